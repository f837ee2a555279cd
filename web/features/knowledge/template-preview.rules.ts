/** A stretch of a filled template: plain text, or a fact that was put in. */
export interface PreviewPiece {
  text: string;
  /** The fact's name; undefined for the template's own words. */
  fact?: string;
  /** Named without being asked about first, and not known: blocks the text. */
  isMissing?: boolean;
}

export interface Preview {
  pieces: PreviewPiece[];
  /** Facts that block the text. */
  missing: string[];
  /** Names that are no facts. */
  unknown: string[];
  /** An `if` that is never closed, or the other way round. */
  isBroken: boolean;
}

interface Block {
  /** What is inside is part of the text. */
  shows: boolean;
  word: string;
}

const TAG = /\{\{\s*(?:(#if|#unless)\s+([\w.-]+)|(else)|\/(if|unless)|([^{}]*?))\s*\}\}/g;

/**
 * Fills a template with given facts, for the eyes of whoever writes it. The server's own filling decides; this one
 * works in a page that may not make code of text.
 */
export function previewOf(
  source: string,
  values: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): Preview {
  const preview: Preview = { pieces: [], missing: [], unknown: [], isBroken: false };
  const blocks: Block[] = [];
  const shows = () => blocks.every((block) => block.shows);
  const say = (piece: PreviewPiece) => {
    if (piece.text !== '' && shows()) preview.pieces.push(piece);
  };
  let at = 0;
  for (const tag of source.matchAll(TAG)) {
    say({ text: source.slice(at, tag.index) });
    at = tag.index + tag[0].length;
    takeTag(tag, { preview, blocks, values, known, say });
  }
  say({ text: source.slice(at) });
  if (blocks.length > 0) preview.isBroken = true;
  return preview;
}

interface Filling {
  preview: Preview;
  blocks: Block[];
  values: Readonly<Record<string, string | undefined>>;
  known: readonly string[];
  say(piece: PreviewPiece): void;
}

function takeTag(tag: RegExpExecArray, filling: Filling): void {
  const { preview, blocks, values } = filling;
  const [, opening, asked = '', otherwise, closing, fact = ''] = tag;
  if (opening !== undefined) {
    noteUnknown(asked, filling);
    const isThere = values[asked] !== undefined;
    blocks.push({ shows: opening === '#if' ? isThere : !isThere, word: opening.slice(1) });
  } else if (otherwise !== undefined) {
    turnOver(filling);
  } else if (closing !== undefined) {
    if (blocks.pop()?.word !== closing) preview.isBroken = true;
  } else {
    putIn(fact.trim(), filling);
  }
}

function turnOver({ preview, blocks }: Filling): void {
  const block = blocks.at(-1);
  if (block === undefined) preview.isBroken = true;
  else block.shows = !block.shows;
}

function putIn(fact: string, filling: Filling): void {
  const { preview, blocks, values, say } = filling;
  const value = noteUnknown(fact, filling) ? undefined : values[fact];
  if (value !== undefined) {
    say({ text: value, fact });
    return;
  }
  const blocksText = filling.known.includes(fact) && blocks.every((block) => block.shows);
  if (blocksText && !preview.missing.includes(fact)) preview.missing.push(fact);
  say({ text: `{{${fact}}}`, fact, isMissing: true });
}

function noteUnknown(fact: string, { preview, known }: Filling): boolean {
  if (known.includes(fact)) return false;
  if (!preview.unknown.includes(fact)) preview.unknown.push(fact);
  return true;
}
