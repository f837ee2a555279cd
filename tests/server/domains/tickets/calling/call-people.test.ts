import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { outbound } from '../../../../../server/domains/channels/tables.ts';
import { addShiftRule } from '../../../../../server/domains/rota/index.ts';
import { listCalled } from '../../../../../server/domains/tickets/calling/list-called.ts';
import { makeReachLink } from '../../../../../server/domains/tickets/calling/make-reach-link.ts';
import { callPeople, listThread, noteDelivery } from '../../../../../server/domains/tickets/index.ts';
import { calls, reaches } from '../../../../../server/domains/tickets/tables.ts';
import { clockAt } from '../../../../../server/kernel/clock.ts';
import { MessageId, TicketId } from '../../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../../support/database.ts';
import { openConsole } from '../../../../support/open-console.ts';
import { makePerson, type TestPerson } from '../../../../support/people.ts';
import { asPerson, makeAccount, write } from '../../../../support/tickets.ts';

/* Whom the alarm of a desk reaches that has no rota yet, and of whom nobody is a lead. */
const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const bot = await makeAccount(ctx);
const admin = await makePerson(ctx, { name: 'Ada First', role: 'administrator' });
await makePerson(ctx, { name: 'Eli Desk' });

const bind = async (person: TestPerson, chat: string) => {
  const { token } = await makeReachLink(asPerson(ctx, db, person));
  await write(ctx, bot, 'telegram', { chat, proof: { deepLink: token } });
};
const look = () => callPeople(ctx, { consoleOrigin: 'https://desk.example' });
const newTicket = async (chat: string) =>
  TicketId.parse((await write(ctx, bot, 'telegram', { chat, text: 'Is anybody there?' })).ticketId);
const stepsOf = async (id: TicketId) => {
  const rows = await ctx.read.select().from(calls).where(eq(calls.ticketId, id)).orderBy(calls.id);
  return rows.map(({ step, outcome, personId }) => ({ step, outcome, personId }));
};
const calledChats = async () =>
  (await ctx.read.select({ address: outbound.address }).from(outbound)).map(({ address }) => address);
const names = async () => (await listCalled(ctx.read)).map(({ name }) => name);

const first = await newTicket('4001');

test('where nobody can be called, the ticket says so, and so does the desk', async () => {
  await look();
  await look();

  expect(await stepsOf(first)).toEqual([{ step: 'coverage', outcome: 'no-reach', personId: admin.id }]);
  const { items } = await listThread(ctx, first, { limit: 100 });
  const told = items.flatMap((entry) => (entry.entry === 'event' && entry.what === 'called' ? [entry.facts] : []));
  expect(told).toEqual([{ step: 'coverage', to: '', outcome: 'no-reach' }]);
  expect(await names()).toEqual([]);
});

test('as soon as an administrator can be called, they are, to what lay there already', async () => {
  await bind(admin, '9001');
  clock.set(NOON.add({ minutes: 1 }));
  await look();
  await look();

  expect(await stepsOf(first)).toEqual([{ step: 'coverage', outcome: 'called', personId: admin.id }]);
  expect(await calledChats()).toEqual(['9001']);
  expect(await names()).toEqual(['Ada First']);
});

test('a lead who cannot be called takes nothing from the administrator; one who can be is called alone', async () => {
  const lead = await makePerson(ctx, { name: 'Lena Lead', role: 'lead' });
  const second = await newTicket('4002');
  clock.set(NOON.add({ minutes: 2 }));
  await look();
  const without = await stepsOf(second);
  await bind(lead, '9002');
  const third = await newTicket('4003');
  clock.set(NOON.add({ minutes: 3 }));
  await look();

  expect(without).toEqual([{ step: 'coverage', outcome: 'called', personId: admin.id }]);
  expect(await stepsOf(third)).toEqual([{ step: 'coverage', outcome: 'called', personId: lead.id }]);
  expect(await names()).toEqual(['Lena Lead']);
});

/** What was sent to somebody of the desk at this moment comes back. */
async function comesBack(chat: string): Promise<void> {
  const [sent] = await ctx.read
    .select({ id: outbound.id })
    .from(outbound)
    .where(and(eq(outbound.createdAt, clock.now()), eq(outbound.address, chat)));
  const id = MessageId.parse(sent?.id);
  const failure = { reason: 'blocked-by-user' as const, words: 'Forbidden' };
  await ctx.change('sample.build', 'calls', ({ tx }) =>
    tx.update(outbound).set({ state: 'failed', failure }).where(eq(outbound.id, id)),
  );
  await noteDelivery(ctx, id);
}

test('where the call to the lead does not arrive, the administrators are called at once', async () => {
  const id = await newTicket('4004');
  clock.set(NOON.add({ minutes: 4 }));
  await look();
  await look();
  const before = await stepsOf(id);

  await comesBack('9002');
  clock.set(NOON.add({ minutes: 5 }));
  await look();
  await look();

  expect(before).toMatchObject([{ step: 'coverage', outcome: 'called' }]);
  expect(await stepsOf(id)).toMatchObject([
    { step: 'coverage', outcome: 'not-reached' },
    { step: 'administrator', outcome: 'called', personId: admin.id },
  ]);
  expect((await calledChats()).filter((chat) => chat === '9001')).toHaveLength(3);
});

test('where theirs does not arrive either, the ticket says that nobody is left', async () => {
  await comesBack('9001');
  await ctx.change('sample.build', 'reaches', ({ tx }) => tx.delete(reaches).where(eq(reaches.personId, admin.id)));
  const id = await newTicket('4005');
  clock.set(NOON.add({ minutes: 6 }));
  await look();
  await comesBack('9002');
  clock.set(NOON.add({ minutes: 7 }));
  await look();
  await look();

  expect(await stepsOf(id)).toMatchObject([
    { step: 'coverage', outcome: 'not-reached' },
    { step: 'administrator', outcome: 'no-reach', personId: null },
  ]);
});

test('a call that arrives at an engineer hides none that did not arrive at the lead', async () => {
  const day = Temporal.Instant.from('2026-11-20T09:00:00Z');
  clock.set(day);
  const owner = await makePerson(ctx, { name: 'Olga Owner' });
  await bind(owner, '9003');
  await bind(admin, '9001');
  await addShiftRule(ctx, {
    personId: owner.id,
    weekdays: [5],
    start: '08:00',
    end: '20:00',
    from: null,
    to: null,
    place: 'office',
  });
  const early = await newTicket('4006');
  await openConsole(db, owner.id);
  clock.set(day.add({ minutes: 3 }));
  await look();
  clock.set(day.add({ minutes: 5 }));
  const late = await newTicket('4007');
  clock.set(day.add({ minutes: 8 }));
  await look();
  await comesBack('9002');
  clock.set(day.add({ minutes: 9 }));
  await look();

  expect(await stepsOf(late)).toMatchObject([{ step: 'own-messenger', outcome: 'called' }]);
  expect(await stepsOf(early)).toMatchObject([
    { step: 'own-messenger', outcome: 'called' },
    { step: 'lead', outcome: 'not-reached' },
    { step: 'administrator', outcome: 'called', personId: admin.id },
  ]);
});
