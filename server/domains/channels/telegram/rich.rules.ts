import { type Doc, docOf, safeText } from './field.rules.ts';

const DEEPEST = 16;
const MOST_BLOCKS = 500;
const MOST_OF_A_LINE = 20_000;

/** The words of a rich message, a line a block. Blocks of kinds to come show what text they hold. */
export function richTextOf(message: unknown): string {
  const left = { blocks: MOST_BLOCKS };
  return linesOf(docOf(message)?.blocks, DEEPEST, left)
    .filter((line) => line.trim() !== '')
    .map((line) => safeText(line, MOST_OF_A_LINE))
    .join('\n');
}

function linesOf(blocks: unknown, depth: number, left: { blocks: number }): string[] {
  if (!Array.isArray(blocks) || depth === 0) return [];
  return blocks.flatMap((value) => {
    left.blocks -= 1;
    const block = docOf(value);
    return block === undefined || left.blocks < 0 ? [] : blockLines(block, depth, left);
  });
}

function blockLines(block: Doc, depth: number, left: { blocks: number }): string[] {
  const inner = [
    ...linesOf(block.blocks, depth - 1, left),
    ...linesOf(block.items, depth - 1, left),
    ...rowsOf(block.cells, depth - 1),
  ].filter((line) => line !== '');
  const [first = '', ...others] = inner;
  const own = [block.summary, block.text, block.expression, block.caption, block.credit].map((part) =>
    inline(part, depth),
  );
  // A list's sign stands before the item's first line.
  const label = typeof block.label === 'string' ? `${block.label} ` : '';
  return [...own, label + first, ...others];
}

const rowsOf = (rows: unknown, depth: number): string[] =>
  Array.isArray(rows)
    ? rows
        .slice(0, MOST_BLOCKS)
        .map((row) => (Array.isArray(row) ? row.map((cell) => inline(cell, depth)).join(' | ') : ''))
    : [];

/** A text is a string, a list of texts, or something that holds a text. */
function inline(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (depth === 0) return '';
  if (Array.isArray(value)) return value.map((part) => inline(part, depth - 1)).join('');
  const part = docOf(value);
  if (part === undefined) return '';
  const text = inline(part.text ?? part.expression ?? part.alternative_text, depth - 1);
  return part.type === 'url' && typeof part.url === 'string' && part.url !== text ? `${text} (${part.url})` : text;
}
