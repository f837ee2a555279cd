import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { getSource } from '../../../server/domains/gateways/queries.ts';
import { findTransactions, listUidsToEnrich } from '../../../server/domains/transactions/index.ts';
import { transactionEnrichments } from '../../../server/domains/transactions/tables.ts';
import { enrichTransactions } from '../../../server/jobs/enrich-transactions.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { TransactionUid } from '../../../server/kernel/ids.ts';
import { createContext } from '../../../server/platform/context.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { fakeGateway, fakeRow } from '../../support/fake-gateway.ts';
import { makeSource, pullTransactions, testGateways } from '../../support/gateways.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'enrich-transactions' }, 'all');
const gateways = testGateways(services);

test('what the export leaves out is looked up: failed ones first, as far as the budget goes, and a problem stops it for a while', async () => {
  const fake = await fakeGateway();
  const source = await makeSource(ctx, fake.origin, { settings: { enrichPerHour: 3 } });
  const failed = [fakeRow(1, 1, { status: 'failed' }), fakeRow(2, 2, { status: 'failed' })];
  fake.rows = [...failed, fakeRow(3), fakeRow(4)];
  await pullTransactions(ctx, gateways);

  fake.asked = [];
  await enrichTransactions(ctx, gateways);

  const asked = fake.asked.map(({ path }) => path);
  expect(asked.slice(0, 2).sort()).toEqual(failed.map(({ uid }) => `/transactions/${uid}`));
  expect(asked).toHaveLength(3);
  const [first] = await findTransactions(ctx.read, [TransactionUid.parse(failed[0]?.uid)]);
  expect(first).toMatchObject({ rrn: '633012345678', bankCode: '51', bestSource: 'look-up' });
  expect((await getSource(db.read, source.id, NOON)).enrichment).toMatchObject({ perHour: 3, usedThisHour: 3 });

  fake.asked = [];
  await enrichTransactions(ctx, gateways);
  expect(fake.asked).toEqual([]);

  clock.set(NOON.add({ hours: 1 }));
  fake.instead = [() => ({ status: 500, text: 'oops' })];
  await enrichTransactions(ctx, gateways);
  await enrichTransactions(ctx, gateways);
  expect(fake.asked).toHaveLength(1);
  expect((await getSource(db.read, source.id, clock.now())).enrichment.problem).toMatchObject({
    kind: 'server-error',
    request: 'look-up-card',
  });

  clock.set(clock.now().add({ minutes: 5 }));
  await enrichTransactions(ctx, gateways);
  expect(await listUidsToEnrich(ctx.read, { limit: 10, at: clock.now() })).toEqual([]);
});

test('one that the gateway does not know is not asked for again and again', async () => {
  const fake = await fakeGateway();
  await makeSource(ctx, fake.origin, { shops: [{ shopId: 99, secretKey: 'key' }] });
  fake.rows = [fakeRow(20, 20, { status: 'failed', shop_id: 99 })];
  await pullTransactions(ctx, gateways);
  fake.rows = [];

  await enrichTransactions(ctx, gateways);
  fake.asked = [];
  await enrichTransactions(ctx, gateways);

  expect(fake.asked).toEqual([]);
  const [queued] = await db.read
    .select()
    .from(transactionEnrichments)
    .where(eq(transactionEnrichments.uid, TransactionUid.parse(fakeRow(20).uid)));
  expect(queued).toMatchObject({ state: 'refused', lastError: 'not-found' });
});
