const LONGEST = 4096;

/** A text in pieces that Telegram takes: cut at a paragraph, a line, a space, or where it must be; never inside of a sign. */
export function piecesOf(text: string, longest = LONGEST): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const cut = placeToCut(rest, longest);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function placeToCut(text: string, longest: number): number {
  for (const sign of ['\n\n', '\n', ' ']) {
    const place = text.lastIndexOf(sign, longest - 1);
    if (place > longest / 2) return place;
  }
  const isHalf = (text.charCodeAt(longest - 1) & 0xfc00) === 0xd800;
  return isHalf ? longest - 1 : longest;
}
