import { expect, test } from 'vitest';
import type { LookUp } from '../../../../../server/domains/transactions/look-ups.rules.ts';
import { findCandidates } from '../../../../../server/domains/transactions/queries/find-candidates.ts';
import { loaded, loadTransactions } from '../../../../bench/load-transactions.ts';
import { freshDatabase, NOON, testContext } from '../../../../support/database.ts';
import { rowsRead } from '../../../../support/rows-read.ts';

const ROWS = 5_000;
/** PostgreSQL plans anew for the first five times; what it plans after that is for every value. */
const UNTIL_PLANNED = 7;
const FEW = 150;

const db = await freshDatabase();
const ctx = testContext(db);
await loadTransactions(db, () => ctx, ROWS, NOON);

const NONE: LookUp[] = [
  { by: 'uid', uid: 'nobody-0000000000' },
  { by: 'order', order: 'NOBODY-1' },
  { by: 'rrn', rrn: '999999999999' },
  { by: 'auth-code', authCode: 'ZZZZZZ' },
  { by: 'email', email: 'nobody@mail.example' },
  { by: 'phone', phone: '000000000' },
  { by: 'checkout-token', checkoutToken: 'f'.repeat(40) },
  { by: 'card', last4: '0001', bin: '559999' },
  { by: 'amount', from: 77_777_777, to: 77_777_777 },
  { by: 'amount', from: 77_777_777, to: 77_777_777, shopIds: [900_001, 900_002] },
  { by: 'shop', shopIds: [900_001] },
  { by: 'shop', shopIds: [900_001, 900_002, 900_003] },
];

test.each(
  NONE.map((lookUp) => [JSON.stringify(lookUp), lookUp] as const),
)('what nobody has is not looked for among all: %s', async (_, lookUp) => {
  const read = await db.write.transaction(async (tx) => {
    const look = () => findCandidates({ read: tx, actor: ctx.actor, reach: 'all' }, [lookUp]);
    for (let times = 0; times < UNTIL_PLANNED; times++) expect(await look()).toEqual([]);
    return rowsRead(tx, 'transaction', look);
  });

  expect(read).toBeLessThan(FEW);
});

test('several orders, several uids and several shops are found together', async () => {
  const ofShops: LookUp = { by: 'shop', shopIds: [loaded.shop(ROWS - 1), loaded.shop(ROWS - 2)] };
  const found = await findCandidates(ctx, [
    { by: 'order', order: loaded.order(17) },
    { by: 'order', order: loaded.order(4_000).toLowerCase() },
    { by: 'uid', uid: loaded.uid(33) },
    { by: 'uid', uid: loaded.uid(44) },
    ofShops,
  ]);
  const uids = found.map(({ uid }) => uid);

  expect(uids).toEqual(expect.arrayContaining([17, 4_000, 33, 44, ROWS - 1, ROWS - 2].map(loaded.uid)));
  expect(uids).toHaveLength(4 + 2 * (ROWS / 200));
});
