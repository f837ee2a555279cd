import { expect, test } from 'vitest';
import { TicketId } from '#kernel/ids';
import { FRESH_MS, isInSight } from '../../../../web/features/tickets/undo.rules.ts';

const here = TicketId.parse('01a21493-322b-7000-9795-000000000001');
const elsewhere = TicketId.parse('01a21493-322b-7000-9795-000000000002');
const done = { atMs: 1000, ticketIds: [elsewhere], here, nowMs: 1000 + FRESH_MS };

test('what was done to another ticket a while ago is not taken back unseen', () => {
  expect(isInSight(done)).toBe(false);
  expect(isInSight({ ...done, here: undefined })).toBe(false);
});

test('what was just done, or done to the ticket that is open, is taken back at once', () => {
  expect(isInSight({ ...done, nowMs: 999 + FRESH_MS })).toBe(true);
  expect(isInSight({ ...done, ticketIds: [elsewhere, here] })).toBe(true);
});
