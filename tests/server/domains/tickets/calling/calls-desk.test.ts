import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addShiftRule } from '../../../../../server/domains/rota/index.ts';
import { assignTicket } from '../../../../../server/domains/tickets/assign-ticket.ts';
import {
  callPeople,
  getTicket,
  listThread,
  placeTickets,
  promiseTicket,
  replyToTicket,
  ringLate,
  wakeTickets,
} from '../../../../../server/domains/tickets/index.ts';
import { markRead } from '../../../../../server/domains/tickets/mark-read.ts';
import { moveTicket } from '../../../../../server/domains/tickets/move-ticket.ts';
import { snoozeTicket } from '../../../../../server/domains/tickets/snooze-ticket.ts';
import { calls, tickets } from '../../../../../server/domains/tickets/tables.ts';
import { clockAt } from '../../../../../server/kernel/clock.ts';
import { TicketId } from '../../../../../server/kernel/ids.ts';
import { outboxEvents } from '../../../../../server/platform/outbox/tables.ts';
import { freshDatabase, testContext } from '../../../../support/database.ts';
import { openConsole } from '../../../../support/open-console.ts';
import { makePerson, type TestPerson } from '../../../../support/people.ts';
import { asPerson, makeAccount, write } from '../../../../support/tickets.ts';

/* What a console hears even behind its lock: everything after which somebody has to look, whether the writer wrote or not. */
const MORNING = Temporal.Instant.from('2026-11-10T09:00:00Z');
const db = await freshDatabase();
const clock = clockAt(MORNING);
const ctx = testContext(db, { clock });
const [bot, mailbox] = [await makeAccount(ctx), await makeAccount(ctx, 'email')];
const [ana, boris] = [await makePerson(ctx, { name: 'Ana Day' }), await makePerson(ctx, { name: 'Boris Night' })];
const shift = ({ id }: TestPerson, start: string, end: string) =>
  addShiftRule(ctx, {
    personId: id,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    start,
    end,
    from: null,
    to: null,
    place: 'office',
  });
await shift(ana, '08:00', '20:00');
await shift(boris, '19:00', '04:00');

const at = (time: string) => clock.set(Temporal.Instant.from(`2026-11-10T${time}Z`));
let writers = 0;
async function newTicket(channel: 'telegram' | 'email' = 'email'): Promise<TicketId> {
  writers += 1;
  const chat = channel === 'email' ? `writer${writers}@example.com` : `${7000 + writers}`;
  const { ticketId } = await write(ctx, channel === 'email' ? mailbox : bot, channel, { chat });
  return TicketId.parse(ticketId);
}

/** Who is rung for a ticket by what happens meanwhile. */
async function rungBy(ticketId: TicketId, work: () => Promise<unknown>): Promise<string[]> {
  const rung = async () => {
    const rows = await ctx.read
      .select({ stream: outboxEvents.stream })
      .from(outboxEvents)
      .where(and(eq(outboxEvents.subjectId, ticketId), eq(outboxEvents.type, 'desk.called')))
      .orderBy(outboxEvents.at, outboxEvents.id);
    return rows.map(({ stream }) => stream ?? '');
  };
  const before = await rung();
  await work();
  return (await rung()).slice(before.length);
}
const deskOf = ({ id }: TestPerson) => `desk:${id}`;

test('words of the writer ring at who has the ticket', async () => {
  at('09:00:00');
  const id = await newTicket('telegram');

  const again = await rungBy(id, () => write(ctx, bot, 'telegram', { chat: `${7000 + writers}`, text: 'Hello?' }));

  expect(await rungBy(id, async () => {})).toEqual([]);
  expect(again).toEqual([deskOf(ana)]);
});

test('handed over it rings at whom it is given to; taken by oneself it rings at nobody', async () => {
  at('19:10:00');
  const id = await newTicket();
  const { assignee } = await getTicket(ctx, id);
  const [has, gets] = assignee?.id === ana.id ? [ana, boris] : [boris, ana];

  const given = await rungBy(id, () => assignTicket(asPerson(ctx, db, has), id, { to: gets.id, reason: 'the bank' }));
  const taken = await rungBy(id, () => assignTicket(asPerson(ctx, db, has), id, { to: has.id, reason: '' }));

  expect(given).toEqual([deskOf(gets)]);
  expect(taken).toEqual([]);
});

test('placed at the change of a shift it rings at who comes on', async () => {
  at('12:00:00');
  const id = await newTicket();
  await markRead(asPerson(ctx, db, ana), id);
  at('20:00:00');

  expect(await rungBy(id, () => placeTickets(ctx))).toEqual([deskOf(boris)]);
});

test('waking it rings', async () => {
  at('09:30:00');
  const id = await newTicket();
  await markRead(asPerson(ctx, db, ana), id);
  await snoozeTicket(ctx, id, '2026-11-10T11:00:00Z');
  at('11:00:00');

  expect(await rungBy(id, () => wakeTickets(ctx))).toEqual([deskOf(ana)]);
});

test('an opened ticket rings again before its time is over, once, and lies unopened until it is looked at', async () => {
  at('12:00:00');
  const id = await newTicket();
  await markRead(asPerson(ctx, db, ana), id);
  at('12:54:00');
  const early = await rungBy(id, () => ringLate(ctx));
  at('12:55:00');

  const due = await rungBy(id, () => ringLate(ctx));
  const [unread] = await ctx.read.select().from(tickets).where(eq(tickets.id, id));
  await markRead(asPerson(ctx, db, ana), id);
  at('13:10:00');

  expect([early, due, await rungBy(id, () => ringLate(ctx))]).toEqual([[], [deskOf(ana)], []]);
  expect(unread).toMatchObject({ unreadSince: Temporal.Instant.from('2026-11-10T12:55:00Z'), dueKind: 'first-answer' });
});

test('opened, forgotten and late: its owner is called in their messenger, and then the lead', async () => {
  at('14:00:00');
  await openConsole(db, ana.id);
  const id = await newTicket();
  await markRead(asPerson(ctx, db, ana), id);
  at('14:55:00');
  await ringLate(ctx);
  const steps = async () => {
    await callPeople(ctx, { consoleOrigin: 'https://desk.example' });
    const rows = await ctx.read.select().from(calls).where(eq(calls.ticketId, id)).orderBy(calls.id);
    return rows.map(({ step }) => step);
  };

  const atOnce = await steps();
  at('14:58:00');
  const later = await steps();
  at('15:03:00');

  expect([atOnce, later, await steps()]).toEqual([
    ['deadline'],
    ['deadline', 'own-messenger'],
    ['deadline', 'own-messenger', 'lead'],
  ]);
});

test('where five minutes are all there is, it does not ring with the first of them', async () => {
  at('15:00:00');
  const id = await newTicket('telegram');
  at('15:02:59');
  const early = await rungBy(id, () => ringLate(ctx));
  at('15:03:00');

  expect(early).toEqual([]);
  expect(await rungBy(id, () => ringLate(ctx))).toEqual([deskOf(ana)]);
});

test('a promise rings when its time comes, on a ticket that waits for others and on one that sleeps', async () => {
  at('16:00:00');
  const [waits, sleeps] = [await newTicket(), await newTicket()];
  for (const id of [waits, sleeps]) {
    await promiseTicket(ctx, id, { at: '2026-11-10T17:00:00Z', text: 'the answer of the bank' });
    await moveTicket(ctx, id, { move: 'wait-inside', on: 'bank' });
    await markRead(asPerson(ctx, db, ana), id);
  }
  await snoozeTicket(ctx, sleeps, '2026-11-10T18:00:00Z');
  at('16:55:00');

  const rung = await rungBy(waits, async () => {
    expect(await rungBy(sleeps, () => ringLate(ctx))).toEqual([deskOf(ana)]);
  });

  expect(rung).toEqual([deskOf(ana)]);
  const [row] = await ctx.read.select().from(tickets).where(eq(tickets.id, sleeps));
  expect(row).toMatchObject({ snoozedUntil: null, dueKind: 'promise', unreadSince: clock.now() });
});

test('what waits for the bank asks for somebody again when it was to be asked again', async () => {
  at('10:00:00');
  const id = await newTicket();
  await expect(
    moveTicket(ctx, id, { move: 'wait-inside', on: 'bank', askAgainAt: '2026-11-10T09:00:00Z' }),
  ).rejects.toMatchObject({ reason: 'time-has-passed' });
  const waits = await moveTicket(ctx, id, { move: 'wait-inside', on: 'bank', askAgainAt: '2026-11-10T11:30:00Z' });
  await markRead(asPerson(ctx, db, ana), id);
  const said = {
    ticketId: id,
    text: 'We have asked the bank.',
    seen: waits.lastInboundId,
    afterwards: 'keep' as const,
  };
  await replyToTicket(asPerson(ctx, db, ana), said);
  at('11:30:00');

  const rung = await rungBy(id, () => wakeTickets(ctx));

  expect(waits).toMatchObject({ status: 'waiting-inside', dueAt: '2026-11-10T11:30:00Z', dueKind: 'wake' });
  expect(rung).toEqual([deskOf(ana)]);
  expect(await getTicket(ctx, id)).toMatchObject({ status: 'needs-next-answer', waitingOn: null, isUnread: true });
  const { items } = await listThread(ctx, id, { limit: 100 });
  const told = items.flatMap((entry) => (entry.entry === 'event' ? [[entry.what, entry.facts]] : []));
  expect(told).toContainEqual(['waits-inside', { on: 'bank', until: '2026-11-10T11:30:00Z' }]);
  expect(told).toContainEqual(['ask-again', { on: 'bank' }]);
});

test('what is done, and what only sleeps, does not ring', async () => {
  at('17:00:00');
  const [done, asleep] = [await newTicket(), await newTicket()];
  await moveTicket(ctx, done, { move: 'close' });
  await snoozeTicket(ctx, asleep, '2026-11-10T18:01:00Z');
  at('18:00:00');

  expect(await rungBy(done, () => ringLate(ctx))).toEqual([]);
  expect(await rungBy(asleep, () => ringLate(ctx))).toEqual([]);
});
