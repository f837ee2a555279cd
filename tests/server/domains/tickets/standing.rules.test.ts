import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TicketStatus } from '#contract/tickets';
import { standingOf, stoodAs } from '../../../../server/domains/tickets/standing.rules.ts';

const moment = fc.option(
  fc
    .integer({ min: 0, max: 4_000_000_000 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000).add({ microseconds: 123 })),
);

test('what is kept of a ticket brings it back as it stood', () => {
  fc.assert(
    fc.property(
      fc.record({
        status: fc.constantFrom(...TicketStatus.options),
        answerDueAt: moment,
        waitingOn: fc.constantFrom('bank' as const, 'developers' as const, null),
        snoozedUntil: moment,
        unreadSince: moment,
        promisedAt: moment,
        promise: fc.option(fc.string()),
      }),
      (ticket) => {
        const kept = JSON.parse(JSON.stringify(standingOf(ticket))) as ReturnType<typeof standingOf>; // as it lies in the row

        expect(stoodAs(kept)).toEqual(ticket);
      },
    ),
  );
});
