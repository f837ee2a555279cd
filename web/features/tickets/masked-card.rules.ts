import { MASKED_CARD } from '#kernel/masked-card';

export interface TextPiece {
  text: string;
  /** A card number that was hidden before anybody could read it. */
  isCard: boolean;
  /** Where it begins in the whole. */
  at: number;
}

const EACH_CARD = new RegExp(`(${MASKED_CARD.source})`);

export const hasMaskedCard = (text: string): boolean => MASKED_CARD.test(text);

/** A text in pieces, hidden card numbers by themselves; together they are the whole. */
export function piecesOfText(text: string): TextPiece[] {
  let at = 0;
  // Split by a group gives what stands between at even places, what the group caught at odd ones.
  return text.split(EACH_CARD).flatMap((piece, place) => {
    const found = { text: piece, isCard: place % 2 === 1, at };
    at += piece.length;
    return piece === '' ? [] : [found];
  });
}
