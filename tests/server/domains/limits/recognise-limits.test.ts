import { beforeEach, describe, expect, test } from 'vitest';
import { hourOf } from '../../../../server/domains/limits/forecast/local-hours.rules.ts';
import { recogniseLimits } from '../../../../server/domains/limits/recognise-limits.ts';
import { limitForecasts, limits, recognisedLimits } from '../../../../server/domains/limits/tables.ts';
import { createPartitions, refreshHours } from '../../../../server/domains/transactions/index.ts';
import { transactionDays, transactionHours, transactions } from '../../../../server/domains/transactions/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { type LimitId, ShopId, TransactionUid } from '../../../../server/kernel/ids.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { enterTrade, makeBank, makeLimit, usesTerminal } from '../../../support/made-limits.ts';

const db = await freshDatabase();
const START = Temporal.Instant.from('2026-11-20T15:00:00Z');
const at = (minutes: number) => START.add({ minutes });
const contextAt = (moment: Temporal.Instant) => testContext(db, { clock: clockAt(moment) });
const look = (minutes: number) => recogniseLimits(contextAt(at(minutes)));

await createPartitions(contextAt(START));
await makeBank(db, ['t1', 't2']);
await usesTerminal(db, 't1', 7);
await usesTerminal(db, 't2', 8);

let made = 0;
interface Made {
  terminal?: string | null;
  shop?: number;
  isDeclined?: boolean;
  card?: string;
}

/** One attempt a minute from `from` on. */
async function attempts(
  from: number,
  count: number,
  { terminal = 't1', shop = 7, isDeclined = false, card }: Made = {},
) {
  const rows = Array.from({ length: count }, (_, n) => {
    made += 1;
    const moment = at(from + n);
    return {
      uid: TransactionUid.parse(`made-${made}`),
      partitionAt: moment,
      firstHeardAt: moment,
      changedAt: moment,
      stamp: '1',
      bestSource: 'look-up' as const,
      shopId: ShopId.parse(shop),
      type: 'payment' as const,
      status: isDeclined ? ('failed' as const) : ('successful' as const),
      code: isDeclined ? 'F.0105' : 'S.0000',
      amountMinor: 2000,
      currency: 'BYN',
      test: false,
      methodType: 'credit_card',
      cardBin: card === undefined ? `40000${made % 9}` : '400001',
      cardLast4: card ?? String(1000 + made),
      gatewayId: terminal,
    };
  });
  await db.write.insert(transactions).values(rows);
  await refreshHours(contextAt(at(from + count)));
}

beforeEach(async () => {
  for (const table of [recognisedLimits, limits, transactions, transactionHours, transactionDays])
    await db.write.delete(table);
  const weeks = {
    seed: 3,
    zone: 'Europe/Warsaw',
    firstHour: hourOf(START) - 20 * 24,
    length: 19 * 24,
    paymentsADay: 100,
  };
  await enterTrade(db, weeks, { gateway: 't1', shop: 7 });
});

const kept = () => db.read.select().from(recognisedLimits);
const counted = (limitId: LimitId, used: { usedLow: number; usedLikely: number; usedHigh: number }) =>
  db.write.insert(limitForecasts).values({ limitId, asOf: at(50), ...used, cap: 60_000 });

describe('limits that nobody entered', () => {
  test('one is recognised, with the moment, the code and what was used, and closed when payments pass again', async () => {
    await attempts(0, 30);
    await attempts(30, 20, { isDeclined: true });
    expect(await look(51)).toEqual({ begun: 1, ended: 0 });
    expect(await look(52)).toEqual({ begun: 0, ended: 0 });
    const [open] = await kept();
    expect(open).toMatchObject({
      terminalId: 't1',
      currency: 'BYN',
      code: 'F.0105',
      declined: 20,
      bins: 9,
      endedAt: null,
    });
    expect(open?.startedAt.toString()).toBe(at(30).toString());
    const day = JSON.parse(open?.estimates ?? '[]').find(({ kind }: { kind: string }) => kind === 'day-amount');
    expect(day).toEqual({ kind: 'day-amount', low: 60_000, high: 62_000 });

    await attempts(60, 6);

    expect(await look(67)).toEqual({ begun: 0, ended: 1 });
    expect((await kept())[0]?.endedAt?.toString()).toBe(at(61).toString());
  });

  test('not where a card tries and tries', async () => {
    await attempts(0, 30);
    await attempts(30, 20, { isDeclined: true, card: '1111' });

    expect(await look(51)).toEqual({ begun: 0, ended: 0 });
  });

  test('not where the bank declines everywhere', async () => {
    await attempts(0, 30);
    await attempts(30, 20, { isDeclined: true });
    await attempts(30, 20, { isDeclined: true, terminal: 't2', shop: 8 });

    expect(await look(51)).toEqual({ begun: 0, ended: 0 });
  });

  test('not where payments pass of which no source has named the terminal yet', async () => {
    await attempts(0, 30);
    await attempts(30, 20, { isDeclined: true });
    await attempts(30, 20, { terminal: null });

    expect(await look(51)).toEqual({ begun: 0, ended: 0 });
  });

  test('not where the register says which limit it is', async () => {
    await attempts(0, 30);
    await attempts(30, 20, { isDeclined: true });
    const limitId = await makeLimit(db, { terminalId: 't1', value: 60_000, kind: 'day-amount' });

    await counted(limitId, { usedLow: 60_000, usedLikely: 60_000, usedHigh: 60_000 });

    expect(await look(51)).toEqual({ begun: 0, ended: 0 });
  });

  test('a limit whose value only the upper edge of a wide band reaches does not say why', async () => {
    await attempts(0, 30);
    await attempts(30, 20, { isDeclined: true });
    const limitId = await makeLimit(db, { terminalId: 't1', value: 60_000, kind: 'day-amount' });

    await counted(limitId, { usedLow: 0, usedLikely: 12_000, usedHigh: 90_000 });

    expect(await look(51)).toEqual({ begun: 1, ended: 0 });
  });
});
