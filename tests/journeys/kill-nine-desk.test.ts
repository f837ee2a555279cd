import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../server/demo/sample/index.ts';
import { startSandboxTelegram } from '../../server/demo/sandbox-telegram/start-sandbox-telegram.ts';
import { AccountInput } from '../../server/domains/channels/contract.ts';
import { createAccount } from '../../server/domains/channels/index.ts';
import { replyToTicket } from '../../server/domains/tickets/index.ts';
import type { MessageId, TicketId } from '../../server/kernel/ids.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { testContext } from '../support/database.ts';
import { doomedDesk, type Victim } from '../support/doomed-desk.ts';
import { KILL_SEED } from '../support/main-program.ts';
import { until } from '../support/until.ts';

/*
 * Promises D-01 and D-02: people write to the desk's bot and are answered, while the program, its database, or both are
 * killed again and again, and Telegram's own line breaks before and after it has taken an answer.
 */
const ROUNDS: readonly Victim[] = ['program', 'database', 'both', 'program', 'database'];
const WRITERS = 12;
const QUESTIONS = 3;
/** Five restarts on a busy machine. */
const LONGEST_MS = 300_000;
const random = createRandom(KILL_SEED);

const TOKEN = '7000001:made-for-this-test-and-for-no-bot-00';
const telegram = await startSandboxTelegram({ clock: systemClock, token: TOKEN, username: 'measured_desk_bot' });
const said: { chatId: number; text: string }[] = [];
telegram.onSaid(({ chatId, text }) => void said.push({ chatId, text }));
afterAll(() => telegram.stop());

const desk = await doomedDesk();
const written: { chatId: number; text: string }[] = [];
const replies = new Map<string, MessageId>();

beforeAll(async () => {
  const input = AccountInput.parse({
    name: 'Desk',
    settings: { kind: 'telegram', mode: 'polling', apiRoot: telegram.origin },
    secrets: { botToken: TOKEN },
  });
  await createAccount(testContext(desk.db, { clock: systemClock }), input, desk.secrets);
});

/** Everybody asks, and asks again as long as the killing goes on, although nobody listens just now. */
async function askAll(isOver: () => boolean): Promise<void> {
  for (let question = 0; question < QUESTIONS || !isOver(); question += 1)
    for (let writer = 0; writer < WRITERS; writer += 1) {
      const chatId = 500_000 + writer;
      const text = `Question ${question} of writer ${writer}: where is order ${1000 * question + writer}?`;
      telegram.write({ id: chatId, firstName: `Writer ${writer}` }, { text });
      written.push({ chatId, text });
      await pause(20 + random.int(60));
    }
}

/** Answers the tickets that are there and not answered yet, each once. */
async function answerSome(): Promise<void> {
  const rows = await desk.db.read.execute<{ id: TicketId; seen: MessageId }>(
    sql`select id, last_inbound_id as seen from tickets order by number`,
  );
  for (const { id, seen } of rows.filter((row) => !replies.has(row.id)).slice(0, 4)) {
    const reply = { ticketId: id, text: `The answer to ticket ${id}`, seen, files: [], afterwards: 'wait' as const };
    const { messageId } = await replyToTicket(testContext(desk.db, { clock: systemClock }), reply);
    replies.set(id, messageId);
  }
}

/** Something was taken in, or went out, since this was asked. */
async function somethingHappens(): Promise<void> {
  const done = () =>
    count(sql`select (select count(*) from inbound where state <> 'waiting')::int
      + (select count(*) from outbound where state in ('sent', 'unknown'))::int as n`);
  let before = -1;
  await until(async () => {
    const now = await done();
    if (before < 0) before = now;
    return now > before;
  });
}

const count = (query: ReturnType<typeof sql>) => desk.count(query);

describe(`killed ${ROUNDS.length} times at random moments (KILL_SEED=${KILL_SEED})`, () => {
  beforeAll(async () => {
    telegram.stumble('sendMessage', { kind: 'reset-after' }, 2);
    telegram.stumble('sendMessage', { kind: 'reset-before' }, 2);
    telegram.stumble(
      'sendMessage',
      { kind: 'refuse', code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } },
      2,
    );
    let isKilling = true;
    let isOver = false;
    const asking = askAll(() => !isKilling);
    const answering = (async () => {
      // A database that is away refuses; the answer is tried again, as an engineer would press the key again.
      while (!isOver)
        await answerSome().then(
          () => pause(50),
          () => pause(100),
        );
    })();
    for (const victim of ROUNDS) {
      await somethingHappens();
      await pause(random.int(150));
      await desk.kill(victim);
    }
    isKilling = false;
    await asking;
    await until(async () => (await count(sql`select count(*)::int as n from inbound`)) === written.length);
    await until(async () => replies.size >= WRITERS);
    isOver = true;
    await answering;
    await desk.settled();
  }, LONGEST_MS);

  test('every message that was written is there once, and in one of the five ends', async () => {
    const rows = await desk.db.read.execute<{ text: string }>(sql`select text from messages where direction = 'in'`);
    const states = await desk.db.read.execute<{ state: string; n: number }>(
      sql`select state, count(*)::int as n from inbound group by state`,
    );

    expect(rows.map(({ text }) => text).sort()).toEqual(written.map(({ text }) => text).sort());
    expect(states.filter(({ state }) => state !== 'ticketed' && state !== 'joined')).toEqual([]);
    expect(states.reduce((sum, { n }) => sum + n, 0)).toBe(written.length);
  });

  test('within a conversation the order is the writer’s', async () => {
    const rows = await desk.db.read.execute<{ address: string; text: string }>(sql`
      select c.address, m.text from messages m join conversations c on c.id = m.conversation_id
      where m.direction = 'in' order by c.address, m.at, m.id`);
    const byChat = Map.groupBy(rows, ({ address }) => address);

    expect(byChat.size).toBe(WRITERS);
    for (const [address, told] of byChat)
      expect(told.map(({ text }) => text)).toEqual(
        written.filter(({ chatId }) => String(chatId) === address).map(({ text }) => text),
      );
  });

  test('every answer went out once, or says that nobody knows whether it did', async () => {
    const rows = await desk.db.read.execute<{ state: string; text: string }>(
      sql`select state, content ->> 'text' as text from outbound`,
    );

    expect(rows).toHaveLength(new Set(replies.values()).size);
    expect(rows.length).toBeGreaterThanOrEqual(WRITERS);
    expect(rows.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);
    const arrived = said.map(({ text }) => text);
    expect(new Set(arrived).size).toBe(arrived.length);
    for (const { text } of rows.filter(({ state }) => state === 'sent')) expect(arrived).toContain(text);
  });

  test('what screens follow has no gap, and the program stops in order after all that', async () => {
    const gaps = await count(sql`
      select count(*)::int as n from streams s
      where s.head <> (select count(*) from outbox_events e where e.stream = s.name)`);

    expect(gaps).toBe(0);
    expect(await desk.stop()).toBe(0);
  });
});
