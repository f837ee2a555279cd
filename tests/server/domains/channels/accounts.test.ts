import { expect, test } from 'vitest';
import { AccountInput } from '../../../../server/domains/channels/contract.ts';
import { changeAccount, createAccount, pauseAccount } from '../../../../server/domains/channels/index.ts';
import { getAccount, getAccountRow, listAccounts } from '../../../../server/domains/channels/queries.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { auditEntries } from '../../../../server/platform/audit/tables.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { BOT_TOKEN, makeBot, secretOf, testChannels } from '../../../support/channels.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { everythingStored } from '../../../support/everything-stored.ts';
import { fakeTelegram, VERA } from '../../../support/fake-telegram.ts';
import { testSecrets } from '../../../support/people.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
const lines: string[] = [];
const channels = testChannels(services, (line) => lines.push(line));
const telegram = await fakeTelegram(clock);

const botInput = (more: object = {}, secrets: object = {}) =>
  AccountInput.parse({ name: 'Bot', settings: { kind: 'telegram', apiRoot: telegram.origin, ...more }, secrets });

test('a bot is shown with fingerprints; its token is nowhere in the database, the log or the audit', async () => {
  const bot = await createAccount(ctx, botInput({ mode: 'webhook' }, { botToken: BOT_TOKEN }), testSecrets);
  telegram.write(VERA, { text: 'hello' });
  telegram.stumble('getMe', { kind: 'reset-before' });
  const steps = await channels.open(await getAccountRow(db.read, bot.id)).channel.test();

  expect(bot).toMatchObject({ kind: 'telegram', paused: false, problem: null, queued: 0 });
  expect(bot.webhookPath).toMatch(/^\/hooks\/telegram\/[\w-]{20,}$/);
  expect(bot.fingerprints).toEqual({ botToken: expect.stringMatching(/^[0-9a-f]{8}$/) });
  expect(steps.map(({ step, ok }) => [step, ok])).toEqual([
    ['get-me', false],
    ['webhook', true],
  ]);
  const everything = JSON.stringify([bot, steps, lines, await everythingStored(db)]);
  expect(everything).not.toContain(BOT_TOKEN.split(':')[1]);
  expect(everything).not.toContain(await secretOf(ctx, bot));
});

test('a test of the connection names each step', async () => {
  const bot = await makeBot(ctx, { apiRoot: telegram.origin, mode: 'polling' });

  const steps = await channels.open(await getAccountRow(db.read, bot.id)).channel.test();

  expect(steps.map(({ step, ok }) => [step, ok])).toEqual([
    ['get-me', true],
    ['polling', true],
  ]);
});

test('an empty secret keeps what is there, a new one replaces it; who works under the old ones is told by the revision', async () => {
  const bot = await makeBot(ctx, { apiRoot: telegram.origin });
  const before = await getAccountRow(db.read, bot.id);

  await changeAccount(ctx, bot.id, botInput({}, { botToken: '' }), testSecrets);
  const kept = await getAccountRow(db.read, bot.id);
  await changeAccount(ctx, bot.id, botInput({}, { botToken: '100200301:another-token-of-nobody-000' }), testSecrets);
  const replaced = await getAccountRow(db.read, bot.id);

  expect(kept.fingerprints).toEqual(before.fingerprints);
  expect(replaced.fingerprints).not.toEqual(before.fingerprints);
  expect([before, kept, replaced].map(({ revision }) => revision)).toEqual([1, 2, 3]);
  expect(channels.open(replaced).channel).not.toBe(channels.open(before).channel);
});

test('a bot without a token, or with something else, is refused; so is one that becomes a mailbox', async () => {
  await expect(createAccount(ctx, botInput(), testSecrets)).rejects.toMatchObject({ reason: 'secret-missing' });
  await expect(createAccount(ctx, botInput({}, { botToken: 'x' }), testSecrets)).rejects.toMatchObject({
    fields: { 'secrets.botToken': 'secret-missing' },
  });
  const bot = await makeBot(ctx);
  const mailbox = AccountInput.parse({
    name: 'Desk',
    settings: { kind: 'email', address: 'desk@example.com', smtp: { host: '127.0.0.1', port: 25 } },
  });

  await expect(changeAccount(ctx, bot.id, mailbox, testSecrets)).rejects.toMatchObject({
    reason: 'account-kind-fixed',
  });
});

test('a pause is shown and audited', async () => {
  const bot = await makeBot(ctx);

  expect((await pauseAccount(ctx, bot.id, true)).paused).toBe(true);

  expect((await listAccounts(db.read)).find(({ id }) => id === bot.id)?.paused).toBe(true);
  const audited = (await db.read.select().from(auditEntries)).filter(({ subjectId }) => subjectId === bot.id);
  expect(audited.map(({ action }) => action)).toEqual(['channel.change', 'channel.change']);
  await expect(getAccount(db.read, '00000000-0000-7000-8000-00000000dead' as typeof bot.id)).rejects.toMatchObject({
    reason: 'account-not-found',
  });
});
