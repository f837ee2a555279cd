import { STORY_SHOP_ID } from './merchants.ts';
import { createRandom, hash32, type Random } from './random.ts';
import type { SampleTransaction } from './transaction.ts';
import type { SampleShop, SampleWorld } from './world.ts';

/** How a shop takes its notifications, from `sinceMs` on; before, it takes them. */
export interface ShopHabit {
  kind: 'well' | 'firewall' | 'wrong-key' | 'expired' | 'moved' | 'to-https' | 'flaky' | 'mended' | 'silent';
  sinceMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of every third shop the provider's sender keeps a log. */
const IN_LOG = 3;
/** Some of these have each its trouble. */
const TROUBLES: ReadonlyMap<number, Exclude<ShopHabit['kind'], 'well'>> = new Map([
  [2117, 'firewall'],
  [2114, 'wrong-key'],
  [2120, 'expired'],
  [2111, 'moved'],
  [2141, 'to-https'],
  [2129, 'flaky'],
  [2123, 'mended'],
  [2135, 'silent'],
]);
const SINCE_MS = {
  firewall: 3 * DAY_MS,
  'wrong-key': 4 * DAY_MS,
  expired: 1.5 * DAY_MS,
  moved: 2 * DAY_MS,
  'to-https': 30 * DAY_MS,
  flaky: 30 * DAY_MS,
  mended: 2 * DAY_MS,
  silent: 20 * HOUR_MS,
} as const;

/** How the shops of the log take their notifications, as of `openedMs`; other shops have no log. */
export function shopHabits(world: SampleWorld, openedMs: number): ReadonlyMap<number, ShopHabit> {
  const logged = world.shops.filter(({ id }, place) => place % IN_LOG === 1 && id !== STORY_SHOP_ID);
  return new Map(
    logged.map(({ id }) => {
      const kind = TROUBLES.get(id);
      return [id, kind === undefined ? WELL : { kind, sinceMs: openedMs - SINCE_MS[kind] }];
    }),
  );
}

const WELL: ShopHabit = { kind: 'well', sinceMs: 0 };

interface Answer {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  error?: { code: string; text: string };
  totalMs: number;
}

const PATHS: readonly [cms: string, path: string][] = [
  ['woocommerce', '/?wc-api=WC_Gateway_BeGateway'],
  ['opencart', '/index.php?route=extension/payment/begateway/callback1'],
  ['bitrix', '/bitrix/tools/sale_ps_result.php'],
  ['prestashop', '/module/begateway/webhook'],
];

export function notificationUrlOf(shop: SampleShop, { kind }: ShopHabit): string {
  const path = PATHS.find(([cms]) => shop.cms?.startsWith(cms) === true)?.[1] ?? '/payments/notify';
  return `${kind === 'to-https' ? 'http' : 'https'}://${shop.domain}${path}`;
}

/** What the shop answers at a moment. */
function answerAt(shop: SampleShop, { kind, sinceMs }: ShopHabit, atMs: number, random: Random): Answer {
  const totalMs = Math.round(random.between(90, 900));
  const taken: Answer = { status: 200, body: 'OK', headers: { 'content-type': 'text/plain' }, totalMs };
  if (atMs < sinceMs) return taken;
  switch (kind) {
    case 'firewall':
      return {
        status: 403,
        headers: { server: 'cloudflare', 'cf-mitigated': 'challenge', 'content-type': 'text/html' },
        body: '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>',
        totalMs,
      };
    case 'wrong-key':
      return { ...taken, body: 'webhook not authorized' };
    case 'expired':
      return { error: { code: 'CERT_HAS_EXPIRED', text: 'certificate has expired' }, totalMs };
    case 'moved':
      return { status: 404, body: '<html><body>404</body></html>', headers: { 'content-type': 'text/html' }, totalMs };
    case 'to-https':
      return {
        status: 301,
        headers: { location: notificationUrlOf(shop, WELL) },
        body: '',
        totalMs,
      };
    case 'mended':
      return atMs < sinceMs + DAY_MS + 4 * HOUR_MS ? { status: 503, body: 'Service Unavailable', totalMs } : taken;
    case 'flaky':
      return random.chance(0.45)
        ? { error: { code: 'ETIMEDOUT', text: 'no answer within 30 seconds' }, totalMs: 30_000 }
        : { ...taken, totalMs: totalMs * 12 };
    default:
      return random.chance(0.004) ? { status: 502, body: 'Bad Gateway', totalMs } : taken;
  }
}

/** One line of the log as the provider's sender writes it. */
export type SampleLogLine = Record<string, unknown> & { at: string };

export interface Telling {
  transaction: SampleTransaction;
  habit: ShopHabit;
  /** When the event came about. */
  fromMs: number;
  /** Until when attempts are told. */
  untilMs: number;
  /** How much faster than in life the retries come. */
  timesFaster?: number;
}

const MOST_RETRIES = 15;

/** The attempts of a transaction's final notification: by the schedule of the cards, until one is answered with 200. */
export function notificationLines(seed: number, { transaction, habit, fromMs, untilMs, timesFaster = 1 }: Telling) {
  const lines: SampleLogLine[] = [];
  if (habit.kind === 'silent' && fromMs >= habit.sinceMs) return lines;
  const random = createRandom(hash32(seed, transaction.number));
  let atMs = fromMs + random.between(800, 4_000);
  for (let n = 1; n <= MOST_RETRIES + 1 && atMs <= untilMs; n += 1) {
    const answer = answerAt(transaction.shop, habit, atMs, random);
    lines.push(logLineOf(transaction, habit, { n, atMs, answer, trigger: 'auto' }));
    if (answer.status === 200) break;
    atMs += (1000 * (Math.floor(2.12 * n) ** 3 + random.int(30) * (n + 1))) / timesFaster;
  }
  return lines;
}

/** The attempt that somebody asked for. */
export function manualLine(transaction: SampleTransaction, habit: ShopHabit, n: number, atMs: number): SampleLogLine {
  const random = createRandom(hash32(transaction.number, n));
  const answer = answerAt(transaction.shop, habit, atMs, random);
  return logLineOf(transaction, habit, { n, atMs, answer, trigger: 'manual' });
}

interface Tried {
  n: number;
  atMs: number;
  answer: Answer;
  trigger: 'auto' | 'manual';
}

function logLineOf(
  { uid, shop, method, finalStatus, amount, currency, trackingId }: SampleTransaction,
  habit: ShopHabit,
  { n, atMs, answer, trigger }: Tried,
): SampleLogLine {
  const isConnected = answer.error === undefined || answer.error.code === 'ETIMEDOUT';
  return {
    event_id: `ntf-${uid}-${finalStatus}`,
    n,
    uid,
    shop_id: shop.id,
    url: notificationUrlOf(shop, habit),
    service: method === 'erip' ? 'alternative' : 'cards',
    trigger,
    at: new Date(Math.round(atMs)).toISOString(),
    request: {
      headers: { 'Content-Type': 'application/json', Authorization: 'Basic c2FtcGxlOnNhbXBsZQ==' },
      body: JSON.stringify({ transaction: { uid, status: finalStatus, amount, currency, tracking_id: trackingId } }),
    },
    response:
      answer.status === undefined
        ? null
        : { status: answer.status, headers: answer.headers ?? {}, body: answer.body ?? '' },
    timing: {
      dns_ms: 2 + (shop.id % 9),
      connect_ms: 8 + (shop.id % 31),
      tls_ms: habit.kind === 'to-https' ? null : 18 + (shop.id % 40),
      first_byte_ms: isConnected && answer.status !== undefined ? answer.totalMs - 3 : null,
      total_ms: answer.totalMs,
    },
    address: `203.0.113.${shop.id % 250}`,
    error: answer.error ?? null,
  };
}
