import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { shops } from '../../../../../server/domains/merchants/tables.ts';
import {
  getTransaction,
  listTransactions,
  mergeTransactions,
  searchTransactions,
} from '../../../../../server/domains/transactions/index.ts';
import { PersonId, SessionId, ShopId, TransactionUid } from '../../../../../server/kernel/ids.ts';
import { freshDatabase, testContext } from '../../../../support/database.ts';
import { makePerson } from '../../../../support/people.ts';
import { document, page } from '../documents.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const zone = 'Europe/Minsk';
const uidsOf = (items: { uid: string }[]) => items.map(({ uid }) => uid);
const list = async (filter: Partial<Parameters<typeof listTransactions>[1]> = {}, asker = ctx) =>
  uidsOf((await listTransactions(asker, { limit: 50, ...filter }, zone)).items);

await mergeTransactions(
  ctx,
  page([
    document({ uid: 'l-1', createdAt: '2026-11-08T20:59:59.000000Z', shopId: 1, merchantNumber: 1 }),
    document({
      uid: 'l-2',
      createdAt: '2026-11-08T21:00:00.000000Z',
      shopId: 2,
      merchantNumber: 1,
      status: 'failed',
      code: 'F.0114',
    }),
    document({
      uid: 'l-3',
      createdAt: '2026-11-09T08:00:00.000000Z',
      shopId: 3,
      merchantNumber: 2,
      currency: 'USD',
      test: true,
    }),
    document({
      uid: 'l-4',
      createdAt: '2026-11-09T08:00:00.000000Z',
      shopId: 3,
      merchantNumber: 2,
      type: 'refund',
      methodType: 'erip',
    }),
    document({ uid: 'l-5', createdAt: '2026-10-01T08:00:00.000000Z', shopId: 1, merchantNumber: 1 }),
  ]),
);
const merchantOf = async (uid: string) => {
  const { merchantId } = await getTransaction(ctx, TransactionUid.parse(uid));
  if (merchantId === null) throw new Error('a shop has its merchant');
  return merchantId;
};

test('the newest come first, those of one moment in a steady order', async () => {
  expect(await list()).toEqual(['l-4', 'l-3', 'l-2', 'l-1', 'l-5']);
});

test('pages join without gap or repeat', async () => {
  const joined: string[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await listTransactions(ctx, { limit: 2, after }, zone);
    joined.push(...uidsOf(items));
    after = next;
  } while (after !== undefined);

  expect(joined).toEqual(['l-4', 'l-3', 'l-2', 'l-1', 'l-5']);
});

test('a cursor that is none starts the list again', async () => {
  expect(await list({ after: 'WyJhIiwiYiJd', limit: 1 })).toEqual(['l-4']);
  expect(await list({ after: '%%%', limit: 1 })).toEqual(['l-4']);
});

test('a day is a day of the desk', async () => {
  expect(await list({ fromDay: '2026-11-08', toDay: '2026-11-08' })).toEqual(['l-1']);
  expect(await list({ fromDay: '2026-11-09' })).toEqual(['l-4', 'l-3', 'l-2']);
});

test.each([
  [{ status: ['failed' as const] }, ['l-2']],
  [{ type: ['refund' as const] }, ['l-4']],
  [{ currency: 'USD' }, ['l-3']],
  [{ methodType: 'erip' }, ['l-4']],
  [{ code: 'F.0114' }, ['l-2']],
  [{ test: true }, ['l-3']],
  [{ test: false, fromDay: '2026-11-09' }, ['l-4', 'l-2']],
  [{ shopId: ShopId.parse(1) }, ['l-1', 'l-5']],
])('%j leaves %j', async (filter, uids) => {
  expect(await list(filter)).toEqual(uids);
});

test('what is rare is found however old it is, and pages of it join', async () => {
  await mergeTransactions(
    ctx,
    page([
      document({ uid: 'rare-1', code: 'F.9999', createdAt: '2024-02-01T08:00:00.000000Z' }),
      document({ uid: 'rare-2', code: 'F.9999', createdAt: '2026-03-01T08:00:00.000000Z' }),
    ]),
  );

  const first = await listTransactions(ctx, { limit: 1, code: 'F.9999' }, zone);
  const second = await listTransactions(ctx, { limit: 1, code: 'F.9999', after: first.next }, zone);

  expect([first, second].map(({ items }) => uidsOf(items))).toEqual([['rare-2'], ['rare-1']]);
  expect(second.next).toBeUndefined();
});

test('a merchant’s list holds all its shops, a page at a time', async () => {
  const merchantId = await merchantOf('l-1');

  const first = await listTransactions(ctx, { limit: 2, merchantId }, zone);
  const second = await listTransactions(ctx, { limit: 2, merchantId, after: first.next }, zone);

  expect(uidsOf(first.items)).toEqual(['l-2', 'l-1']);
  expect(uidsOf(second.items)).toEqual(['l-5']);
});

test('an account manager sees their own merchants’ transactions only, in every way of looking', async () => {
  const host = testContext(db, { actor: { kind: 'host', name: 'test' } });
  const manager = await makePerson(host, { role: 'account-manager' });
  await db.write
    .update(shops)
    .set({ accountManagerId: manager.id })
    .where(eq(shops.id, ShopId.parse(2)));
  const own = testContext(db, {
    actor: {
      kind: 'person',
      personId: PersonId.parse(manager.id),
      sessionId: SessionId.parse(crypto.randomUUID()),
      role: 'account-manager',
    },
    reach: 'own',
  });
  const found = async (text: string) =>
    (await searchTransactions(own, { text, limit: 50 }, { timeZone: zone, knownShops: [] })).items.map(
      ({ transaction }) => transaction.uid,
    );

  expect(await list({}, own)).toEqual(['l-2']);
  expect(await getTransaction(own, TransactionUid.parse('l-2'))).toMatchObject({ uid: 'l-2' });
  await expect(getTransaction(own, TransactionUid.parse('l-1'))).rejects.toMatchObject({ code: 'not_found' });
  expect(await found('заказ order-l-1')).toEqual([]);
  expect(await found('заказ order-l-2')).toEqual(['l-2']);
});

test('a refund shows what it refunds, and the payment shows its refund and other attempts of the order', async () => {
  await mergeTransactions(
    ctx,
    page([
      document({ uid: 'pay-1', trackingId: 'A;77' }),
      document({ uid: 'try-1', trackingId: 'A;77', status: 'failed' }),
      document({ uid: 'ref-1', trackingId: 'R', type: 'refund', parentUid: 'pay-1' }),
    ]),
  );

  const payment = await getTransaction(ctx, TransactionUid.parse('pay-1'));
  const refund = await getTransaction(ctx, TransactionUid.parse('ref-1'));

  expect(uidsOf(payment.children)).toEqual(['ref-1']);
  expect(uidsOf(payment.attempts)).toEqual(['try-1']);
  expect(refund.parent?.uid).toBe('pay-1');
});
