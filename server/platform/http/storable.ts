import { cleanText } from '../../kernel/mask.ts';

/** PostgreSQL takes neither NUL nor half of a surrogate pair: in what came in they become visible signs, all else stays. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? cleanText(value) : value;
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)]));
}
