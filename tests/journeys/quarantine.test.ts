import { expect, test } from 'vitest';
import { getAccount } from '../../server/domains/channels/index.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { ask, fromConsole } from '../support/ask.ts';
import { makeBot, makeSetAside, secretOf } from '../support/channels.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { until } from '../support/until.ts';
import { listeningApp } from '../support/whole-app.ts';

const db = await freshDatabase();
const app = await listeningApp(db, { clock: systemClock });
const job = testContext(db, { clock: systemClock });
const { cookie } = await signedIn(job, await makePerson(job, { role: 'engineer' }));

test('after a person has decided about what was set aside, what comes in is taken as before', async () => {
  const bot = await makeBot(job);
  for (const decision of ['again', 'ticket', 'dismiss']) {
    const path = `/api/quarantine/${await makeSetAside(job, bot)}/decision`;
    expect((await ask(app.base, { path, headers: fromConsole(cookie), body: { decision } })).status).toBe(200);
  }

  const message = { message_id: 1, date: 1_793_000_000, chat: { id: 501, type: 'private' }, text: 'Where is it?' };
  const headers = { 'X-Telegram-Bot-Api-Secret-Token': await secretOf(job, bot) };
  await ask(app.base, { path: bot.webhookPath ?? '', headers, body: { update_id: 1, message } });

  await until(async () => (await getAccount(db.read, bot.id)).balance.waiting === 0);
  expect((await getAccount(db.read, bot.id)).balance).toMatchObject({ received: 4, ticketed: 2, quarantined: 2 });
});
