import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SettlementCalendar } from '../../../../server/domains/diagnosis/facts.ts';
import { settlementOf } from '../../../../server/domains/diagnosis/settlement.rules.ts';
import { expectedMoney } from '../../../../server/domains/diagnosis/settlement-calendar.rules.ts';
import { BANK_HOURS } from '../../../support/limits.ts';
import { ago, makeCase } from '../../../support/made-facts.ts';

const SIX_DAYS = { ...BANK_HOURS.week, 6: BANK_HOURS.week[1] };
const NO_MONDAY = { ...BANK_HOURS.week, 1: [] };
const ALL_WEEK = { ...SIX_DAYS, 7: BANK_HOURS.week[1] };
const CLOSED = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const MINSK: SettlementCalendar = {
  ...BANK_HOURS,
  cutOff: '20:00',
  acquirerDays: 1,
  providerDays: 0,
  payOutDays: null,
  holidays: ['2026-12-25', '2027-01-01'],
};
const short = (terms: SettlementCalendar, paidAt: string) => {
  const expected = expectedMoney(terms, paidAt);
  return expected && [expected.bankDay, expected.settlesOn, expected.paysOutOn].join(' ');
};

// 2026-11-23 is a Monday; Minsk is three hours ahead of UTC all year.
const CASES: [sentence: string, given: Partial<SettlementCalendar>, paidAt: string, expected: string | undefined][] = [
  ['a Monday afternoon', {}, '2026-11-23T12:00:00Z', '2026-11-23 2026-11-24 2026-11-24'],
  ['a second before the cut-off', {}, '2026-11-23T16:59:59Z', '2026-11-23 2026-11-24 2026-11-24'],
  ['at the cut-off it is the next day', {}, '2026-11-23T17:00:00Z', '2026-11-24 2026-11-25 2026-11-25'],
  ['Friday after the cut-off is Monday', {}, '2026-11-27T18:00:00Z', '2026-11-30 2026-12-01 2026-12-01'],
  ['Saturday is Monday', {}, '2026-11-28T09:00:00Z', '2026-11-30 2026-12-01 2026-12-01'],
  [
    'Thursday settles over the weekend',
    { acquirerDays: 2 },
    '2026-11-26T09:00:00Z',
    '2026-11-26 2026-11-30 2026-11-30',
  ],
  ['a holiday is no bank day', {}, '2026-12-25T09:00:00Z', '2026-12-28 2026-12-29 2026-12-29'],
  ['the day after is counted past a holiday', {}, '2026-12-24T09:00:00Z', '2026-12-24 2026-12-28 2026-12-28'],
  ['two holidays and a weekend', { acquirerDays: 2 }, '2026-12-31T09:00:00Z', '2026-12-31 2027-01-05 2027-01-05'],
  ['the same day', { acquirerDays: 0 }, '2026-11-23T09:00:00Z', '2026-11-23 2026-11-23 2026-11-23'],
  ['we pay two bank days later', { providerDays: 2 }, '2026-11-26T09:00:00Z', '2026-11-26 2026-11-27 2026-12-01'],
  [
    'pay-outs on Tuesdays and Thursdays',
    { payOutDays: [2, 4] },
    '2026-11-24T09:00:00Z',
    '2026-11-24 2026-11-25 2026-11-26',
  ],
  ['a pay-out day that is a holiday', { payOutDays: [5] }, '2026-12-23T09:00:00Z', '2026-12-23 2026-12-24 2027-01-08'],
  ['late in the evening of UTC is tomorrow in Minsk', {}, '2026-11-23T22:30:00Z', '2026-11-24 2026-11-25 2026-11-25'],
  ['a bank that works on Saturdays', { week: SIX_DAYS }, '2026-11-27T18:00:00Z', '2026-11-28 2026-11-30 2026-11-30'],
  ['a desk that answers all week', { week: ALL_WEEK }, '2026-11-27T09:00:00Z', '2026-11-27 2026-11-30 2026-11-30'],
  ['and on a holiday', { week: ALL_WEEK }, '2026-12-24T09:00:00Z', '2026-12-24 2026-12-28 2026-12-28'],
  ['a bank that is shut on Mondays', { week: NO_MONDAY }, '2026-11-28T09:00:00Z', '2026-12-01 2026-12-02 2026-12-02'],
  [
    'a Saturday that is worked for another day',
    { workdays: ['2026-11-28'] },
    '2026-11-27T09:00:00Z',
    '2026-11-27 2026-11-28 2026-11-28',
  ],
  ['hours that nobody entered', { week: CLOSED }, '2026-11-28T09:00:00Z', '2026-11-30 2026-12-01 2026-12-01'],
  ['a text that is no time', {}, 'yesterday', undefined],
];

test.each(CASES)('%s', (_sentence, given, paidAt, expected) => {
  expect(short({ ...MINSK, ...given }, paidAt)).toBe(expected);
});

describe('where clocks change', () => {
  const warsaw = { ...MINSK, zone: 'Europe/Warsaw', cutOff: '02:30', holidays: [] };

  test('the cut-off of the next bank day is that of its own offset', () => {
    // Sunday 25 October 2026: the clock goes back; Monday's 02:30 is at +01:00.
    expect(expectedMoney(warsaw, '2026-10-24T12:00:00Z')).toMatchObject({
      bankDay: '2026-10-26',
      closesAt: '2026-10-26T01:30:00Z',
    });
  });

  test('a clock that a day leaves out closes when it would have been', () => {
    // Whoever works on Sundays: 29 March 2026 has no 02:30.
    const cairo = { ...MINSK, zone: 'Africa/Cairo', cutOff: '00:30', holidays: [] };

    // Friday 24 April 2026 begins at 01:00 there.
    expect(expectedMoney(cairo, '2026-04-23T20:00:00Z')).toMatchObject({
      bankDay: '2026-04-24',
      closesAt: '2026-04-23T22:30:00Z',
    });
  });
});

test('money never comes earlier for a payment that was made later, and always on a bank day', () => {
  const terms = fc.record({
    week: fc.constant(BANK_HOURS.week),
    zone: fc.constantFrom('Europe/Minsk', 'Europe/Warsaw', 'America/New_York'),
    cutOff: fc.constantFrom('00:00', '02:30', '15:00', '20:00', '23:59'),
    acquirerDays: fc.nat(5),
    providerDays: fc.nat(5),
    payOutDays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 })),
    holidays: fc.uniqueArray(fc.constantFrom('2026-03-30', '2026-10-26', '2026-12-25', '2027-01-01'), { maxLength: 4 }),
  });
  const moment = fc
    .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-02-01T00:00:00Z') })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toString());

  fc.assert(
    fc.property(terms, moment, moment, (calendar, one, other) => {
      const [earlier = '', later = ''] = [one, other].toSorted((a, b) => Date.parse(a) - Date.parse(b));
      const [first, second] = [expectedMoney(calendar, earlier), expectedMoney(calendar, later)];

      expect((first?.paysOutOn ?? '') <= (second?.paysOutOn ?? '')).toBe(true);
      for (const day of [first?.bankDay, first?.settlesOn, first?.paysOutOn]) {
        expect(Temporal.PlainDate.from(day ?? '').dayOfWeek).toBeLessThan(6);
        expect(calendar.holidays).not.toContain(day);
      }
      expect(Date.parse(first?.closesAt ?? '')).toBeGreaterThan(Date.parse(earlier));
    }),
    { numRuns: 500 },
  );
});

describe('what the gateway said wins over the calendar', () => {
  // Asked on Tuesday 24 November 2026, 21:00 in Minsk.
  const stepOf = (given: Parameters<typeof makeCase>[0]) =>
    settlementOf(makeCase({ status: 'successful', ...given }, { settlement: MINSK }));

  test('paid today: expected tomorrow, nothing is late', () => {
    expect(stepOf({ paidAt: ago(120) })).toMatchObject({ step: 'paid', expected: { settlesOn: '2026-11-25' } });
    expect(stepOf({ paidAt: ago(120) }).late).toBeUndefined();
  });

  test('due last Friday and not there: the acquirer is asked', () => {
    expect(stepOf({ paidAt: '2026-11-19T09:00:00Z' }).late).toEqual({
      step: 'settled-by-acquirer',
      due: '2026-11-20',
      who: 'acquirer',
    });
  });

  test('the acquirer has paid and we have not: it is with us', () => {
    expect(stepOf({ paidAt: '2026-11-19T09:00:00Z', settledAt: '2026-11-20T09:00:00Z' }).late).toEqual({
      step: 'paid-out',
      due: '2026-11-20',
      who: 'provider',
    });
  });

  test('once paid out, nothing is expected and nothing late', () => {
    const paidOut = stepOf({ paidAt: '2026-11-19T09:00:00Z', pspSettledAt: '2026-11-21T09:00:00Z' });

    expect(paidOut.step).toBe('paid-out');
    expect(paidOut.expected).toBeUndefined();
    expect(paidOut.late).toBeUndefined();
  });
});
