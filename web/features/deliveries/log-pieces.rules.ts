/** The contract's own limits: of a piece so many lines, so many letters. */
const MOST_LINES = 1_000;
const MOST_LETTERS = 1_000_000;

/** A file of lines in pieces that the server takes at once; `rest` is the line that has not ended yet. A longer line is a piece of its own, which the server refuses by name. */
export function piecesOf(text: string, isLast: boolean): { pieces: string[]; rest: string } {
  const lines = text.split('\n');
  const rest = isLast ? '' : (lines.pop() ?? '');
  const pieces: string[] = [];
  let piece: string[] = [];
  let letters = 0;
  const close = () => {
    if (piece.length > 0) pieces.push(piece.join('\n'));
    piece = [];
    letters = 0;
  };
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (piece.length >= MOST_LINES || letters + line.length > MOST_LETTERS) close();
    // What is longer than any line may be is refused all the same: its beginning is enough to say which it was.
    piece.push(line.slice(0, MOST_LETTERS));
    letters += line.length + 1;
  }
  close();
  return { pieces, rest };
}
