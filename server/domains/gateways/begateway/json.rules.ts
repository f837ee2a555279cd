import { no, ok, type Result } from '#kernel/result';

/** A run of digits that a double may not hold; outside strings it makes the slower reading below necessary. */
const LONG_NUMBER = /[:[,\s]-?\d[\d.]{14,}/;

/** Reads JSON without losing digits: an integer beyond 2^53 comes back as its text. */
export function readJson(text: string): Result<unknown, 'bad-json'> {
  try {
    const plain: unknown = LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
    return ok(plain);
  } catch {
    return no('bad-json');
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? String(value);
  return String(value) === source ? value : source;
}
