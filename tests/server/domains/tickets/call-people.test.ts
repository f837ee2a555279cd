import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { outbound } from '../../../../server/domains/channels/tables.ts';
import { callPeople, listThread } from '../../../../server/domains/tickets/index.ts';
import { makeReachLink } from '../../../../server/domains/tickets/make-reach-link.ts';
import { listCalled } from '../../../../server/domains/tickets/queries/list-called.ts';
import { calls } from '../../../../server/domains/tickets/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson, type TestPerson } from '../../../support/people.ts';
import { asPerson, makeAccount, write } from '../../../support/tickets.ts';

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
  const rows = await ctx.read.select().from(calls).where(eq(calls.ticketId, id));
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
