import { expect, test } from 'vitest';
import { owesCardSentence } from '../../../../web/features/tickets/card-sentence.rules.ts';

const sentence = 'Your message held a card number.';

test('who sent a card number is owed the sentence until it is written', () => {
  expect(owesCardSentence({ sentence, text: 'We look' })).toBe(true);
  expect(owesCardSentence({ sentence, text: `We look. ${sentence}` })).toBe(false);
});

test('nothing is owed where nothing is written or no card came', () => {
  expect(owesCardSentence({ sentence, text: ' ' })).toBe(false);
  expect(owesCardSentence({ sentence: '', text: 'We look' })).toBe(false);
});
