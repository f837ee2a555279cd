import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { spreadHours } from '../../../../server/domains/transactions/index.ts';
import { transactionHours } from '../../../../server/domains/transactions/tables.ts';
import { ShopId } from '../../../../server/kernel/ids.ts';
import { freshDatabase } from '../../../support/database.ts';

const db = await freshDatabase();
const HOUR = Temporal.Instant.from('2026-11-09T08:00:00Z');

interface Row {
  gateway: string;
  payments: number;
  shop?: number;
  status?: string;
  method?: string;
  test?: boolean;
}

async function enter(rows: readonly Row[]): Promise<void> {
  await db.write.delete(transactionHours);
  await db.write.insert(transactionHours).values(
    rows.map(
      ({ gateway, payments, shop = 7, status = 'successful', method = 'credit_card', test: isTest = false }) => ({
        hour: HOUR,
        gatewayId: gateway,
        shopId: ShopId.parse(shop),
        methodType: method,
        type: 'payment',
        status,
        code: '',
        currency: 'BYN',
        test: isTest,
        payments,
        amountMinor: payments * 100,
        amountSquares: payments * 10_000,
        greatestMinor: 100,
      }),
    ),
  );
}

async function spread(): Promise<string[]> {
  const hours = spreadHours({
    from: sql`${HOUR.toString()}::timestamptz`,
    to: sql`${HOUR.add({ hours: 1 }).toString()}::timestamptz`,
  });
  const rows = await db.read
    .select({
      text: sql<string>`gateway_id || ' ' || status || ' ' || round((payments * share)::numeric, 2) || ' of ' || payments || case when is_known then '' else ' ?' end`,
    })
    .from(sql`${hours} as spread`);
  return rows.map(({ text }) => text).toSorted();
}

test('what no source named goes whole to the only gateway of the shop', async () => {
  await enter([
    { gateway: 'g1', payments: 3 },
    { gateway: '', payments: 5 },
  ]);

  expect(await spread()).toEqual(['g1 successful 3.00 of 3', 'g1 successful 5.00 of 5 ?']);
});

test('of several gateways each gets its share, and all of it at most', async () => {
  await enter([
    { gateway: 'g1', payments: 3 },
    { gateway: 'g2', payments: 1 },
    { gateway: '', payments: 8 },
  ]);

  expect(await spread()).toEqual([
    'g1 successful 3.00 of 3',
    'g1 successful 6.00 of 8 ?',
    'g2 successful 1.00 of 1',
    'g2 successful 2.00 of 8 ?',
  ]);
});

test('failed payments, which are looked up first, do not draw others to their gateway', async () => {
  await enter([
    { gateway: 'g1', payments: 10 },
    { gateway: 'g2', payments: 500, status: 'failed' },
    { gateway: '', payments: 100 },
  ]);

  expect(await spread()).toContain('g1 successful 95.24 of 100 ?');
});

test('other shops and other methods say nothing, and test payments are left out', async () => {
  await enter([
    { gateway: 'g1', payments: 4, shop: 8 },
    { gateway: 'g1', payments: 4, method: 'erip' },
    { gateway: '', payments: 2 },
    { gateway: 'g1', payments: 9, test: true },
  ]);

  expect(await spread()).toEqual([' successful 2.00 of 2 ?', 'g1 successful 4.00 of 4', 'g1 successful 4.00 of 4']);
});
