import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText } from '#kernel/mask';
import { hasMaskedCard, piecesOfText } from '../../../../web/features/tickets/masked-card.rules.ts';
import { spelledCard } from '../../../support/card-numbers.ts';

test('a hidden card number is a piece by itself', () => {
  expect(piecesOfText(maskText('карта 4111 1111 1111 1111, не прошло'))).toEqual([
    { text: 'карта ', isCard: false, at: 0 },
    { text: '411111••••••1111', isCard: true, at: 6 },
    { text: ', не прошло', isCard: false, at: 22 },
  ]);
});

test('dots and stars of the writer are no hidden card', () => {
  for (const text of ['карта 411111******1111', '• первое\n• второе', '•••• 1111', ''])
    expect(hasMaskedCard(text)).toBe(false);
});

test('whatever is hidden is found, and the pieces are the whole', () => {
  const words = fc.stringMatching(/^[a-zа-я ,.]{0,20}$/);
  fc.assert(
    fc.property(words, spelledCard, words, (before, { text }, after) => {
      const masked = maskText(`${before} ${text} ${after}`);
      const pieces = piecesOfText(masked);

      expect(pieces.some(({ isCard }) => isCard)).toBe(true);
      expect(pieces.map((piece) => piece.text).join('')).toBe(masked);
    }),
  );
});
