import { and, eq, ne } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outbound } from '../../../../server/domains/channels/tables.ts';
import { addShiftRule, listOnDuty } from '../../../../server/domains/rota/index.ts';
import { assignTicket } from '../../../../server/domains/tickets/assign-ticket.ts';
import { makeReachLink } from '../../../../server/domains/tickets/calling/make-reach-link.ts';
import {
  callPeople,
  getTicket,
  listThread,
  noteDelivery,
  placeTickets,
  ringLate,
  wakeTickets,
} from '../../../../server/domains/tickets/index.ts';
import { markRead } from '../../../../server/domains/tickets/mark-read.ts';
import { moveTicket } from '../../../../server/domains/tickets/move-ticket.ts';
import { snoozeTicket } from '../../../../server/domains/tickets/snooze-ticket.ts';
import { needsUs } from '../../../../server/domains/tickets/status.rules.ts';
import { calls, tickets } from '../../../../server/domains/tickets/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { EventId, MessageId, TicketId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { openConsole } from '../../../support/open-console.ts';
import { makePerson, type TestPerson } from '../../../support/people.ts';
import { asPerson, makeAccount, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const bot = await makeAccount(ctx);
const [ana, boris, lead] = [
  await makePerson(ctx, { name: 'Ana Day' }),
  await makePerson(ctx, { name: 'Boris Night' }),
  await makePerson(ctx, { name: 'Lena Lead', role: 'lead' }),
];
const CONSOLE = { consoleOrigin: 'https://desk.example' };

/** By day Ana, by night Boris; nobody from four to eight in the morning, nor on Sundays. */
const shift = (person: TestPerson, start: string, end: string) =>
  addShiftRule(ctx, {
    personId: person.id,
    weekdays: [1, 2, 3, 4, 5, 6],
    start,
    end,
    from: null,
    to: null,
    place: 'office',
  });
await shift(ana, '08:00', '20:00');
await shift(boris, '20:00', '04:00');

let chats = 3000;
async function newTicket(): Promise<TicketId> {
  chats += 1;
  return TicketId.parse((await write(ctx, bot, 'telegram', { chat: String(chats) })).ticketId);
}
const at = (time: string) => clock.set(Temporal.Instant.from(time));
const whatHappened = async (id: TicketId) => {
  const { items } = await listThread(ctx, id, { limit: 100 });
  return items.flatMap((entry) => (entry.entry === 'event' ? [entry.what] : []));
};

test('D-05: through a year, after each tick every ticket that needs us has an owner on duty, or somebody is called', async () => {
  const moments = fc.array(
    fc.record({
      hours: fc.integer({ min: 1, max: 400 }),
      act: fc.constantFrom('write', 'write', 'read', 'take', 'wait', 'close' as const),
    }),
    { minLength: 8, maxLength: 14 },
  );
  await fc.assert(
    fc.asyncProperty(moments, async (year) => {
      const mine: TicketId[] = [];
      for (const { hours, act } of year) {
        clock.set(clock.now().add({ hours }));
        const last = mine.at(-1);
        if (act === 'write' || last === undefined) mine.push(await newTicket());
        else await ACTS[act](last);
        await tick();
        await expectCovered();
      }
      for (const id of mine) await ACTS.close(id);
    }),
    { numRuns: 8 },
  );
  clock.set(NOON);
});

/** What the clock does every few seconds. */
async function tick(): Promise<void> {
  await wakeTickets(ctx);
  while ((await placeTickets(ctx)) > 0);
  await ringLate(ctx);
  await callPeople(ctx, CONSOLE);
}

const ACTS = {
  read: async (id: TicketId) => {
    const { assignee } = await getTicket(ctx, id);
    const owner = [ana, boris, lead].find((person) => person.id === assignee?.id);
    if (owner !== undefined) await markRead(asPerson(ctx, db, owner), id);
  },
  /** Whoever is there takes it: of those on duty, or the lead where nobody is. */
  take: async (id: TicketId) => {
    const onDuty = (await listOnDuty(ctx.read, clock.now())).map(({ personId }) => personId);
    const taker = [ana, boris].find((person) => onDuty.includes(person.id)) ?? lead;
    await assignTicket(asPerson(ctx, db, taker), id, { to: taker.id, reason: '' });
  },
  wait: async (id: TicketId) => {
    if (needsUs((await getTicket(ctx, id)).status)) await moveTicket(ctx, id, { move: 'wait-outside' });
  },
  close: async (id: TicketId) => {
    if ((await getTicket(ctx, id)).status !== 'done') await moveTicket(ctx, id, { move: 'close' });
  },
};

async function expectCovered(): Promise<void> {
  const onDuty = (await listOnDuty(ctx.read, clock.now())).map(({ personId }) => personId);
  const open = (await ctx.read.select().from(tickets).where(ne(tickets.status, 'done'))).filter(({ status }) =>
    needsUs(status),
  );
  for (const ticket of open) {
    if (ticket.assigneeId !== null && onDuty.includes(ticket.assigneeId)) continue;
    // Whoever took it while nobody is on duty is there: in this gap the lead alone.
    if (onDuty.length === 0 && ticket.assigneeId === lead.id && isOfThisGap(ticket.assignedAt)) continue;
    const rung = await ctx.read.select().from(calls).where(eq(calls.ticketId, ticket.id));
    expect(onDuty, `#${ticket.number} at ${clock.now()}`).toEqual([]);
    const { unreadSince } = ticket;
    expect(rung.filter(({ since }) => unreadSince?.equals(since)).map(({ step }) => step)).toContain('coverage');
  }
}

/** Nobody is on from four to eight, nor from four on a Sunday until eight on Monday. */
function isOfThisGap(assignedAt: Temporal.Instant | null): boolean {
  const now = clock.now().toZonedDateTimeISO('UTC');
  const day = now.dayOfWeek === 1 ? now.subtract({ days: 1 }) : now;
  const began = day.withPlainTime('04:00').toInstant();
  return assignedAt !== null && Temporal.Instant.compare(assignedAt, began) >= 0;
}

test('what was taken by hand in a shift does not outlast it: into a gap it goes to nobody, and calls', async () => {
  at('2026-11-09T10:00:00Z');
  const id = await newTicket();
  at('2026-11-10T03:50:00Z');
  await assignTicket(asPerson(ctx, db, boris), id, { to: boris.id, reason: '' });
  at('2026-11-10T04:00:00Z');

  await tick();
  const [row] = await ctx.read.select().from(tickets).where(eq(tickets.id, id));
  const rung = await ctx.read.select().from(calls).where(eq(calls.ticketId, id));
  await assignTicket(asPerson(ctx, db, lead), id, { to: lead.id, reason: '' });
  at('2026-11-10T05:00:00Z');
  await tick();

  expect(row).toMatchObject({ assigneeId: null, unreadSince: Temporal.Instant.from('2026-11-10T04:00:00Z') });
  expect(rung.map(({ step }) => step)).toContain('coverage');
  expect((await getTicket(ctx, id)).assignee?.id).toBe(lead.id);
  clock.set(NOON);
});

test('a ticket leaves an owner whose shift is over when its writer writes', async () => {
  at('2026-11-10T17:00:00Z');
  const outcome = await write(ctx, bot, 'telegram', { chat: '2900' });
  const id = TicketId.parse(outcome.ticketId);
  await moveTicket(ctx, id, { move: 'wait-outside' });
  at('2026-11-10T21:00:00Z');
  await placeTickets(ctx);
  const kept = await getTicket(ctx, id);

  await write(ctx, bot, 'telegram', { chat: '2900', text: 'And now?' });

  expect(kept.assignee?.name).toBe('Ana Day');
  expect((await getTicket(ctx, id)).assignee?.name).toBe('Boris Night');
  clock.set(NOON);
});

test('a sleeping ticket wakes in time, in front of who is on duty then', async () => {
  at('2026-11-11T10:00:00Z');
  const id = await newTicket();
  await snoozeTicket(ctx, id, '2026-11-11T21:00:00Z');
  const asleep = await getTicket(ctx, id);
  at('2026-11-11T21:00:00Z');

  expect(await wakeTickets(ctx)).toBe(1);

  expect(asleep).toMatchObject({ dueKind: 'wake', dueAt: '2026-11-11T21:00:00Z' });
  expect(await getTicket(ctx, id)).toMatchObject({
    snoozedUntil: null,
    isUnread: true,
    assignee: { name: 'Boris Night' },
  });
  expect(await whatHappened(id)).toContain('woke');
  clock.set(NOON);
});

test('who does not open a ticket is called in their own messenger, then the lead: each once', async () => {
  at('2026-11-12T10:00:00Z');
  for (const person of [ana, lead]) {
    const { token } = await makeReachLink(asPerson(ctx, db, person));
    const bound = await write(ctx, bot, 'telegram', {
      chat: person === ana ? '101' : '102',
      proof: { deepLink: token },
    });
    expect(bound).toEqual({ state: 'joined', reason: 'reach-bound' });
  }
  await openConsole(db, ana.id);
  await callPeople(ctx, CONSOLE);
  await ctx.change('sample.build', 'calls', ({ tx }) => tx.delete(outbound));
  const id = await newTicket();
  const { number } = await getTicket(ctx, id);
  const called = async () => {
    await callPeople(ctx, CONSOLE);
    await callPeople(ctx, CONSOLE);
    const rows = await ctx.read.select().from(outbound).orderBy(outbound.createdAt, outbound.address);
    return rows.filter(({ content }) => content.text.includes(`#${number}`)).map(({ address }) => address);
  };

  const atOnce = await called();
  at('2026-11-12T10:04:00Z');
  const later = await called();
  at('2026-11-12T10:09:00Z');
  const atLast = await called();

  expect([atOnce, later, atLast]).toEqual([[], ['101'], ['101', '102']]);
  expect((await whatHappened(id)).filter((what) => what === 'called')).toHaveLength(2);
  await markRead(asPerson(ctx, db, ana), id);
  expect((await getTicket(ctx, id)).isUnread).toBe(false);
  clock.set(NOON);
});

test('a call that did not arrive is no call: the lead is called at once', async () => {
  at('2026-11-12T12:00:00Z');
  await callPeople(ctx, CONSOLE);
  const id = await newTicket();
  at('2026-11-12T12:04:00Z');
  await callPeople(ctx, CONSOLE);
  const stepsOf = async () => {
    const rows = await ctx.read.select().from(calls).where(eq(calls.ticketId, id)).orderBy(calls.id);
    return rows.map(({ step, outcome }) => [step, outcome]);
  };
  const before = await stepsOf();
  const [sent] = await ctx.read
    .select()
    .from(outbound)
    .where(and(eq(outbound.createdAt, clock.now()), eq(outbound.stream, `desk:${ana.id}`)));
  const messageId = MessageId.parse(sent?.id);
  await noteDelivery(ctx, messageId);
  const queued = await stepsOf();

  const failure = { reason: 'blocked-by-user' as const, words: 'Forbidden' };
  await ctx.change('sample.build', 'calls', ({ tx }) =>
    tx.update(outbound).set({ state: 'failed', failure }).where(eq(outbound.id, messageId)),
  );
  await noteDelivery(ctx, messageId);
  await noteDelivery(ctx, messageId);
  at('2026-11-12T12:05:00Z');
  await callPeople(ctx, CONSOLE);

  expect(before).toEqual([['own-messenger', 'called']]);
  expect(queued).toEqual(before);
  expect(await stepsOf()).toEqual([
    ['own-messenger', 'not-reached'],
    ['lead', 'called'],
  ]);
  expect((await whatHappened(id)).filter((what) => what === 'call-not-arrived')).toHaveLength(1);
  clock.set(NOON);
});

test('what somebody of the desk says in their own chat is no request', async () => {
  expect(await write(ctx, bot, 'telegram', { chat: '101', text: 'on my way' })).toEqual({
    state: 'quarantined',
    reason: 'desk-person',
  });
});

test('given by hand it needs a reason and somebody on duty; put back it goes to somebody else or stays', async () => {
  at('2026-11-13T10:00:00Z');
  const id = await newTicket();
  const desk = asPerson(ctx, db, lead);

  await expect(assignTicket(desk, id, { to: ana.id, reason: '' })).rejects.toMatchObject({ reason: 'reason-needed' });
  await expect(assignTicket(desk, id, { to: boris.id, reason: 'knows it' })).rejects.toMatchObject({
    reason: 'person-not-on-duty',
  });
  await expect(assignTicket(desk, id, { to: null, reason: '' })).rejects.toMatchObject({
    reason: 'nobody-else-on-duty',
  });
  expect((await assignTicket(desk, id, { to: lead.id, reason: '' })).assignee?.name).toBe('Lena Lead');
});

test('however many were called to already, the next one is called to too', async () => {
  const early = Temporal.Instant.from('2026-11-14T03:30:00Z');
  at('2026-11-14T05:00:00Z');
  const id = await newTicket();
  const [ticket] = await ctx.read.select().from(tickets).where(eq(tickets.id, id));
  const { number: _, ...row } = { ...ticket } as typeof tickets.$inferSelect;
  const called = Array.from({ length: 201 }, () => ({ ...row, id: newId(TicketId), unreadSince: early }));
  await ctx.change('sample.build', 'calls', async ({ tx }) => {
    await tx.insert(tickets).values(called);
    await tx.insert(calls).values(
      called.map((one) => ({
        id: newId(EventId),
        ticketId: one.id,
        step: 'coverage' as const,
        since: early,
        personId: lead.id,
        at: early,
        outcome: 'called' as const,
      })),
    );
  });

  await callPeople(ctx, CONSOLE);

  const rung = await ctx.read.select().from(calls).where(eq(calls.ticketId, id));
  expect(rung).toMatchObject([{ step: 'coverage' }]);
  clock.set(NOON);
});

test('who has neither a console nor a messenger of their own is no help: the lead is called with the next look', async () => {
  at('2026-11-16T21:00:00Z');
  const id = await newTicket();
  await callPeople(ctx, CONSOLE);
  await callPeople(ctx, CONSOLE);

  const rung = await ctx.read.select().from(calls).where(eq(calls.ticketId, id)).orderBy(calls.id);
  expect(rung.map(({ step, outcome }) => [step, outcome])).toEqual([
    ['own-messenger', 'no-reach'],
    ['lead', 'called'],
  ]);
  clock.set(NOON);
});
