import { maskText } from '../../server/kernel/mask.ts';
import type { Figure } from './report.ts';

const WANTED_MB = 50;

/** How fast ordinary text is masked, on one core, and how many of 100,000 things that are no cards are taken for one. */
export async function measureMasking(): Promise<Figure[]> {
  const speed = throughput();
  const kinds = falseMasksByKind();
  const per100k = (of: readonly { masked: number; of: number }[]) => {
    const sum = (pick: 'masked' | 'of') => of.reduce((total, kind) => total + kind[pick], 0);
    return `${Math.round((sum('masked') / sum('of')) * 100_000).toLocaleString('en-US')} of 100,000`;
  };
  return [
    {
      what: 'ordinary text masked, one core',
      value: `${speed.toFixed(1)} MB/s`,
      target: `≥ ${WANTED_MB} MB/s`,
      held: speed >= WANTED_MB,
    },
    { what: 'taken for a card that is none', value: per100k(kinds) },
    ...kinds.filter(({ masked }) => masked > 0).map((kind) => ({ what: `  of ${kind.kind}`, value: per100k([kind]) })),
  ];
}

/** Out of how many made things of a kind how many were masked. EANs of 13 digits that begin with 4 have the shape of a Visa number. */
function falseMasksByKind(): { kind: string; masked: number; of: number }[] {
  const next = numbersFrom(20_260_603);
  const digits = (count: number) => Array.from({ length: count }, () => next(10)).join('');
  const kinds: Record<string, () => string> = {
    'order ids, 4–10 digits': () => String(1 + next(9)) + digits(3 + next(7)),
    'order ids, other shapes': () => `${['A-', 'ORD/', 'INV-2026-', '№ '][next(4)]}${digits(5)}`,
    'milliseconds and microseconds': () => `17${digits(next(2) === 0 ? 11 : 14)}`,
    'Belarusian phones': () => `+375 ${[25, 29, 33, 44][next(4)]} ${digits(3)}-${digits(2)}-${digits(2)}`,
    'Russian phones': () => `+7 9${digits(2)} ${digits(3)}-${digits(2)}-${digits(2)}`,
    RRNs: () => `6${digits(11)}`,
    'EAN-13, goods of Belarus': () => ean(`481${digits(9)}`),
    'EAN-13, any goods': () => ean(String(1 + next(9)) + digits(11)),
    'gateway uids': () => `${digits(8)}-${Array.from({ length: 10 }, () => next(16).toString(16)).join('')}`,
    'account numbers, 20 digits': () => `${3 + next(2)}${digits(19)}`,
  };
  return Object.entries(kinds).map(([kind, make]) => {
    const made = Array.from({ length: 10_000 }, make);
    return { kind, masked: made.filter((text) => maskText(text) !== text).length, of: made.length };
  });
}

const MESSAGES = [
  'Добрый день! Почему не прошёл платёж по заказу 10423? Клиент платил картой 4242 вчера около семи, сумма 48,50 BYN. Телефон +375 29 123-45-67. ',
  'Hello, the payment for order 10423 was declined, the customer paid with the card ending 4242 yesterday at 19:05, 48.50 BYN, uid 37746555-bbdad687b0, RRN 615312345678. ',
  '{"uid":"37746555-bbdad687b0","status":"failed","amount":4850,"currency":"BYN","created_at":"2026-06-03T14:05:11.123Z","description":"Заказ 10423"} ',
  'Здравствуйте, списали деньги два раза, заказы 10423 и 10424, магазин молчит. Пароль от кабинета не подходит, ключ не находит. ',
];

/** In processor time, so that what the machine does besides is not ours; the best of several rounds, the first warm up. */
function throughput(): number {
  const text = MESSAGES.join('\n').repeat(6_000);
  const megabytes = Buffer.byteLength(text) / 1e6;
  const rounds = Array.from({ length: 8 }, () => {
    const start = process.cpuUsage().user;
    maskText(text);
    return megabytes / ((process.cpuUsage().user - start) / 1e6);
  });
  return Math.max(...rounds);
}

function ean(payload: string): string {
  const sum = Array.from(payload, Number).reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 1 : 3), 0);
  return payload + String((10 - (sum % 10)) % 10);
}

/** The same numbers at every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
