import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createImport, takeImportSlice } from '../../../../server/domains/transactions/index.ts';
import { getImport } from '../../../../server/domains/transactions/queries/imports.ts';
import { transactions } from '../../../../server/domains/transactions/tables.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';

const db = await freshDatabase();
const ctx = testContext(db);

const LINES = 20_000;
const SLICE_BYTES = 256 * 1024;
const START = Temporal.Instant.from('2026-11-01T00:00:00Z');

/** Each line is as long as any other, so that the file never has to exist as a whole. */
const lineOf = (n: number) =>
  `${JSON.stringify({
    uid: `large-${String(n).padStart(6, '0')}`,
    shop_id: 361,
    status: 'successful',
    type: 'payment',
    amount: 100_000 + n,
    currency: 'BYN',
    tracking_id: String(n).padStart(6, '0'),
    created_at: START.add({ seconds: n }).toString(),
  })}\n`;
const LINE_BYTES = lineOf(0).length;
const file = { fileName: 'large.jsonl', sizeBytes: LINES * LINE_BYTES, fingerprint: 'c'.repeat(64) };

function bytesFrom(offset: number): Uint8Array {
  const end = Math.min(offset + SLICE_BYTES, file.sizeBytes);
  const first = Math.floor(offset / LINE_BYTES);
  const lines = Array.from({ length: Math.ceil(end / LINE_BYTES) - first }, (_, index) => lineOf(first + index)).join(
    '',
  );
  return new TextEncoder().encode(lines).subarray(offset - first * LINE_BYTES, end - first * LINE_BYTES);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // what the flag has just exposed
const heapMb = () => {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

/** What a database that dies does to those who talk to it. */
const cutEverybody = () =>
  db.read.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'vakhta'`);

/** Sends slices as the console does; every fourth one meets a database that hangs up in the middle of it. */
async function sendAll(): Promise<{ cut: number; heaps: number[] }> {
  const heaps: number[] = [];
  let cut = 0;
  for (let sent = 1; ; sent += 1) {
    const { import: begun } = await createImport(ctx, file);
    const offset = begun.nextOffset;
    const slice = takeImportSlice(ctx, begun.id, { offset, bytes: bytesFrom(offset) }, { timeZone: 'UTC' });
    const [outcome] = await Promise.allSettled([slice, ...(sent % 4 === 0 ? [cutEverybody()] : [])]);
    if (outcome.status === 'rejected') cut += 1;
    heaps.push(heapMb());
    if (outcome.status === 'fulfilled' && outcome.value.state === 'done') return { cut, heaps };
  }
}

test('a large file goes in slice by slice in memory that does not grow, though the database hangs up again and again', async () => {
  const { import: begun } = await createImport(ctx, file);

  const { cut, heaps } = await sendAll();

  const done = await getImport(db.read, begun.id);
  expect(done).toMatchObject({
    state: 'done',
    linesTaken: LINES,
    inserted: LINES,
    refused: 0,
    nextOffset: file.sizeBytes,
  });
  expect(await db.read.$count(transactions)).toBe(LINES);
  expect(cut).toBeGreaterThan(0);
  // After the first slices nothing more is kept: a tenth of the rows held as objects would already show.
  const settled = heaps[Math.floor(heaps.length / 3)] ?? 0;
  expect((heaps.at(-1) ?? 0) - settled).toBeLessThan(5);
}, 120_000);
