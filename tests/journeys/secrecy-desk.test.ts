import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../server/platform/free-port.ts';
import { systemClock } from '../../server/platform/system-clock.ts';

import { backupLines } from '../support/backup-lines.ts';
import { BOT_TOKEN, makeBot, secretOf } from '../support/channels.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { eavesdrop, idIn } from '../support/eavesdropper.ts';
import { everythingStored } from '../support/everything-stored.ts';
import { imapServer, inboxDate, mailClient, mailSink, makeMailbox } from '../support/fake-mail.ts';
import { fakeTelegram } from '../support/fake-telegram.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { createPlanter } from '../support/planted-cards.ts';
import { spicedMails } from '../support/spiced-mails.ts';
import { spicedUpdates } from '../support/spiced-updates.ts';
import { putOnDuty } from '../support/tickets.ts';
import { until } from '../support/until.ts';
import { watchGateway } from '../support/watched-gateway.ts';
import { listeningApp } from '../support/whole-app.ts';

/*
 * Promises D-03 and D-08 at the desk: card numbers and secrets go in by every channel and through everything that a person
 * types, and none is in a table, a log line, a frame, an answer, a payload that leaves, or a backup. Notes never leave.
 */
const db = await freshDatabase();
const logged: string[] = [];
const smtpPort = await freePort('127.0.0.1');
const app = await listeningApp(db, {
  clock: systemClock,
  environment: { SMTP_PORT: String(smtpPort) },
  log: (line) => void logged.push(line),
});
const planter = createPlanter(6_000, 20_261_127);
const { plant, spelled, inLine, bareNumber, find: findCard } = planter;

const telegram = await fakeTelegram(systemClock);
/** Between the program and Telegram: every call with its body. */
const wire = await watchGateway(telegram.origin);
afterAll(wire.stop);
const sink = await mailSink();
const imap = await imapServer();
const sender = mailClient(smtpPort);
afterAll(sender.close);
const job = testContext(db, { clock: systemClock });

const SECRETS = {
  keyInWords: ['sk', 'live', 'canaryOfTheDesk77'].join('_'),
  passwordInWords: 'canary-pass-5fQ2',
  mailPassword: 'canary-mailbox-8Lx1',
  guessedSecret: 'canary-webhook-guess-3',
};
const tell = () => `my key is ${SECRETS.keyInWords} and password=${SECRETS.passwordInWords}, card ${spelled()}`;
/** What only colleagues may read. */
const NOTE = 'canary of a note';

const admin = await makePerson(job, { role: 'administrator', withApp: true });
await putOnDuty(job, admin.id);
const { cookie } = await signedIn(job, admin);
const { call, heard, answers, frames, socket } = await eavesdrop(app.base, cookie);
const bot = await makeBot(job, { apiRoot: wire.origin, mode: 'polling' });
const hook = await makeBot(job, { name: 'Called bot', apiRoot: wire.origin });
const mailbox = await makeMailbox(job, {
  smtpPort: sink.port,
  imapPort: imap.port,
  authservId: 'mx.desk.example',
});
const shownOnce: string[] = [];

const count = async (what: string): Promise<number> => {
  const [row] = await db.read.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${what}`));
  return row?.n ?? -1;
};
const sum = async (table: string, what: string): Promise<number> => {
  const [row] = await db.read.execute<{ n: number }>(sql.raw(`select sum(${what})::int as n from ${table}`));
  return row?.n ?? 0;
};
const allTaken = async (received: number) =>
  until(
    async () =>
      (await sum('inbound', 'repeats + 1')) >= received && (await count("inbound where state = 'waiting'")) === 0,
  );

async function writeByTelegram(): Promise<number> {
  const updates = Array.from({ length: 6 }, (_, n) => spicedUpdates(planter, n)).flat();
  for (const update of updates) telegram.deliver(update);
  for (const [n, contentType] of ['text/plain', 'text/csv', 'application/octet-stream', 'text/x-log'].entries())
    telegram.write(
      { id: 501 + n, firstName: `Vera ${spelled()}`, lastName: bareNumber(), username: bareNumber() },
      { text: tell(), file: { name: `${spelled()}.txt`, contentType, bytes: Buffer.from(`file ${inLine()}`) } },
    );
  return updates.length + 4;
}

async function knock(): Promise<number> {
  const { webhookPath } = ((await call(`/channels/${hook.id}`)).json ?? {}) as { webhookPath?: string };
  const path = webhookPath ?? '';
  const body = (n: number) =>
    JSON.stringify({ update_id: n, message: { text: plant(), chat: { id: n, type: 'private' } } });
  const secret = await secretOf(job, hook);
  shownOnce.push(secret);
  const knocks: [Record<string, string>, string][] = [
    [{ 'X-Telegram-Bot-Api-Secret-Token': secret }, body(1)],
    [{ 'X-Telegram-Bot-Api-Secret-Token': secret }, `{"update_id": 2, "message": "${bareNumber()}`],
    [{ 'X-Telegram-Bot-Api-Secret-Token': secret }, `${bareNumber()}`],
    [{ 'X-Telegram-Bot-Api-Secret-Token': SECRETS.guessedSecret }, body(3)],
    [{ 'X-Telegram-Bot-Api-Secret-Token': bareNumber() }, body(4)],
  ];
  for (const [headers, text] of knocks)
    await heard({ path, headers: { ...headers, 'User-Agent': bareNumber() }, body: text });
  await heard({ path: `/hooks/telegram/${bareNumber()}`, body: body(5) });
  return 3;
}

async function writeByMail(): Promise<number> {
  const pushed = Array.from({ length: 6 }, (_, n) => spicedMails(planter, n)).flat();
  let stored = 0;
  const answersOfServer: string[] = [];
  for (const raw of pushed) {
    const sent = sender.push(raw, { from: 'vera@shop.example' });
    await sent.then(
      (said) => {
        stored += 1;
        answersOfServer.push(said);
      },
      (error: Error) => answersOfServer.push(error.message),
    );
  }
  for (const to of [`${bareNumber()}@desk.example`, `help+${bareNumber()}@desk.example`])
    await sender.push(pushed[0] ?? Buffer.of(), { from: `${bareNumber()}@evil.example`, to: [to] }).then(
      () => (stored += 1),
      (error: Error) => answersOfServer.push(error.message),
    );
  answers.push(...answersOfServer);
  const fetched = spicedMails(planter, 77);
  for (const raw of fetched) imap.deliver(raw, 'INBOX', inboxDate(systemClock.now()));
  return stored + fetched.length;
}

interface Row {
  id: string;
  channel: string;
  lastInboundId: string;
  conversationId: string;
}

async function addFile(name: string, contentType: string, bytes: Buffer, isLeft = false): Promise<string> {
  const id = idIn(await call('/files', { name, contentType, sizeBytes: bytes.length + (isLeft ? 1 : 0) }));
  await call(`/files/${id}/pieces`, { position: 0, bytes: bytes.toString('base64'), done: !isLeft });
  return id;
}

/** Everything that a person at the desk may type about one ticket. */
async function workOn({ id, lastInboundId, conversationId }: Row): Promise<void> {
  const at = systemClock.now().add({ hours: 3 }).toString();
  const to = `/tickets/${id}`;
  await call(`${to}/drafts/reply`, { text: tell(), basedOn: 0 }, 'PUT');
  await call(`${to}/drafts/note`, { text: `${NOTE} ${plant()}`, basedOn: 0 }, 'PUT');
  await call(`${to}/notes`, { text: `${NOTE} ${tell()}` });
  await call(to, { subject: `about ${spelled()}` }, 'PATCH');
  await call(`${to}/promise`, { at, text: plant() });
  await call(`${to}/snooze`, { until: at });
  await call(`${to}/snooze`, { until: null });
  await call(`${to}/assignment`, { to: admin.id, reason: plant() });
  await call(`${to}/proof`, { level: 'claims', reason: plant() });
  await call(`/conversations/${conversationId}/merchant`, { merchantId: null, reason: plant() });
  const files = [
    await addFile(`${spelled()}.csv`, 'text/csv', Buffer.from(`a;${inLine()};b`)),
    await addFile('log', bareNumber(), Buffer.from(`log ${inLine()}`)),
  ];
  await call(`${to}/answers`, { text: `we see ${tell()}`, seen: lastInboundId, files });
  await call(`${to}/answers`, { text: bareNumber(), seen: lastInboundId, afterwards: 'keep' });
}

async function typeElsewhere(): Promise<void> {
  // Begun and left: what was sent of it stays with us.
  await addFile(`left ${spelled()}.txt`, 'text/plain', Buffer.from(`left ${bareNumber()} ${inLine()}`), true);
  const view = encodeURIComponent(spelled());
  for (const path of [
    `/tickets?view=${view}`,
    `/tickets?view=topic:${bareNumber()}`,
    `/tickets?view=${encodeURIComponent(`#${bareNumber()} contact:${bareNumber()} tx:${bareNumber()}`)}`,
    `/tickets/by-number/${bareNumber()}`,
    `/tickets/${bareNumber()}`,
    `/contacts?q=${view}`,
    `/files/${bareNumber()}`,
    `/quarantine?accountId=${bareNumber()}`,
    `/streams/ticket:${bareNumber()}/events?after=0`,
  ])
    await call(path);
  await call('/tickets/counts', { views: [spelled(), `merchant:${bareNumber()}`] });
  for (const identity of [
    null,
    { kind: 'email', value: `${bareNumber()}@example.com` },
    { kind: 'email', value: 'called@example.com' },
    { kind: 'phone', value: bareNumber() },
    { kind: 'telegram', value: bareNumber() },
  ])
    await call('/tickets', { subject: plant(), text: tell(), contact: { name: plant(), identity } });
  await call('/tickets', {
    subject: plant(),
    text: tell(),
    contact: { name: plant(), identity: { kind: 'email', value: 'written@example.com' } },
    sendFrom: mailbox.id,
  });
  const contact = { name: plant(), note: tell(), identities: [{ kind: 'email', value: 'card@example.com' }] };
  const contactId = idIn(await call('/contacts', contact));
  await call(`/contacts/${contactId}`, { ...contact, name: spelled(), note: bareNumber() }, 'PUT');
  await call('/contacts', { name: bareNumber(), identities: [{ kind: 'phone', value: bareNumber() }] });
  const template = { shortName: 'canary', title: plant(), audience: 'anybody', texts: { en: plant(), ru: tell() } };
  const templateId = idIn(await call('/templates', template));
  await call(`/templates/${templateId}`, { ...template, title: spelled() }, 'PATCH');
  await call('/templates', { ...template, shortName: bareNumber() });
  await call('/templates', { ...template, shortName: 'other', texts: { en: `{{${bareNumber()}}}` } });
  for (const value of ['spam@bulk.example', `${bareNumber()}@bulk.example`])
    await call('/blocked-senders', { identity: { kind: 'email', value }, reason: plant() });
  await call('/blocked-senders', { identity: { kind: 'telegram', value: bareNumber() }, reason: plant() });
  await call('/rota/pause', { paused: true, reason: plant(), evenIfLast: true });
  await call('/rota/pause', { paused: false });
  const start = systemClock.now().add({ hours: 30 });
  await call('/rota/overrides', {
    kind: 'add',
    personId: admin.id,
    start: start.toString({ fractionalSecondDigits: 0 }),
    end: start.add({ hours: 2 }).toString({ fractionalSecondDigits: 0 }),
    reason: plant(),
  });
  await call('/rota/zone', { zone: bareNumber() }, 'PUT');
  await connectAccounts();
  const link = await call('/calling/link', {});
  const feed = await call('/rota/feeds', { whose: 'own' });
  const { token = '' } = link.json as { token?: string };
  const { path = '' } = feed.json as { path?: string };
  shownOnce.push(token, path.split('/').at(-1) ?? '');
}

async function connectAccounts(): Promise<void> {
  const settings = {
    kind: 'email',
    address: 'other@desk.example',
    senderName: 'Desk',
    imap: { host: '127.0.0.1', port: 9, security: 'none', user: 'desk', folder: 'INBOX' },
    smtp: { host: '127.0.0.1', port: 9, security: 'none', user: 'desk' },
    authservId: 'mx.desk.example',
  };
  const secrets = { imapPassword: SECRETS.mailPassword, smtpPassword: SECRETS.mailPassword };
  const id = idIn(await call('/channels', { name: `mail ${inLine()}`, settings, secrets }));
  for (const odd of [
    {},
    { address: `${bareNumber()}@desk.example` },
    { senderName: inLine() },
    { imap: { ...settings.imap, host: bareNumber() } },
    { imap: { ...settings.imap, user: bareNumber() } },
    { imap: { ...settings.imap, folder: inLine() } },
    { smtp: { ...settings.smtp, user: inLine() } },
    { authservId: bareNumber() },
  ])
    await call(`/channels/${id}`, { name: `mail ${inLine()}`, settings: { ...settings, ...odd }, secrets }, 'PATCH');
  await call(`/channels/${id}/test`, {});
  const apiRoot = `http://127.0.0.1:9/${bareNumber()}`;
  for (const botToken of [bareNumber(), `7000001:${bareNumber()}-made-for-nobody`])
    await call('/channels', { name: 'bot', settings: { kind: 'telegram', apiRoot }, secrets: { botToken } });
}

const itemsOf = async (path: string) => ((await call(path)).json as { items: { id: string }[] }).items;

async function readTicket(id: string): Promise<void> {
  const { items } = (await call(`/tickets/${id}/thread?limit=200`)).json as {
    items: { id: string; hasHtml?: boolean; files?: { fileId?: string }[] }[];
  };
  const files = items.flatMap((entry) => (entry.files ?? []).flatMap(({ fileId = [] }) => fileId));
  const mails = items.filter(({ hasHtml }) => hasHtml === true).map((entry) => `/messages/${entry.id}/html`);
  const paths = ['', '/suggestion'].map((part) => `/tickets/${id}${part}`);
  for (const path of [...paths, ...mails, ...files.map((file) => `/files/${file}`)]) await call(path);
}

/** Whatever has an address is read: the queue, threads, mails as they look, files, quarantine, the audit. */
async function lookAtEverything(): Promise<void> {
  for (const { id } of await itemsOf('/tickets?view=status:any&limit=200')) await readTicket(id);
  const some = (await itemsOf('/tickets?limit=3')).slice(0, 3);
  for (const { id } of await itemsOf('/templates'))
    for (const ticket of some) await call(`/tickets/${ticket.id}/templates/${id}`, {});
  for (const { id } of (await itemsOf('/quarantine?limit=200')).slice(0, 20))
    for (const decision of ['again', 'ticket']) await call(`/quarantine/${id}/decision`, { decision });
  const lists = ['/quarantine', '/contacts', '/audit'].map((path) => `${path}?limit=200`);
  for (const path of [
    ...lists,
    '/blocked-senders',
    '/channels',
    '/rota',
    '/rota/now',
    '/calling',
    '/calling/people',
    '/desk-times',
  ])
    await call(path);
}

const worked: string[] = [];

beforeAll(async () => {
  for (const stream of [
    'desk:nobody',
    `desk:${admin.id}`,
    'quarantine',
    'rota',
    `channel:${bot.id}`,
    `channel:${mailbox.id}`,
  ])
    await socket.watch(stream);
  for (const stream of [`ticket:${bareNumber()}`, spelled(), `desk:${spelled()}`]) await socket.watch(stream);
  await allTaken((await writeByTelegram()) + (await knock()) + (await writeByMail()));
  // Of Telegram's chats those first to whom its sandbox can say something.
  const rows = await db.read.execute<Row & Record<string, unknown>>(sql`
    select t.id, t.channel, t.last_inbound_id as "lastInboundId", t.conversation_id as "conversationId"
    from tickets t join conversations c on c.id = t.conversation_id
    order by length(c.address), c.address`);
  for (const channel of ['telegram', 'email'])
    for (const row of rows.filter((one) => one.channel === channel).slice(0, 5)) {
      await socket.watch(`ticket:${row.id}`);
      await workOn(row);
      worked.push(row.id);
    }
  await typeElsewhere();
  await until(async () => (await count("outbound where state in ('queued', 'sending')")) === 0);
  await until(async () => (await count("outbox_deliveries where state = 'waiting'")) === 0);
  await lookAtEverything();
  await app.services.readNotes.flush();
}, 60_000);

const stored = () => everythingStored(db);
const cardsIn = (texts: readonly string[]) => texts.map(findCard).filter((found) => found !== undefined);
/** What was called at Telegram and handed to mail servers. */
const outgoing = () => [
  ...wire.asked.map(({ path, body }) => `${path.replace(BOT_TOKEN, '')}\n${body}`),
  ...sink.taken.map(({ raw, to }) => `${to}\n${decoded(raw)}`),
];

/** A mail as who gets it reads it. */
const decoded = (raw: string) =>
  `${raw}\n${raw.replace(/(?:[A-Za-z0-9+/]{76}\r\n)*[A-Za-z0-9+/]{4,}={0,2}/g, (text) => Buffer.from(text, 'base64').toString())}\n${raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))}`;

test('many card numbers went in through every door, and what they came with was kept', async () => {
  const told = {
    planted: planter.count(),
    answers: answers.length,
    frames: frames.length,
    lines: logged.length,
    out: outgoing().length,
  };
  process.stdout.write(`secrecy of the desk: ${JSON.stringify(told)}\n`);

  expect(planter.count()).toBeGreaterThan(2_000);
  expect(await count("messages where text like '%••%'")).toBeGreaterThan(50);
  expect(await count("messages where text like '%[secret]%'")).toBeGreaterThan(5);
  expect(await count("outbound where state = 'sent'")).toBeGreaterThan(15);
  expect(sink.taken.length).toBeGreaterThan(5);
  expect(worked).toHaveLength(10);
  expect(await count("inbound where state = 'failed'")).toBe(0);
});

test('no table holds one, not even as bytes', async () => {
  const found = (await stored()).map(({ table, text }) => ({ table, card: findCard(text) }));

  expect(
    found.flatMap(({ table, card }) => (card === undefined ? [] : [`${table}: ${card.replaceAll('\n', '|')}`])),
  ).toEqual([]);
});

test('no log line says one, no socket hears one, no answer repeats one', () => {
  expect(cardsIn(logged)).toEqual([]);
  expect(cardsIn(frames)).toEqual([]);
  expect(cardsIn(answers)).toEqual([]);
});

test('none leaves by a channel, and no note does', () => {
  expect(cardsIn(outgoing())).toEqual([]);
  expect(outgoing().filter((text) => text.includes(NOTE))).toEqual([]);
});

const secrets = [...Object.values(SECRETS), BOT_TOKEN, 'testpass', cookie.split('=')[1] ?? ''];
const holdsSecret = (text: string) => [...secrets, ...shownOnce].some((secret) => text.includes(secret));

test('secrets that were told, typed or shown once are nowhere else', async () => {
  expect(shownOnce.every((secret) => secret.length > 8)).toBe(true);
  expect((await stored()).filter(({ text }) => holdsSecret(text))).toEqual([]);
  expect([...logged, ...frames].filter(holdsSecret)).toEqual([]);
  expect(answers.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
  expect(outgoing().filter((text) => Object.values(SECRETS).some((secret) => text.includes(secret)))).toEqual([]);
});

test('no backup carries one away', async () => {
  const lines = await backupLines(db);

  expect(lines.length).toBeGreaterThan(1_000);
  expect(cardsIn(lines)).toEqual([]);
  expect(lines.filter(holdsSecret)).toEqual([]);
});
