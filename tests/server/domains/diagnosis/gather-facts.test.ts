import { beforeAll, expect, test } from 'vitest';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import type { Facts } from '../../../../server/domains/diagnosis/facts.ts';
import { gatherFacts } from '../../../../server/domains/diagnosis/gather-facts.ts';
import type { GatewayTransaction } from '../../../../server/domains/gateways/contract.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { type Context, createContext } from '../../../../server/platform/context.ts';
import { freshDatabase, NOON, testContext, testServices } from '../../../support/database.ts';

const db = await freshDatabase();
const ctx = testContext(db);

const minutesAgo = (minutes: number) => NOON.subtract({ minutes }).toString({ fractionalSecondDigits: 6 });
const payment = (uid: string, given: Partial<GatewayTransaction> = {}): GatewayTransaction => ({
  uid,
  shopId: 4711,
  type: 'payment',
  status: 'successful',
  amountMinor: 4850,
  currency: 'BYN',
  createdAt: minutesAgo(60),
  ...given,
});
const store = (...transactions: GatewayTransaction[]) =>
  mergeTransactions(ctx, {
    knowledge: 'webhook',
    origin: 'test',
    documents: transactions.map((transaction) => ({ transaction, document: '{}' })),
  });
const card = { cardStamp: 'stamp-1', cardBin: '420000', cardLast4: '0000' };

async function factsFor(uid: string): Promise<Facts> {
  const [facts] = await gatherFacts(ctx, [uid]);
  if (facts === undefined) throw new Error(`no facts for ${uid}`);
  return facts;
}

beforeAll(async () => {
  await store(
    payment('paid', {
      trackingId: 'Order-1',
      ...card,
      paidAt: minutesAgo(60),
      protection: { exceeded: [], status: 'successful' },
    }),
    payment('again', { trackingId: 'Order-1', ...card, createdAt: minutesAgo(58) }),
    payment('refund-of-again', { type: 'refund', parentUid: 'again', amountMinor: 4850, createdAt: minutesAgo(10) }),
    payment('same-card', { trackingId: 'Order-2', ...card, createdAt: minutesAgo(50) }),
    payment('last-month', { trackingId: 'Order-1', ...card, createdAt: minutesAgo(60 * 24 * 31) }),
    payment('other-shop', { trackingId: 'Order-1', shopId: 4712 }),
    payment('other-amount', { trackingId: 'Order-9', ...card, amountMinor: 1 }),
  );
});

test('everything a rule may look at comes along: the order’s other attempts, the card’s, and what followed any of them', async () => {
  const { transaction, related, at } = await factsFor('paid');

  expect(transaction).toEqual(
    payment('paid', {
      trackingId: 'Order-1',
      ...card,
      paidAt: minutesAgo(60),
      protection: { exceeded: [], status: 'successful' },
    }),
  );
  expect(related.sameOrder.map(({ uid }) => uid)).toEqual(['again']);
  expect(related.sameCard.map(({ uid }) => uid).sort()).toEqual(['again', 'same-card']);
  expect(related.children).toMatchObject([
    { uid: 'refund-of-again', parentUid: 'again', type: 'refund', amountMinor: 4850 },
  ]);
  expect(at).toBe(minutesAgo(0));
});

test('a twin whose money went back is no second charge', async () => {
  expect(explain(await factsFor('paid')).cause).toBe('paid');
  await store(payment('twice', { trackingId: 'Order-1', ...card, createdAt: minutesAgo(55) }));

  expect(explain(await factsFor('paid')).cause).toBe('charged-twice');
});

test('what a refund follows comes along', async () => {
  const { related } = await factsFor('refund-of-again');

  expect(related.parent).toMatchObject({ uid: 'again', status: 'successful' });
  expect(related.children).toEqual([]);
});

test('what was not stored is absent, not null', async () => {
  const { transaction } = await factsFor('other-shop');

  expect(Object.values(transaction)).not.toContain(null);
  expect(transaction).not.toHaveProperty('code');
});

test('a payment that is not there is left out', async () => {
  expect(await gatherFacts(ctx, ['nobody'])).toEqual([]);
  expect(await gatherFacts(ctx, [])).toEqual([]);
  expect((await gatherFacts(ctx, ['nobody', 'paid'])).map(({ transaction }) => transaction.uid)).toEqual(['paid']);
});

test('a person who sees only their own merchants gets nothing of others', async () => {
  const stranger = createContext(testServices(db), ctx.actor, 'own');

  expect(await gatherFacts(stranger, ['paid'])).toEqual([]);
});

test('a page of payments takes as many statements as one', async () => {
  const uids = Array.from({ length: 100 }, (_, index) => `page-${index}`);
  await store(
    ...uids.map((uid, index) => payment(uid, { trackingId: `P-${index}`, createdAt: minutesAgo(index + 1) })),
  );

  const one = countingReads(ctx);
  await gatherFacts(one.ctx, ['page-0']);
  const page = countingReads(ctx);
  const facts = await gatherFacts(page.ctx, uids);

  expect(facts).toHaveLength(100);
  expect(page.count()).toBe(one.count());
});

/** The same context, with its statements counted. */
function countingReads(inner: Context): { ctx: Context; count(): number } {
  let statements = 0;
  const read = new Proxy(inner.read, {
    get: (target, name, receiver) => {
      if (name === 'select') statements += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  return { ctx: { ...inner, read }, count: () => statements };
}
