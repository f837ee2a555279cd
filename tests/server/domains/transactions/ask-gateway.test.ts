import { desc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { sources } from '../../../../server/domains/gateways/tables.ts';
import { askGateway } from '../../../../server/domains/transactions/ask-gateway.ts';
import { GatewayKey } from '../../../../server/domains/transactions/contract.ts';
import { findTransactions } from '../../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { auditEntries } from '../../../../server/platform/audit/tables.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { fakeGateway, fakeRow } from '../../../support/fake-gateway.ts';
import { makeSource, rowOf, testGateways } from '../../../support/gateways.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
const gateways = testGateways(services);
const fake = await fakeGateway();
const authorizationOf = (user: string, password: string) => `Basic ${btoa(`${user}:${password}`)}`;

beforeEach(async () => {
  clock.set(NOON);
  fake.rows = [];
  fake.asked = [];
  fake.instead = [];
  await db.write.update(sources).set({ paused: true });
});

test('a payment that is not stored is found by its uid, kept as a look-up, and noted', async () => {
  await makeSource(ctx, fake.origin);
  fake.rows = [fakeRow(1)];
  const uid = String(fakeRow(1).uid);

  const answer = await askGateway(ctx, gateways, { by: 'uid', value: uid });

  expect(answer).toEqual({ uids: [uid] });
  expect(await findTransactions(ctx.read, answer.uids)).toMatchObject([{ bestSource: 'look-up', rrn: '633012345678' }]);
  const [noted] = await db.read
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, 'transaction.refresh'))
    .orderBy(desc(auditEntries.at))
    .limit(1);
  expect(noted?.details).toEqual({ by: 'uid', shown: [uid] });
});

test('by its tracking id all that the gateway knows are kept', async () => {
  await makeSource(ctx, fake.origin);
  const attempts = Array.from({ length: 10 }, (_, index) => fakeRow(10 + index, 1, { tracking_id: 'order 10423' }));
  fake.instead = [() => ({ json: { transactions: attempts } })];

  const { uids } = await askGateway(ctx, gateways, { by: 'tracking-id', value: 'order 10423' });

  expect(fake.asked.map(({ path }) => path)).toEqual(['/v2/transactions/tracking_id/order%2010423']);
  expect(uids.toSorted()).toEqual(attempts.map(({ uid }) => uid));
  expect(await findTransactions(ctx.read, uids)).toHaveLength(10);
});

test('a checkout token is asked of a source that names the service for checkouts', async () => {
  const token = 'a'.repeat(64);
  await makeSource(ctx, fake.origin);
  const without = await askGateway(ctx, gateways, { by: 'checkout-token', value: token });
  await makeSource(ctx, fake.origin, { settings: { origins: { backOffice: fake.origin, checkout: fake.origin } } });
  fake.instead = [
    () => ({ json: { checkout: { token, order: { amount: 1, currency: 'BYN' }, expired: true, shop_id: 7 } } }),
  ];

  const withIt = await askGateway(ctx, gateways, { by: 'checkout-token', value: token });

  expect(without).toEqual({ uids: [], problem: 'no-source' });
  expect(withIt.uids).toHaveLength(1);
  expect(fake.asked.map(({ path }) => path)).toEqual([`/ctp/api/checkouts/${token}`]);
});

test('shops whose keys are known are asked one after another, and what they know is theirs', async () => {
  const shops = [9, 10, 11].map((shopId) => ({ shopId, secretKey: `key-of-${shopId}` }));
  await makeSource(ctx, fake.origin, { shops });
  const { shop_id: _, ...row } = fakeRow(30);
  const unknown = () => ({ status: 404, json: {} });
  fake.instead = [unknown, unknown, () => ({ json: row })];

  const { uids } = await askGateway(ctx, gateways, { by: 'uid', value: String(row.uid) });

  expect(fake.asked.map(({ headers }) => headers.authorization)).toEqual([
    authorizationOf('55', 'demo-password'),
    authorizationOf('9', 'key-of-9'),
    authorizationOf('10', 'key-of-10'),
  ]);
  expect(await findTransactions(ctx.read, uids)).toMatchObject([{ shopId: 10 }]);
});

test('an answer about another payment is no answer', async () => {
  await makeSource(ctx, fake.origin);
  fake.instead = [() => ({ json: fakeRow(41) })];

  expect(await askGateway(ctx, gateways, { by: 'uid', value: String(fakeRow(40).uid) })).toEqual({ uids: [] });
});

test('each question is paid from the budget of its source, and none is asked beyond it', async () => {
  const source = await makeSource(ctx, fake.origin, { settings: { enrichPerHour: 2 } });
  const ask = (value: string) => askGateway(ctx, gateways, { by: 'uid', value });

  expect(await ask('nobody-1')).toEqual({ uids: [] });
  expect(await ask('nobody-2')).toEqual({ uids: [] });
  expect(await ask('nobody-3')).toEqual({ uids: [], problem: 'budget-spent' });

  expect(fake.asked).toHaveLength(2);
  expect((await rowOf(ctx, source)).lookUpsUsed).toBe(2);
});

test('a gateway in trouble is told as such and left in peace for a while; another one may know the payment', async () => {
  await makeSource(ctx, fake.origin);
  const row = fakeRow(60);
  fake.instead = [() => ({ status: 500, text: 'oops' })];
  const troubled = await askGateway(ctx, gateways, { by: 'uid', value: String(row.uid) });
  const resting = await askGateway(ctx, gateways, { by: 'uid', value: String(row.uid) });
  const second = await fakeGateway();
  second.rows = [row];
  await makeSource(ctx, second.origin);

  const found = await askGateway(ctx, gateways, { by: 'uid', value: String(row.uid) });

  expect([troubled, resting]).toEqual(Array(2).fill({ uids: [], problem: 'server-error' }));
  expect(fake.asked).toHaveLength(1);
  expect(found).toEqual({ uids: [row.uid] });
});

test('no transaction is open while the gateway is waited for', async () => {
  await makeSource(ctx, fake.origin);
  const countOpen = async () => {
    const [row] = await db.read.execute<{ open: number }>(
      `select count(*)::int as open from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%'`,
    );
    return row?.open;
  };
  let seen: unknown;
  fake.instead = [
    async () => {
      // The answer waits until none is open: one that waited for the answer would never be over.
      await expect.poll(countOpen, { timeout: 10_000 }).toBe(0);
      seen = await countOpen();
      return undefined;
    },
  ];

  await askGateway(ctx, gateways, { by: 'uid', value: 'nobody-4' });

  expect(seen).toBe(0);
});

test.each(['4200 0000 0000 0000', '4111111111111111', ' '])('"%s" is not sent anywhere', (value) => {
  expect(GatewayKey.safeParse({ by: 'tracking-id', value }).success).toBe(false);
});
