import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { Incoming } from '../../../../../server/domains/channels/contract.ts';
import { type IntakeRow, keepInbound, takeInbound } from '../../../../../server/domains/channels/index.ts';
import { getAccount } from '../../../../../server/domains/channels/queries.ts';
import { parseUpdate } from '../../../../../server/domains/channels/telegram/parse.rules.ts';
import { receiveMessage } from '../../../../../server/domains/tickets/index.ts';
import { makeBot } from '../../../../support/channels.ts';
import { corpusFiles } from '../../../../support/corpus.ts';
import { freshDatabase, NOON, testContext } from '../../../../support/database.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const bot = await makeBot(ctx);

/** The JSON objects of a sample; bare messages are wrapped as Telegram would. */
function updatesIn(path: string): unknown[] {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === 'object' && one !== null && 'message_id' in one ? { update_id: 1, message: one } : one,
  );
}

const samples = corpusFiles('telegram')
  .filter((path) => path.endsWith('.json') && !/api\.json$|\/Responses\//.test(path))
  .flatMap((path) => updatesIn(path).map((update, place) => ({ name: `${basename(path)} ${place}`, update })))
  .map(({ name, update }) => ({ name, ...parseUpdate(update, '2026-11-09T09:00:00.000000Z') }));

const saysNothing = (said: Incoming) => said.kind === 'message' && said.text === '' && said.files.length === 0;

test('every foreign update is read in our words', () => {
  const kinds = samples.map(({ said }) =>
    said.kind === 'unknown' && said.what.startsWith('service:') ? 'service' : said.kind,
  );
  const counts = Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]));

  process.stdout.write(`telegram: ${samples.length} updates, ${JSON.stringify(counts)}\n`);
  for (const { said } of samples) expect(Incoming.safeParse(said).error).toBeUndefined();
  expect(samples.filter(({ said }) => saysNothing(said)).map(({ name }) => name)).toEqual([]);
  expect(counts.unknown ?? 0).toBe(0);
});

test('all of them go through the intake to their ends, and the balance adds up', async () => {
  const rows: IntakeRow[] = samples.map(({ name, said, lane, original }) => ({
    accountId: bot.id,
    deliveryKey: name,
    lane: lane ?? bot.id,
    said,
    original,
    receivedAt: NOON,
  }));

  await keepInbound(db.write, [...rows, ...rows.slice(0, 20)]);
  while ((await takeInbound(ctx, receiveMessage)) > 0);

  const { balance } = await getAccount(db.read, bot.id);
  process.stdout.write(`telegram: ${JSON.stringify(balance)}\n`);
  const { received, ...ends } = balance;
  expect(received).toBe(rows.length + 20);
  expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(received);
  expect(balance).toMatchObject({ waiting: 0, failed: 0 });
});
