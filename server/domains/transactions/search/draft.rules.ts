import type { Reading, Term } from './contract.ts';
import { respell } from './respell.rules.ts';

/** A text while it is being read: what was understood is taken out of `rest`, so that nothing is understood twice. */
export interface Draft {
  readonly text: string;
  /** The text, key words spelled right, with everything that was taken blotted out. */
  rest: string;
  readonly terms: Term[];
  /** The place in `text` of a place in `rest`. */
  original(place: number): number;
}

export interface Span {
  start: number;
  end: number;
}

/** More than any person writes: what is certain is read first, so that a flood of numbers drowns nothing. */
export const MOST_TERMS = 60;
// Neither a letter, a digit nor a space: nothing reads across it.
const BLOT = '\ufdd0';

export function draftOf(text: string): Draft {
  const { text: rest, original } = respell(text);
  return { text, rest, terms: [], original };
}

export function take(draft: Draft, span: Span, certainty: Term['certainty'], readings: Reading[]): void {
  const [best] = readings;
  if (!best || draft.terms.length >= MOST_TERMS) return;
  const key = keyOf(best);
  if (!draft.terms.some((term) => term.key === key)) {
    const place = { start: draft.original(span.start), end: draft.original(span.end) };
    draft.terms.push({ key, span: place, certainty, readings: different(readings).slice(0, 8) });
  }
  blot(draft, span);
}

/** Takes a span out without a term: words that only named the value beside them. */
export function blot(draft: Draft, { start, end }: Span): void {
  draft.rest = draft.rest.slice(0, start) + BLOT.repeat(end - start) + draft.rest.slice(end);
}

/** Takes every match of `pattern`; `read` gives the readings, or none to leave the match alone. */
export function takeEach(
  draft: Draft,
  pattern: RegExp,
  certainty: Term['certainty'],
  read: (match: RegExpExecArray) => Reading[],
): void {
  for (const match of draft.rest.matchAll(pattern)) {
    take(draft, spanOf(match), certainty, read(match));
  }
}

export function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

function different(readings: Reading[]): Reading[] {
  return readings.filter((each, i) => readings.findIndex((other) => keyOf(other) === keyOf(each)) === i);
}

function keyOf(reading: Reading): string {
  const { kind, ...value } = reading;
  return `${kind}:${Object.values(value).join('/')}`.slice(0, 300);
}
