import { setImmediate as nextStretch } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, inject, test } from 'vitest';
import { connect } from '../../../server/platform/db.ts';
import { freshDatabase } from '../../support/database.ts';

const db = await freshDatabase({ empty: true });
const killer = connect(inject('postgres'), { max: 1 });
afterAll(() => killer.end());

const backend = async () => {
  const [row] = await db.read.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid;
};
const several = (count: number) => Promise.all(Array.from({ length: count }, backend));

test('what is asked in one stretch goes over one connection', async () => {
  expect(new Set(await several(5)).size).toBe(1);
});

test('what is too much for one connection is shared among several', async () => {
  const pids = await several(20);

  expect(new Set(pids).size).toBe(3);
});

test('who asks when nothing is open is answered where others were: its statements are planned there', async () => {
  const [first] = await several(1);
  await several(20);

  expect(await backend()).toBe(first);
});

test('a slow answer holds nobody up who asks later', async () => {
  const slow = db.read.execute(sql`select pg_sleep(59) as slow_one`).catch(() => 'cancelled');
  await nextStretch();

  const others: unknown[] = [];
  for (let times = 0; times < 15; times++) others.push(await backend());

  const [sleeping] = await killer<{ pid: number }[]>`
    select pid from pg_stat_activity where query like 'select pg_sleep(59) as slow_one%'`;
  expect(others).not.toContain(sleeping?.pid);
  await killer`select pg_cancel_backend(${sleeping?.pid ?? 0})`;
  expect(await slow).toBe('cancelled');
});

test('a failed question takes none along that was asked with it', async () => {
  const asked = [backend(), db.read.execute(sql`select 1 / 0`), backend()];
  const [before, failed, after] = await Promise.allSettled(asked);

  expect([before?.status, failed?.status, after?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('every connection reads values alike', async () => {
  const moments = await Promise.all(
    Array.from({ length: 30 }, () =>
      db.read.execute(sql`select '2026-11-09T12:00:00Z'::timestamptz as at, '{1,2}'::int[] as list`),
    ),
  );

  expect(new Set(moments.map(([row]) => JSON.stringify(row)))).toEqual(
    new Set([JSON.stringify({ at: '2026-11-09 12:00:00+00', list: '{1,2}' })]),
  );
});
