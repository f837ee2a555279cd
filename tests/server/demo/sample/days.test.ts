import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  createSampleWorld,
  dayOf,
  dayStartMs,
  exportRow,
  familyOfDay,
  ORDER_OF_THE_STORY,
  richDocument,
  type SampleTransaction,
  sampleTransactions,
  transactionsOfDay,
  viewAt,
  ZONE,
} from '../../../../server/demo/sample/index.ts';

const today = Temporal.PlainDate.from('2026-11-25');

function hashOf(seed: number, day: Temporal.PlainDate): string {
  const world = createSampleWorld({ seed, today: day, days: 2 });
  const hash = createHash('sha256');
  for (const transaction of sampleTransactions(world)) {
    const view = viewAt(transaction, dayStartMs(world.calendar, world.days));
    if (view !== undefined)
      hash.update(JSON.stringify([richDocument(seed, transaction, view), exportRow(transaction, view)]));
  }
  return hash.digest('hex');
}

test('the same seed and day give the same documents, another seed or day others', () => {
  const first = hashOf(7, today);

  expect(hashOf(7, today)).toBe(first);
  expect(hashOf(8, today)).not.toBe(first);
  expect(hashOf(7, today.add({ days: 1 }))).not.toBe(first);
});

test('a family made alone is the one that was made with its day', () => {
  const world = createSampleWorld({ today, days: 3 });
  const whole = transactionsOfDay(world, 1);
  const wanted = whole.filter(({ key }) => (key & 0x7fff) >>> 3 === 200);

  const alone = familyOfDay(world, 1, 200, () => wanted[0]?.orderNumber ?? 0);

  expect(alone).toEqual(wanted);
});

describe('ninety days', () => {
  const world = createSampleWorld({ today });
  const all = [...sampleTransactions(world)];
  const share = (count: (transaction: SampleTransaction) => boolean, of = all) => of.filter(count).length / of.length;
  const cards = all.filter(
    ({ method, type }) => method === 'credit_card' && (type === 'payment' || type === 'authorization'),
  );

  test('hold at least 200,000 transactions with different uids', () => {
    expect(all.length).toBeGreaterThanOrEqual(200_000);
    expect(all.length).toBeLessThan(240_000);
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length);
  });

  test('have about as many declines as a desk sees, most of them for want of money', () => {
    const declined = cards.filter(({ finalStatus }) => finalStatus === 'failed');

    expect(declined.length / cards.length).toBeGreaterThan(0.12);
    expect(declined.length / cards.length).toBeLessThan(0.24);
    expect(share(({ cause }) => cause.code === 'F.0114', declined)).toBeGreaterThan(0.2);
    for (const code of [
      'F.0105',
      'F.0998',
      'F.0124',
      'F.0123',
      'F.2011',
      'F.2010',
      'F.0108',
      'F.0113',
      'F.0111',
      'F.4001',
      'F.2007',
      'F.0116',
    ])
      expect(
        declined.some(({ cause }) => cause.code === code),
        code,
      ).toBe(true);
  });

  test('have bills, refunds, chargebacks, holds that nobody took, test payments and the four currencies', () => {
    const captured = new Set(
      all.filter(({ type }) => type === 'capture' || type === 'void').map(({ parentUid }) => parentUid),
    );

    expect(share(({ method }) => method === 'erip')).toBeGreaterThan(0.03);
    expect(all.some(({ method, finalStatus }) => method === 'erip' && finalStatus === 'expired')).toBe(true);
    expect(all.filter(({ type }) => type === 'refund').length).toBeGreaterThan(1_000);
    expect(all.filter(({ type }) => type === 'chargeback').length).toBeGreaterThan(50);
    expect(
      all.some(
        ({ type, finalStatus, uid }) => type === 'authorization' && finalStatus === 'successful' && !captured.has(uid),
      ),
    ).toBe(true);
    expect(share(({ test }) => test)).toBeLessThan(0.02);
    expect([...new Set(all.map(({ currency }) => currency))].sort()).toEqual(['BYN', 'BYR', 'EUR', 'RUB', 'USD']);
  });

  test('hold order 10423 once', () => {
    expect(all.filter(({ trackingId }) => trackingId.split(/\D/).includes(String(ORDER_OF_THE_STORY)))).toHaveLength(1);
  });

  test('are busier in the evening than at night and differ by weekday', () => {
    const byHour = Map.groupBy(all, ({ createdMs }) =>
      Math.floor(((createdMs - world.calendar.startMs) % 86_400_000) / 3_600_000),
    );
    const size = (hour: number) => byHour.get(hour)?.length ?? 0;

    expect(size(19)).toBeGreaterThan(size(4) * 8);
    expect(size(12)).toBeGreaterThan(size(7));
  });

  test('lie between the first day and today, but for children of late payments', () => {
    const days = all
      .filter(({ parentUid }) => parentUid === undefined)
      .map(({ createdMs }) => dayOf(world.calendar, createdMs));

    expect(Math.min(...new Set(days))).toBe(0);
    expect(days.filter((day) => day > 89).length).toBeLessThan(20);
  });

  test('end each month with declines at the acquirer whose limit is tight', () => {
    const full = cards.filter(({ cause }) => cause.code === 'F.0123' || cause.code === 'F.2011');
    const dates = full.map(({ createdMs }) =>
      Temporal.Instant.fromEpochMilliseconds(createdMs).toZonedDateTimeISO(ZONE),
    );

    expect(full.length).toBeGreaterThan(300);
    expect(dates.every(({ day, daysInMonth }) => daysInMonth - day <= 2)).toBe(true);
  });
});

test.each([
  '2026-11-25',
  '2027-01-01',
  '2027-01-02',
  '2028-02-29',
  '2028-03-01',
  '2026-03-30',
  '2026-10-26',
  '2030-07-15',
])('on %s, order 10423 lies on the evening before and nowhere else', (day) => {
  const date = Temporal.PlainDate.from(day);
  const world = createSampleWorld({ today: date, days: 12 });

  const found = [...sampleTransactions(world)].filter(({ trackingId }) =>
    trackingId.split(/\D/).includes(String(ORDER_OF_THE_STORY)),
  );

  expect(found).toMatchObject([
    {
      amount: 4850,
      currency: 'BYN',
      finalStatus: 'failed',
      cause: { code: 'F.0114' },
      card: { bin: '424242', last4: '4242' },
    },
  ]);
  const at = Temporal.Instant.fromEpochMilliseconds(found[0]?.createdMs ?? 0).toZonedDateTimeISO(ZONE);
  expect(at.toPlainDate().toString()).toBe(date.subtract({ days: 1 }).toString());
  expect([at.hour, at.minute]).toEqual([19, 4]);
});
