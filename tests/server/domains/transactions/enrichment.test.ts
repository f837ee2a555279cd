import { expect, test } from 'vitest';
import {
  getTransaction,
  listUidsToEnrich,
  mergeTransactions,
  noteEnriched,
  refreshTransaction,
} from '../../../../server/domains/transactions/index.ts';
import { TransactionUid } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { document, page } from './documents.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const uid = TransactionUid.parse;
const waiting = async (at = NOON, limit = 50) =>
  (await listUidsToEnrich(db.read, { limit, at })).map((each) => each.uid);

await mergeTransactions(
  ctx,
  page([
    document({ uid: 'rest-old', createdAt: '2026-11-07T10:00:00.000000Z' }),
    document({ uid: 'rest-new', createdAt: '2026-11-09T08:00:00.000000Z' }),
    document({ uid: 'rest-ancient', createdAt: '2026-10-01T10:00:00.000000Z' }),
    document({ uid: 'failed-1', status: 'failed' }),
    document({ uid: 'failed-ancient', status: 'failed', createdAt: '2026-09-01T10:00:00.000000Z' }),
  ]),
);
await mergeTransactions(ctx, page([document({ uid: 'full-1', status: 'failed' })], 'webhook'));

test('what was opened comes first, then what failed, then the newest of the rest', async () => {
  await refreshTransaction(ctx, uid('rest-ancient'));

  expect(await waiting()).toEqual(['rest-ancient', 'failed-1', 'rest-new', 'rest-old']);
  expect(await waiting(NOON, 2)).toEqual(['rest-ancient', 'failed-1']);
});

test('a look-up that was merged leaves the queue', async () => {
  await mergeTransactions(ctx, page([document({ uid: 'failed-1', status: 'failed', rrn: '111111111111' })], 'look-up'));

  expect(await waiting()).not.toContain('failed-1');
  expect(await getTransaction(ctx, uid('failed-1'))).toMatchObject({ enrichment: 'done' });
});

test('a look-up that fails is tried again later, and given up in the end', async () => {
  await refreshTransaction(ctx, uid('rest-old'));
  await noteEnriched(ctx, [{ uid: 'rest-old', outcome: 'failed', reason: 'timeout' }]);
  const soon = await waiting();
  const later = await waiting(NOON.add({ minutes: 2 }));

  for (let attempt = 0; attempt < 6; attempt += 1)
    await noteEnriched(ctx, [{ uid: 'rest-old', outcome: 'failed', reason: 'timeout' }]);

  expect(soon).not.toContain('rest-old');
  expect(later).toContain('rest-old');
  expect(await getTransaction(ctx, uid('rest-old'))).toMatchObject({ enrichment: 'refused' });
});

test('what the gateway does not know is refused at once, and asked for again when somebody wants it', async () => {
  await noteEnriched(ctx, [{ uid: 'rest-ancient', outcome: 'absent', reason: 'not-found' }]);
  const refused = await getTransaction(ctx, uid('rest-ancient'));

  const asked = await refreshTransaction(ctx, uid('rest-ancient'));

  expect(refused.enrichment).toBe('refused');
  expect(asked.enrichment).toBe('waiting');
});

test('what a sparse source leaves out is said to come; what a look-up leaves out is not given', async () => {
  const sparse = await getTransaction(ctx, uid('rest-new'));
  const full = await getTransaction(ctx, uid('full-1'));

  expect(sparse.unknown).toContainEqual({ field: 'rrn', why: 'comes-with-enrichment' });
  expect(sparse.unknown).toContainEqual({ field: 'description', why: 'not-given' });
  expect(full.unknown).toContainEqual({ field: 'rrn', why: 'not-given' });
});

test('what nobody queued and the gateway does not know leaves the rest, and what it could not answer is due later', async () => {
  await mergeTransactions(
    ctx,
    page(['unknown-1', 'no-answer-1'].map((one) => document({ uid: one, createdAt: '2026-11-09T08:30:00.000000Z' }))),
  );
  const before = await waiting();

  await noteEnriched(ctx, [
    { uid: 'unknown-1', outcome: 'absent', reason: 'not-found' },
    { uid: 'no-answer-1', outcome: 'failed', reason: 'timeout' },
    { uid: 'never-heard-of', outcome: 'absent', reason: 'not-found' },
  ]);

  expect(before).toEqual(expect.arrayContaining(['unknown-1', 'no-answer-1']));
  const soon = await waiting();
  expect(soon).not.toContain('unknown-1');
  expect(soon).not.toContain('no-answer-1');
  const later = await listUidsToEnrich(db.read, { limit: 50, at: NOON.add({ minutes: 2 }) });
  expect(later.find(({ uid: listed }) => listed === 'no-answer-1')).toMatchObject({ shopId: 361 });
  expect(later.map(({ uid: listed }) => listed)).not.toContain('unknown-1');
});
