import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openArrivalJournal } from '../../../server/demo/arrival-journal.ts';

const home = await mkdtemp(join(tmpdir(), 'vakhta-journal-'));
afterAll(() => rm(home, { recursive: true, force: true }));

test('arrivals are known again after a restart, and forgotten with another sample', async () => {
  const first = await openArrivalJournal(home, 100);
  first.note(101);
  first.note(102);
  await first.stop();

  expect((await openArrivalJournal(home, 100)).arrivedMs).toEqual([101, 102]);
  expect((await openArrivalJournal(home, 200)).arrivedMs).toEqual([]);
  expect((await openArrivalJournal(home, 200)).arrivedMs).toEqual([]);
});

test('half a line at the end, as a kill leaves it, is no arrival', async () => {
  const folder = join(home, 'killed');
  const journal = await openArrivalJournal(folder, 100);
  journal.note(101);
  await journal.stop();
  await appendFile(join(folder, 'sandbox-arrivals'), '10');

  expect((await openArrivalJournal(folder, 100)).arrivedMs).toEqual([101]);
});
