import { expect, test } from 'vitest';
import { DeskTimes } from '../../../../server/domains/calendar/contract.ts';
import { setDeskTimes } from '../../../../server/domains/calendar/set-desk-times.ts';
import { getTicket, replyToTicket } from '../../../../server/domains/tickets/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, write } from '../../../support/tickets.ts';

/* Deadlines of what really comes in, in a desk that is open on weekdays from nine to six in a zone that changes its clocks. */
const FRIDAY = Temporal.Instant.from('2026-10-23T15:58:00Z');
const db = await freshDatabase();
const clock = clockAt(FRIDAY);
const ctx = testContext(db, { clock });
const person = await makePerson(ctx, {});
await putOnDuty(ctx, person.id);
const desk = asPerson(ctx, db, person);
const [bot, mailbox] = [await makeAccount(ctx), await makeAccount(ctx, 'email')];
const DAY = [{ from: '09:00', to: '18:00' }];
await setDeskTimes(
  ctx,
  DeskTimes.parse({
    calendar: {
      zone: 'Europe/Warsaw',
      week: { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY, 6: [], 7: [] },
      holidays: ['2026-10-27'],
    },
    answers: { first: { telegram: 5, email: 60, phone: 5 }, next: 30 },
  }),
);

const came = async (channel: 'telegram' | 'email', more: Parameters<typeof write>[3] = {}) => {
  const outcome = await write(ctx, channel === 'email' ? mailbox : bot, channel, more);
  return getTicket(desk, TicketId.parse(outcome.ticketId));
};

test('two minutes before the weekend: the rest counts on Monday, by the clocks of winter', async () => {
  clock.set(FRIDAY);

  expect(await came('telegram')).toMatchObject({ dueAt: '2026-10-26T08:03:00Z', dueKind: 'first-answer' });
  expect(await came('email')).toMatchObject({ dueAt: '2026-10-26T08:58:00Z' });
});

test('the next answer is counted in the same hours, over a holiday; more words do not put it off', async () => {
  clock.set(Temporal.Instant.from('2026-10-26T16:50:00Z'));
  const { id, lastInboundId } = await came('telegram', { chat: '6001' });
  await replyToTicket(desk, { ticketId: id, text: 'We look', seen: lastInboundId, files: [], afterwards: 'wait' });

  const next = await came('telegram', { chat: '6001', text: 'And?' });
  clock.set(Temporal.Instant.from('2026-10-28T08:10:00Z'));
  const again = await came('telegram', { chat: '6001', text: 'Hello?' });

  expect(next).toMatchObject({ id, dueAt: '2026-10-28T08:20:00Z', dueKind: 'next-answer' });
  expect(again).toMatchObject({ id, dueAt: '2026-10-28T08:20:00Z' });
});

test('a deadline that stands is not moved by other hours', async () => {
  clock.set(FRIDAY);
  const { id, dueAt } = await came('email', { chat: 'late@shop.example' });
  const always = [{ from: '00:00', to: '24:00' }];
  await setDeskTimes(
    ctx,
    DeskTimes.parse({
      calendar: {
        zone: 'UTC',
        week: { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always },
        holidays: [],
      },
      answers: { first: { telegram: 5, email: 60, phone: 5 }, next: 30 },
    }),
  );

  expect((await getTicket(desk, id)).dueAt).toBe(dueAt);
  expect((await came('email', { chat: 'new@shop.example' })).dueAt).toBe('2026-10-23T16:58:00Z');
});
