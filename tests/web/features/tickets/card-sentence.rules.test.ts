import { expect, test } from 'vitest';
import type { ThreadEntry, ThreadMessage } from '#contract/tickets';
import { maskText } from '#kernel/mask';
import { owesCardSentence } from '../../../../web/features/tickets/card-sentence.rules.ts';

const said = (direction: 'in' | 'out', text: string, more: Partial<ThreadMessage> = {}) =>
  ({ entry: 'message', direction, subject: null, text: maskText(text), delivery: null, ...more }) as ThreadEntry; // what the rule reads
const CARD = said('in', 'my card is 4200 0000 0000 0000');
const sentence = 'Your message held a card number.';
const owes = (entries: ThreadEntry[], text: string) => owesCardSentence({ entries, sentence, text });

test('who sent a card number is owed the sentence until it is written, or something was said since', () => {
  expect(owes([CARD, said('in', 'hello?')], 'We look')).toBe(true);
  expect(owes([CARD], `We look. ${sentence}`)).toBe(false);
  expect(owes([CARD, said('out', 'Seen')], 'We look')).toBe(false);
});

test('an answer that was taken back has told nobody', () => {
  const delivery = { state: 'taken-back', heldUntil: null, sentAt: null, failure: null } as const;

  expect(owes([CARD, said('out', 'Seen', { delivery })], 'We look')).toBe(true);
});

test('nothing is owed where nothing is written or no card came', () => {
  expect(owes([CARD], ' ')).toBe(false);
  expect(owes([said('in', 'hello')], 'We look')).toBe(false);
});
