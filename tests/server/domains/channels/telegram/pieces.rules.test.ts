import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from '../../../../../server/domains/channels/telegram/pieces.rules.ts';

test('a short text stays whole; a long one is cut where it breathes', () => {
  expect(piecesOf('hello')).toEqual(['hello']);
  expect(piecesOf('  ')).toEqual([]);
  expect(piecesOf('one two three', 8)).toEqual(['one two', 'three']);
  expect(piecesOf('first line\n\nsecond part', 14)).toEqual(['first line', 'second part']);
});

test('every piece fits, no sign is cut in two, and nothing but white space is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 40 }), (text, longest) => {
      const pieces = piecesOf(text, longest);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(longest);
        expect(piece.isWellFormed()).toBe(true);
      }
      expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
