import { describe, expect, test } from 'vitest';
import { drawsFrom } from '../../../../server/domains/limits/forecast/draws.rules.ts';
import {
  type Attempt,
  estimatesAtEnd,
  estimatesOf,
  isLimit,
  patternOf,
} from '../../../../server/domains/limits/recognise.rules.ts';

const START = Temporal.Instant.from('2026-11-20T15:00:00Z');

/** One attempt a minute; by default each card is another one, of one of nine issuers. */
function attempts(count: number, made: (n: number) => Partial<Attempt>, from = 0): Attempt[] {
  return Array.from({ length: count }, (_, n) => ({
    at: START.add({ minutes: from + n }),
    isDeclined: false,
    code: '',
    bin: `40000${n % 9}`,
    card: `card-${from + n}`,
    minor: 1000 + ((from + n) % 7) * 500,
    ...made(n),
  }));
}
const passed = (count: number) => attempts(count, () => ({}));
const declined = (count: number, made: (n: number) => Partial<Attempt> = () => ({}), from = 30) =>
  attempts(count, (n) => ({ isDeclined: true, code: 'F.0105', ...made(n) }), from);

describe('a limit that nobody entered', () => {
  test('one code, many cards and issuers, from a sharp instant on', () => {
    const pattern = patternOf([...passed(30), ...declined(20)]);

    expect(pattern).toMatchObject({ code: 'F.0105', form: 'all', attempts: 20, declined: 20, bins: 9 });
    expect(pattern?.startedAt.toString()).toBe('2026-11-20T15:30:00Z');
  });

  test('a few that pass all the same, or are declined for another reason, do not hide it', () => {
    const mixed = declined(20, (n) => (n % 6 === 5 ? { isDeclined: n === 5, code: 'F.0114' } : {}));

    expect(patternOf([...passed(30), ...mixed])).toMatchObject({ code: 'F.0105', form: 'all' });
  });

  test('a limit on one payment: declined above an amount and passed below it', () => {
    const mixed = attempts(40, (n) =>
      n % 3 === 0 ? { isDeclined: true, code: 'F.0105', bin: `4100${n}`, minor: 60_000 + n } : {},
    );

    expect(patternOf(mixed)).toMatchObject({ form: 'large', leastDeclined: 60_000, mostPassed: 4000 });
  });

  test.each([
    ['one card tries and tries', [...passed(30), ...declined(20, () => ({ card: 'one', bin: '400001' }))]],
    ['a few cards of many issuers', [...passed(30), ...declined(20, (n) => ({ card: `card-${n % 4}` }))]],
    [
      'one issuer is down',
      [...passed(30), ...declined(20, (n) => ({ bin: n % 3 === 0 ? `41111${n % 5}` : '400001' }))],
    ],
    ['many codes at once', [...passed(30), ...declined(20, (n) => ({ code: `F.01${10 + (n % 4)}` }))]],
    ['no code at all', [...passed(30), ...declined(20, () => ({ code: '' }))]],
    ['it grew slowly', attempts(60, (n) => (n % 5 <= n / 12 ? { isDeclined: true, code: 'F.0105' } : {}))],
    ['it was so from the first attempt on', declined(40)],
    ['there is too little to go by', [...passed(6), ...declined(10)]],
    ['all is well', passed(60)],
  ])('is not seen where %s', (_, made) => {
    expect(patternOf(made)).toBeUndefined();
  });

  test('a usual share of declines of many codes is hardly ever taken for one', () => {
    const draw = drawsFrom(77);
    const noise = (n: number): Partial<Attempt> =>
      draw() < 0.25 ? { isDeclined: true, code: `F.01${10 + Math.floor(draw() * 6)}`, bin: `4${n % 97}` } : {};

    const seen = Array.from({ length: 2000 }, () => patternOf(attempts(60, noise))).filter((pattern) => pattern);

    expect(seen).toHaveLength(0);
  });
});

describe('what else is known', () => {
  test.each([
    ['the bank’s other terminals are fine', { usualShare: 0.001, others: { attempts: 100, declined: 8 } }, true],
    ['the bank has no other terminal', { usualShare: 0, others: { attempts: 0, declined: 0 } }, true],
    [
      'the others decline as well: the bank is down',
      { usualShare: 0.001, others: { attempts: 50, declined: 40 } },
      false,
    ],
    ['the code is usual there', { usualShare: 0.05, others: { attempts: 100, declined: 8 } }, false],
  ])('%s', (_, surroundings, expected) => {
    expect(isLimit(surroundings)).toBe(expected);
  });
});

describe('how much it is', () => {
  const pattern = patternOf([...passed(30), ...declined(20)]);
  const used = [
    { kind: 'day-amount' as const, low: 500_000, high: 500_000 },
    { kind: 'month-count' as const, low: 120, high: 130 },
  ];
  const estimates = pattern === undefined ? [] : estimatesOf(pattern, used);

  test('between what was used and what the first declined payment would have made of it', () => {
    expect(estimates).toEqual([
      { kind: 'day-amount', low: 500_000, high: 501_000 },
      { kind: 'month-count', low: 120, high: 131 },
    ]);
  });

  test.each([
    ['after midnight it was the day’s', '2026-11-20T23:10:00Z', ['day-amount']],
    ['on the first of a month it may be either', '2026-11-30T23:10:00Z', ['day-amount', 'month-count']],
    ['in the middle of a day the bank has raised it', '2026-11-21T12:00:00Z', ['day-amount', 'month-count']],
  ])('when payments pass again %s', (_, at, kinds) => {
    const left = estimatesAtEnd(estimates, Temporal.Instant.from(at), 'Europe/Warsaw');

    expect(left.map(({ kind }) => kind)).toEqual(kinds);
  });
});
