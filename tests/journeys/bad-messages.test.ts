import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, expect, test } from 'vitest';
import { getAccount } from '../../server/domains/channels/index.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { ask } from '../support/ask.ts';
import { makeBot, secretOf } from '../support/channels.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { mailClient, mailOf, makeMailbox } from '../support/fake-mail.ts';
import { until } from '../support/until.ts';
import { listeningApp } from '../support/whole-app.ts';

/*
 * Promise D-01 over hostile and unlucky messages, through the whole program: each is refused to whoever sends it, or ends
 * where a person sees it; nothing is lost, nothing is there twice.
 */
const db = await freshDatabase();
const smtpPort = await freePort('127.0.0.1');
const app = await listeningApp(db, { clock: systemClock, environment: { SMTP_PORT: String(smtpPort) } });
const job = testContext(db, { clock: systemClock });
const bot = await makeBot(job);
const mailbox = await makeMailbox(job);
const secret = await secretOf(job, bot);
const sender = mailClient(smtpPort);
afterAll(sender.close);

const call = (body: string | Uint8Array | object, more: Record<string, string> = {}, method = 'POST') =>
  ask(app.base, {
    method,
    path: bot.webhookPath ?? '',
    headers: { 'X-Telegram-Bot-Api-Secret-Token': secret, ...more },
    body,
  });
const message = (id: number, chat: number, text: string) => ({
  message_id: id,
  date: 1_793_000_000 + id,
  chat: { id: chat, type: 'private', first_name: 'Ana' },
  from: { id: chat, is_bot: false, first_name: 'Ana' },
  text,
});
const count = async (of: string): Promise<number> =>
  (await db.read.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${of}`)))[0]?.n ?? -1;
const taken = (received: number) =>
  until(async () => (await count('inbound')) >= received && (await count("inbound where state = 'waiting'")) === 0);

afterEach(async () => {
  for (const { id } of [bot, mailbox]) {
    const { received, ...ends } = (await getAccount(db.read, id)).balance;
    expect(ends).toMatchObject({ waiting: 0, failed: 0 });
    expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(received);
  }
});

test.each<[string, string | Uint8Array, Record<string, string>, number]>([
  [
    'packed',
    gzipSync(JSON.stringify({ update_id: 1, message: message(1, 1, 'x') })),
    { 'Content-Encoding': 'gzip' },
    400,
  ],
  ['a bomb of ten megabytes in ten kilobytes', gzipSync(Buffer.alloc(10_000_000)), { 'Content-Encoding': 'gzip' }, 400],
  ['of two megabytes', JSON.stringify({ update_id: 2, message: message(2, 2, 'x'.repeat(2_000_000)) }), {}, 413],
  ['with the secret of another', '{"update_id":3}', { 'X-Telegram-Bot-Api-Secret-Token': 'guess' }, 401],
  ['with an empty secret', '{"update_id":4}', { 'X-Telegram-Bot-Api-Secret-Token': '' }, 401],
])('an update %s is refused, and nothing of it is kept', async (_, body, headers, status) => {
  const before = await count('inbound');

  expect((await call(body, headers)).status).toBe(status);

  expect(await count('inbound')).toBe(before);
});

test('updates out of order are each taken once; an edit that came before its message is set aside, not lost', async () => {
  const before = await count('inbound');
  const updates = [
    { update_id: 105, message: message(5, 61, 'the third') },
    { update_id: 103, message: message(3, 61, 'the first') },
    { update_id: 106, edited_message: { ...message(4, 61, 'the second, corrected'), edit_date: 1_793_000_100 } },
    { update_id: 104, message: message(4, 61, 'the second') },
  ];

  for (const update of updates) {
    expect((await call(update)).status).toBe(200);
    // Each is taken before the next one comes.
    await taken(before + updates.indexOf(update) + 1);
  }
  for (const update of updates) await call(update);

  const told = await db.read.execute<{ text: string }>(
    sql`select m.text from messages m join conversations c on c.id = m.conversation_id where c.address = '61' order by m.at`,
  );
  expect(told.map(({ text }) => text)).toEqual(['the first', 'the second', 'the third']);
  expect(
    await count("inbound where state = 'quarantined' and reason = 'edit-of-unknown' and dismissed_at is null"),
  ).toBe(1);
  expect(await count("inbound where lane = '61' and repeats = 1")).toBe(updates.length);
});

const attached = (name: string, type: string, bytes: Uint8Array) =>
  `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename=${name}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`;

test('a packed bomb in a mail is a file that is held back, as large as it came', async () => {
  const before = await count('inbound');
  const bomb = gzipSync(Buffer.alloc(50_000_000));

  await sender.push(
    mailOf(
      { 'Message-ID': '<bomb@shop.example>', 'Content-Type': 'multipart/mixed; boundary=b' },
      attached('bomb.zip', 'application/zip', bomb),
    ),
  );
  await taken(before + 1);

  const [file] = await db.read.execute<{ state: string; size: number }>(
    sql`select state, size_bytes::int as size from files where name = 'bomb.zip'`,
  );
  expect(file).toMatchObject({ state: 'held-back', size: bomb.length });
  expect(await count("tickets where subject = 'Receipt'")).toBe(1);
});

test.each([
  ['a hundred thousand tables in each other', '<table><tr><td>'.repeat(100_000)],
  ['a million signs in entities', '&lt;'.repeat(250_000)],
  ['half a tag of a megabyte', `<a title="${'x'.repeat(1_000_000)}`],
])('a mail in HTML of %s becomes a ticket', async (what, html) => {
  const before = await count('inbound');

  await sender.push(
    mailOf(
      { 'Message-ID': `<${what.length}@shop.example>`, Subject: what, 'Content-Type': 'text/html; charset=utf-8' },
      html,
    ),
  );
  await taken(before + 1);

  expect(await count(`tickets where subject = '${what}'`)).toBe(1);
});

test('a mail with nothing that a mail needs is there once, however often it comes', async () => {
  const bare = mailOf({ From: '', To: '', Subject: '', Date: '', 'Message-ID': '' }, 'who am I?');
  const before = await count('inbound');

  await Promise.all([1, 2, 3, 4, 5].map(() => sender.push(bare, { from: '' })));
  await taken(before + 1);

  expect(await count('inbound')).toBe(before + 1);
  expect(await count("inbound where said ->> 'text' = 'who am I?' and state in ('ticketed', 'quarantined')")).toBe(1);
});
