import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TicketStatus } from '../../../../server/domains/tickets/contract.ts';
import { needsUs, stepTo, type TicketStep } from '../../../../server/domains/tickets/status.rules.ts';

const status = fc.constantFrom(...TicketStatus.options);
const to = (from: TicketStatus, step: TicketStep, isAnswered = true) => {
  const result = stepTo(from, step, isAnswered);
  return result.ok ? result.value : result.error;
};

test.each<[TicketStatus, TicketStep, boolean, TicketStatus | 'not-from-here']>([
  ['needs-first-answer', 'answered-wait', false, 'waiting-outside'],
  ['needs-first-answer', 'answered-keep', false, 'needs-next-answer'],
  ['needs-first-answer', 'inside-acted', false, 'not-from-here'],
  ['needs-first-answer', 'reopen', false, 'not-from-here'],
  ['waiting-inside', 'inside-acted', true, 'close-the-loop'],
  ['waiting-inside', 'inside-acted', false, 'close-the-loop'],
  ['waiting-inside', 'writer-wrote', false, 'needs-first-answer'],
  ['waiting-outside', 'writer-wrote', true, 'needs-next-answer'],
  ['waiting-outside', 'inside-acted', true, 'not-from-here'],
  ['close-the-loop', 'answered-close', true, 'done'],
  ['done', 'writer-wrote', true, 'needs-next-answer'],
  ['done', 'writer-wrote', false, 'needs-first-answer'],
  ['done', 'writer-thanked', true, 'done'],
  ['done', 'close', true, 'not-from-here'],
  ['done', 'reopen', true, 'needs-next-answer'],
  ['done', 'answer-failed', true, 'needs-next-answer'],
  ['waiting-outside', 'answer-failed', true, 'needs-next-answer'],
  ['waiting-inside', 'answer-failed', true, 'waiting-inside'],
  ['close-the-loop', 'answer-failed', true, 'close-the-loop'],
])('from %s, %s (answered: %s) leads to %s', (from, step, isAnswered, expected) => {
  expect(to(from, step, isAnswered)).toBe(expected);
});

describe('from wherever a ticket is', () => {
  test('a writer who writes makes it need us', () => {
    fc.assert(
      fc.property(status, fc.boolean(), (from, isAnswered) => {
        const next = to(from, 'writer-wrote', isAnswered);
        return next !== 'not-from-here' && needsUs(next);
      }),
    );
  });

  test('an answer can always be given, and one that waits never leaves it needing us', () => {
    fc.assert(
      fc.property(status, (from) => {
        const waits = to(from, 'answered-wait');
        return (
          waits === 'waiting-outside' &&
          to(from, 'answered-close') === 'done' &&
          to(from, 'answered-keep') !== 'not-from-here'
        );
      }),
    );
  });

  test('thanks never makes more to do', () => {
    fc.assert(fc.property(status, (from) => to(from, 'writer-thanked') === from));
  });

  test('it can be brought to its end', () => {
    fc.assert(fc.property(status, (from) => from === 'done' || to(from, 'close') === 'done'));
  });
});
