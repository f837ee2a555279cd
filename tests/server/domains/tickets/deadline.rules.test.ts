import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TicketStatus } from '../../../../server/domains/tickets/contract.ts';
import { type Clocks, dueOf, NEVER } from '../../../../server/domains/tickets/deadline.rules.ts';
import { NOON } from '../../../support/database.ts';

const minutes = (count: number) => NOON.add({ minutes: count });
const CALM: Clocks = { status: 'waiting-outside', answerDueAt: null, promisedAt: null, snoozedUntil: null };

test.each<[Partial<Clocks>, ReturnType<typeof dueOf>]>([
  [
    { status: 'needs-first-answer', answerDueAt: minutes(5) },
    { dueAt: minutes(5), dueKind: 'first-answer' },
  ],
  [
    { status: 'needs-next-answer', answerDueAt: minutes(5) },
    { dueAt: minutes(5), dueKind: 'next-answer' },
  ],
  [
    { status: 'close-the-loop', answerDueAt: minutes(5) },
    { dueAt: minutes(5), dueKind: 'next-answer' },
  ],
  [{ answerDueAt: minutes(5) }, { dueAt: NEVER, dueKind: 'none' }],
  [{ promisedAt: minutes(9) }, { dueAt: minutes(9), dueKind: 'promise' }],
  [
    { status: 'needs-next-answer', answerDueAt: minutes(5), promisedAt: minutes(3) },
    { dueAt: minutes(3), dueKind: 'promise' },
  ],
  [
    { status: 'needs-next-answer', answerDueAt: minutes(5), snoozedUntil: minutes(60) },
    { dueAt: minutes(60), dueKind: 'wake' },
  ],
  [
    { promisedAt: minutes(9), snoozedUntil: minutes(60) },
    { dueAt: minutes(9), dueKind: 'promise' },
  ],
  [
    { status: 'done', answerDueAt: minutes(5), promisedAt: minutes(3) },
    { dueAt: NEVER, dueKind: 'none' },
  ],
])('%j is due %j', (clocks, expected) => {
  expect(dueOf({ ...CALM, ...clocks })).toEqual(expected);
});

test('a promise is never hidden, whatever else runs', () => {
  const time = fc.option(fc.integer({ min: 1, max: 10_000 }).map(minutes), { nil: null });
  const open = fc.constantFrom(...TicketStatus.options.filter((status) => status !== 'done'));
  fc.assert(
    fc.property(open, time, time, time, (status, answerDueAt, promisedAt, snoozedUntil) => {
      const { dueAt } = dueOf({ status, answerDueAt, promisedAt, snoozedUntil });
      return promisedAt === null || Temporal.Instant.compare(dueAt, promisedAt) <= 0;
    }),
  );
});
