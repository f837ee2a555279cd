import { dayOf, MINUTE_MS } from '../calendar.ts';
import { ACQUIRER_DOWN } from '../causes.ts';
import { transactionsOfDay } from '../days.ts';
import { createRandom, hash32 } from '../random.ts';
import type { SampleTransaction } from '../transaction.ts';
import type { BrokenBank, SampleWorld } from '../world.ts';
import type { WritingChannel } from './casting.ts';
import { merchantPersona, payerPersona } from './personas.ts';
import { questionAbout, waysToAsk } from './question.ts';
import type { Story } from './stories.ts';

const WRITERS: readonly { side: 'payer' | 'merchant'; channel: WritingChannel }[] = [
  { side: 'payer', channel: 'telegram' },
  { side: 'payer', channel: 'telegram' },
  { side: 'merchant', channel: 'email' },
  { side: 'payer', channel: 'email' },
  { side: 'payer', channel: 'telegram' },
  { side: 'merchant', channel: 'email' },
];
/** Nobody writes the moment the bank has refused. */
const SOONEST_MS = 2 * MINUTE_MS;
const JUST_NOW_MS = MINUTE_MS;

/** Requests about payments that a failing bank has refused: the last of them has just come. */
export function outageStories(world: SampleWorld, outage: BrokenBank, nowMs: number): Story[] {
  const payments = refusedIn(world, outage, nowMs - SOONEST_MS - JUST_NOW_MS);
  const random = createRandom(hash32(world.seed, 0x0b4c, payments.length));
  return WRITERS.flatMap(({ side, channel }, place) => {
    const about = payments[Math.floor(((place + 0.5) / WRITERS.length) * payments.length)];
    if (about === undefined) return [];
    const persona = side === 'payer' ? payerPersona(world, about) : merchantPersona(world, about.shop.merchant);
    // In words by which the payment is found.
    const [text = ''] = waysToAsk(persona, about);
    const question = { ...questionAbout(random, persona, about), text };
    const latestMs = nowMs - JUST_NOW_MS - (WRITERS.length - place) * MINUTE_MS;
    const atMs = Math.min(latestMs, about.finalMs + random.between(SOONEST_MS, 12 * MINUTE_MS));
    return [
      {
        persona,
        channel,
        question,
        steps: [{ atMs: Math.floor(atMs), step: { act: 'write', text, subject: question.subject } }],
      },
    ];
  });
}

/** One payment of each payer and of each shop, in order of time: of orders that were tried once, so that it is clear which is meant. */
function refusedIn(world: SampleWorld, outage: BrokenBank, untilMs: number): SampleTransaction[] {
  const first = dayOf(world.calendar, outage.fromMs);
  const all = Array.from({ length: world.days - first + 1 }, (_, day) => transactionsOfDay(world, first + day)).flat();
  const ofOrder = Map.groupBy(all, ({ shop, orderNumber }) => `${shop.id} ${orderNumber}`);
  const known = new Set<string>();
  return [...ofOrder.values()]
    .flatMap((attempts) => (attempts.length === 1 ? attempts : []))
    .filter((payment) => isRefusedBy(outage, payment) && payment.finalMs < untilMs)
    .sort((a, b) => a.createdMs - b.createdMs)
    .filter(({ payer, shop }) => {
      const isNew = !known.has(payer.email) && !known.has(shop.domain);
      if (isNew) known.add(payer.email).add(shop.domain);
      return isNew;
    });
}

const isRefusedBy = (
  { acquirer, fromMs }: BrokenBank,
  { type, test, cause, gateway, createdMs }: SampleTransaction,
): boolean =>
  cause === ACQUIRER_DOWN && gateway.acquirer.code === acquirer && type === 'payment' && !test && createdMs >= fromMs;
