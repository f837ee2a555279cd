import { safeText } from './field.rules.ts';

const DEEPEST = 24;
const MOST_NODES = 5_000;
const MOST_OF_A_STRING = 20_000;
const MOST_IN_ALL = 300_000;

/** A copy of what came in that may be kept: every string cleaned and masked, in names too; bounded in depth and size. */
export function maskedCopy(value: unknown): string {
  const left = { nodes: MOST_NODES };
  const text = JSON.stringify(copy(value, DEEPEST, left)) ?? 'null';
  return text.length <= MOST_IN_ALL ? text : JSON.stringify({ cut: text.slice(0, MOST_IN_ALL / 2).toWellFormed() });
}

function copy(value: unknown, depth: number, left: { nodes: number }): unknown {
  left.nodes -= 1;
  if (left.nodes < 0) return '…';
  if (typeof value === 'string') return safeText(value, MOST_OF_A_STRING);
  if (typeof value === 'number') return maskedNumber(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  return Array.isArray(value)
    ? value.slice(0, left.nodes + 1).map((item) => copy(item, depth - 1, left))
    : Object.fromEntries(
        Object.entries(withWholeName(value))
          .slice(0, left.nodes + 1)
          .map(([name, inner]) => [safeText(name, 200), copy(inner, depth - 1, left)]),
      );
}

/** A number may be split between a first and a last name. */
function withWholeName(value: object): object {
  const { first_name, last_name } = value as { first_name?: unknown; last_name?: unknown }; // read, not believed
  if (typeof first_name !== 'string' || typeof last_name !== 'string') return value;
  const apart = `${safeText(first_name, MOST_OF_A_STRING)} ${safeText(last_name, MOST_OF_A_STRING)}`;
  const masked = safeText(apart, MOST_OF_A_STRING);
  return masked === apart ? value : { ...value, first_name: masked, last_name: '' };
}

/** Ids are numbers as well, and some look like cards: in the copy they may go. */
function maskedNumber(value: number): unknown {
  const text = String(value);
  const masked = safeText(text, 40);
  return masked === text ? value : masked;
}
