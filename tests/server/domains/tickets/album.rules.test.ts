import { expect, test } from 'vitest';
import { textOfPieces, withPiece } from '../../../../server/domains/tickets/album.rules.ts';

const pieces = [
  { id: '1', text: 'The receipt' },
  { id: '2', text: '' },
  { id: '3', text: 'The order' },
];

test('an album says what its pieces say, one line each', () => {
  expect(textOfPieces(pieces)).toBe('The receipt\nThe order');
});

test('a piece that reads otherwise keeps its place', () => {
  expect(textOfPieces(withPiece(pieces, { id: '1', text: 'The cheque' }))).toBe('The cheque\nThe order');
  expect(textOfPieces(withPiece(pieces, { id: '3', text: '' }))).toBe('The receipt');
});

test('a piece that is new comes last', () => {
  expect(textOfPieces(withPiece(pieces, { id: '4', text: 'The bank' }))).toBe('The receipt\nThe order\nThe bank');
});
