import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../server/demo/sample/index.ts';
import { getAccount } from '../../server/domains/channels/index.ts';
import { replyToTicket } from '../../server/domains/tickets/index.ts';
import type { MessageId, TicketId } from '../../server/kernel/ids.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { ask } from '../support/ask.ts';
import { makeBot, secretOf } from '../support/channels.ts';
import { testContext } from '../support/database.ts';
import { doomedDesk, type Victim } from '../support/doomed-desk.ts';
import { mailClient, mailOf, mailSink, makeMailbox } from '../support/fake-mail.ts';
import { KILL_SEED } from '../support/main-program.ts';
import { until } from '../support/until.ts';

/*
 * Promises D-01 and D-02: mail servers hand over mails and Telegram calls the webhook while the program is killed in the
 * middle of it, and once more while a mail server has taken an answer and has not said so yet.
 */
const ROUNDS: readonly Victim[] = ['program', 'both'];
const SENDERS = 4;
const EACH = 6;
const LONGEST_MS = 240_000;
const random = createRandom(KILL_SEED);

const smtpPort = await freePort('127.0.0.1');
const desk = await doomedDesk({ SMTP_PORT: String(smtpPort) });
const job = () => testContext(desk.db, { clock: systemClock });
const sink = await mailSink();
const mailbox = await makeMailbox(job(), { smtpPort: sink.port }, desk.secrets);
const bot = await makeBot(job(), {}, desk.secrets);
const secret = await secretOf(job(), bot, desk.secrets);
const servers = Array.from({ length: SENDERS }, () => mailClient(smtpPort));
afterAll(() => {
  for (const server of servers) server.close();
});

const written: string[] = [];
/** How often the yes to something was lost on its way. */
let again = 0;

/** What it is for is done again until it is said to have been done: a mail server and Telegram do nothing else. */
async function until250(send: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await send();
      return;
    } catch {
      again += 1;
      await pause(100);
    }
  }
}

async function sendMails(sender: number, isOver: () => boolean): Promise<void> {
  for (let n = 0; n < EACH || !isOver(); n += 1) {
    const text = `mail ${n} of ${sender}`;
    const raw = mailOf(
      { From: `writer-${sender}-${n}@shop.example`, 'Message-ID': `<${sender}.${n}@shop.example>`, Subject: text },
      text,
    );
    await until250(async () => servers[sender]?.push(raw, { from: `writer-${sender}-${n}@shop.example` }));
    written.push(text);
    await pause(random.int(60));
  }
}

/** Telegram calls again when it heard nothing, and sometimes although it was answered. */
async function callWebhook(sender: number, isOver: () => boolean): Promise<void> {
  for (let n = 0; n < EACH || !isOver(); n += 1) {
    const text = `update ${n} of ${sender}`;
    const chat = { id: 600_000 + sender, type: 'private', first_name: 'Writer' };
    const message = { message_id: n + 1, date: 1_793_000_000 + n, chat, from: { ...chat, is_bot: false }, text };
    const call = async () => {
      const { status } = await ask(desk.base, {
        path: bot.webhookPath ?? '',
        headers: { 'X-Telegram-Bot-Api-Secret-Token': secret },
        body: { update_id: 1000 * sender + n, message },
      });
      if (status !== 200) throw new Error(`answered ${status}`);
    };
    await until250(() => Promise.all([call(), ...(n % 3 === 0 ? [call(), call()] : [])]));
    written.push(text);
    await pause(random.int(60));
  }
}

const replies = new Map<TicketId, MessageId>();

/** Answers some tickets of mail; nobody waits until they could not be taken back any more. */
async function answer(most: number): Promise<void> {
  const rows = await desk.db.read.execute<{ id: TicketId; seen: MessageId }>(
    sql`select id, last_inbound_id as seen from tickets where channel = 'email' order by number`,
  );
  for (const { id, seen } of rows.filter((row) => !replies.has(row.id)).slice(0, most)) {
    const text = `The answer to ${id}`;
    replies.set(id, (await replyToTicket(job(), { ticketId: id, text, seen })).messageId);
  }
  await desk.db.write.execute(sql`update outbound set due_at = now() where state = 'queued' and attempts = 0`);
}

const ended = () => desk.count(sql`select count(*)::int as n from inbound where state <> 'waiting'`);
const sent = () => desk.count(sql`select count(*)::int as n from outbound where state = 'sent'`);

describe(`killed ${ROUNDS.length + 1} times (KILL_SEED=${KILL_SEED})`, () => {
  let interrupted = 0;

  beforeAll(async () => {
    let isOver = false;
    const sending = Array.from({ length: SENDERS }, (_, sender) => [
      sendMails(sender, () => isOver),
      callWebhook(sender, () => isOver),
    ]).flat();
    try {
      for (const victim of ROUNDS) {
        const before = await ended();
        await until(async () => (await ended()) > before + 5);
        await pause(random.int(100));
        await desk.kill(victim);
      }
    } finally {
      isOver = true;
    }
    await Promise.all(sending);
    await until(
      async () => (await desk.count(sql`select count(*)::int as n from inbound where state = 'waiting'`)) === 0,
    );

    await answer(4);
    await until(async () => (await sent()) >= 4);
    // It has the mail, and who sent it never hears of it.
    const killed = new Promise<void>((resolve) => {
      sink.manners.beforeAnswer = async () => {
        sink.manners.beforeAnswer = undefined;
        await desk.killProgram();
        resolve();
      };
    });
    await answer(6);
    await killed;
    await desk.startAgain();
    interrupted = await desk.count(sql`select count(*)::int as n from outbound where state = 'sending'`);
    // As long as a send may take is over.
    await desk.db.write.execute(sql`update outbound set due_at = now() where state = 'sending'`);
    await desk.settled();
  }, LONGEST_MS);

  test('every mail and every update that was said to be taken is there once, however often it came', async () => {
    const rows = await desk.db.read.execute<{ text: string }>(sql`select text from messages where direction = 'in'`);

    expect(again).toBeGreaterThan(0);
    expect(written.length).toBeGreaterThanOrEqual(2 * SENDERS * EACH);
    expect(rows.map(({ text }) => text).sort()).toEqual([...written].sort());
  });

  test('the balance of both accounts adds up', async () => {
    for (const { id } of [mailbox, bot]) {
      const { received, ...ends } = (await getAccount(desk.db.read, id)).balance;

      expect(ends).toMatchObject({ waiting: 0, failed: 0, quarantined: 0 });
      expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(received);
    }
  });

  test('every answer by mail went out once, or says that nobody knows whether it did', async () => {
    const rows = await desk.db.read.execute<{ id: string; state: string }>(sql`select id, state from outbound`);
    const arrived = sink.taken.map(({ raw }) => /^Message-ID: <(.+)@/im.exec(raw)?.[1] ?? '');

    expect(rows.map(({ id }) => id).sort()).toEqual([...replies.values()].sort());
    expect(rows.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);
    expect(new Set(arrived).size).toBe(arrived.length);
    for (const { id, state } of rows) if (state === 'sent') expect(arrived).toContain(id);
    expect(interrupted).toBeGreaterThan(0);
    expect(rows.filter(({ state }) => state === 'unknown')).toHaveLength(interrupted);
  });

  test('the program stops in order after all that', async () => {
    expect(await desk.stop()).toBe(0);
  });
});
