import { and, eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { callPeople } from '../../server/domains/tickets/index.ts';
import { calls } from '../../server/domains/tickets/tables.ts';
import { clockAt } from '../../server/kernel/clock.ts';
import { TicketId } from '../../server/kernel/ids.ts';
import { CONSOLE, listConnected } from '../../server/platform/connected.ts';
import { presence } from '../../server/platform/tables.ts';
import { ask, fromConsole } from '../support/ask.ts';
import { consoleSocket } from '../support/console-socket.ts';
import { freshDatabase, NOON, testContext } from '../support/database.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { makeAccount, putOnDuty, write } from '../support/tickets.ts';
import { until } from '../support/until.ts';
import { listeningApp } from '../support/whole-app.ts';

/* It calls: who has no console open is called at once, whether they are signed in or not. */
const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const nodes = [await listeningApp(db, { clock }), await listeningApp(db, { clock })] as const;
const bot = await makeAccount(ctx);
const ana = await makePerson(ctx, { name: 'Ana Watch', withApp: true });
await putOnDuty(ctx, ana.id);
const { cookie } = await signedIn(ctx, ana);
const isConnected = async () => (await listConnected(db.read)).has(ana.id);

beforeEach(() => db.write.delete(presence));

let chats = 0;
/** The steps that are made at once for a new ticket. */
async function calledAtOnce(): Promise<string[]> {
  chats += 1;
  const ticketId = TicketId.parse((await write(ctx, bot, 'telegram', { chat: `66${chats}` })).ticketId);
  await callPeople(ctx, { consoleOrigin: 'https://desk.example' });
  const rows = await ctx.read.select({ step: calls.step }).from(calls).where(eq(calls.ticketId, ticketId));
  return rows.map(({ step }) => step);
}
/** Fifteen seconds pass on the database's clock, which nobody can set. */
const timeIsOver = () =>
  db.write
    .update(presence)
    .set({ until: sql`now()` })
    .where(and(eq(presence.personId, ana.id), eq(presence.stream, CONSOLE)));

test('a session without a console is nobody’s ear', async () => {
  expect(await calledAtOnce()).toEqual(['own-messenger']);
});

test('a console with an open socket is enough on any node; cut for longer than a reload, its person is called', async () => {
  const { socket } = await consoleSocket(nodes[1].base, cookie);
  await until(isConnected);
  expect(await calledAtOnce()).toEqual([]);

  socket.disconnect();
  expect(await isConnected()).toBe(true);
  await timeIsOver();

  expect(await calledAtOnce()).toEqual(['own-messenger']);
});

test('of two consoles of one person one that stays is enough', async () => {
  const first = await consoleSocket(nodes[0].base, cookie);
  await consoleSocket(nodes[1].base, cookie);
  await until(async () => (await ctx.read.$count(presence)) === 2);
  first.socket.disconnect();

  expect(await calledAtOnce()).toEqual([]);
});

test('where sockets are blocked, a console that asks is open too', async () => {
  const path = `/api/streams/person:${ana.id}/events?after=0`;
  const { status } = await ask(nodes[0].base, { method: 'get', path, headers: fromConsole(cookie) });

  expect(status).toBe(200);
  expect(await calledAtOnce()).toEqual([]);
});
