import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { messages, tickets } from '../../../../server/domains/tickets/tables.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { makeAccount, putOnDuty, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const bot = await makeAccount(ctx);
const engineer = await makePerson(ctx, { name: 'Ina Watch' });
await putOnDuty(ctx, engineer.id);

const ticketOf = async (id: string | undefined) => {
  const [ticket] = await ctx.read
    .select()
    .from(tickets)
    .where(eq(tickets.id, String(id) as never));
  if (ticket === undefined) throw new Error('no ticket');
  return ticket;
};
const textsOf = async (id: string | undefined) =>
  (
    await ctx.read
      .select({ text: messages.text })
      .from(messages)
      .where(eq(messages.ticketId, String(id) as never))
      .orderBy(asc(messages.at), asc(messages.id))
  ).map(({ text }) => text);

test('a message becomes a ticket with a deadline, in front of who is on duty', async () => {
  const outcome = await write(ctx, bot, 'telegram', { chat: '7001', text: 'Оплата не прошла, помогите' });

  expect(outcome.state).toBe('ticketed');
  expect(await ticketOf(outcome.ticketId)).toMatchObject({
    status: 'needs-first-answer',
    topic: 'declined',
    language: 'ru',
    assigneeId: engineer.id,
    assigneeName: 'Ina Watch',
    dueKind: 'first-answer',
    dueAt: NOON.add({ minutes: 5 }),
  });
});

test('what the same person writes on joins the open ticket', async () => {
  const first = await write(ctx, bot, 'telegram', { chat: '7002', text: 'Where is my money?' });

  const second = await write(ctx, bot, 'telegram', { chat: '7002', text: 'Order 17' });

  expect(second).toMatchObject({ state: 'joined', ticketId: first.ticketId });
  expect(await textsOf(first.ticketId)).toEqual(['Where is my money?', 'Order 17']);
});
