import type { LimitKind } from './contract.ts';

/** A card payment or authorization at one terminal that came to an end. */
export interface Attempt {
  at: Temporal.Instant;
  isDeclined: boolean;
  code: string;
  bin: string | null;
  /** Tells cards apart. */
  card: string | null;
  minor: number;
}

/** What many declines look like when a terminal is at a limit. */
export interface Pattern {
  code: string;
  /** Of everything, or of payments above an amount. */
  form: 'all' | 'large';
  /** The first decline. */
  startedAt: Temporal.Instant;
  attempts: number;
  declined: number;
  bins: number;
  /** The smallest that was declined, and the largest that passed since then. */
  leastDeclined: number;
  mostPassed: number;
}

/* operations.md, C.5: share of the code in the last 20 attempts >= 80 %, distinct BINs >= 5, baseline < 2 %. */
const LAST = 20;
const LEAST_SHARE = 0.8;
const LEAST_BINS = 5;
const LEAST_CARDS = 5;
const MOST_USUAL = 0.02;
/** More of one BIN than this is its issuer's matter. */
const MOST_OF_ONE_BIN = 0.5;
/** Before it began, so much of the code is no sharp beginning. */
const MOST_BEFORE = 0.2;
const LEAST_BEFORE = 10;
/** For a limit on one payment: so many declined and so many passed. */
const LEAST_EACH = 8;

/**
 * One code, many cards and issuers at once, from a sharp instant on. Not a card's own limit (one card, many tries), not an issuer that is down (one
 * BIN). `attempts` in the order of time.
 */
export function patternOf(attempts: readonly Attempt[]): Pattern | undefined {
  const last = attempts.slice(-LAST);
  const code = commonestCode(last);
  if (code === undefined || last.length < LAST) return undefined;
  const found = isOfCode(code);
  const start = last.filter(found).length >= LEAST_SHARE * LAST ? startOfRun(attempts, code) : undefined;
  if (start !== undefined && isSharp(attempts.slice(0, start), code)) return shaped('all', attempts.slice(start), code);
  return largeOnly(attempts, code);
}

const isOfCode = (code: string) => (attempt: Attempt) => attempt.isDeclined && attempt.code === code;

function commonestCode(attempts: readonly Attempt[]): string | undefined {
  const byCode = Map.groupBy(
    attempts.filter(({ isDeclined, code }) => isDeclined && code !== ''),
    ({ code }) => code,
  );
  return [...byCode].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** Where the run of declines began: the last attempts, and back from there for as long as four of five are of the code. */
function startOfRun(attempts: readonly Attempt[], code: string): number | undefined {
  const found = isOfCode(code);
  let [declined, start] = [0, undefined as number | undefined];
  for (let back = 1; back <= attempts.length; back += 1) {
    const attempt = attempts[attempts.length - back];
    if (attempt === undefined || !found(attempt)) continue;
    declined += 1;
    if (back > LAST && declined < LEAST_SHARE * back) break;
    start = attempts.length - back;
  }
  return start;
}

function isSharp(before: readonly Attempt[], code: string): boolean {
  const near = before.slice(-LAST);
  return near.length >= LEAST_BEFORE && near.filter(isOfCode(code)).length <= MOST_BEFORE * near.length;
}

/** Declined above an amount and passed below it. */
function largeOnly(attempts: readonly Attempt[], code: string): Pattern | undefined {
  const declined = attempts.filter(isOfCode(code));
  const first = attempts.findIndex(isOfCode(code));
  const pattern = first < 0 ? undefined : shaped('large', attempts.slice(first), code);
  const passed = attempts.slice(first).filter(({ isDeclined }) => !isDeclined);
  if (pattern === undefined || declined.length < LEAST_EACH || passed.length < LEAST_EACH) return undefined;
  return pattern.leastDeclined > pattern.mostPassed ? pattern : undefined;
}

function shaped(form: Pattern['form'], run: readonly Attempt[], code: string): Pattern | undefined {
  const declined = run.filter(isOfCode(code));
  const [first] = declined;
  const byBin = Map.groupBy(declined, ({ bin }) => bin ?? '');
  const cards = new Set(declined.map(({ card }) => card));
  const mostOfOne = Math.max(...[...byBin.values()].map(({ length }) => length));
  const isOfMany =
    byBin.size >= LEAST_BINS && cards.size >= LEAST_CARDS && mostOfOne <= MOST_OF_ONE_BIN * declined.length;
  if (first === undefined || !isOfMany) return undefined;
  const passed = run.filter(({ isDeclined }) => !isDeclined).map(({ minor }) => minor);
  return {
    code,
    form,
    startedAt: first.at,
    attempts: run.length,
    declined: declined.length,
    bins: byBin.size,
    leastDeclined: Math.min(...declined.map(({ minor }) => minor)),
    mostPassed: Math.max(0, ...passed),
  };
}

/** What else is known of the code and of the bank. */
export interface Surroundings {
  /** The share of the code among all attempts at the terminal in the last weeks. */
  usualShare: number;
  /** The bank's other terminals since it began. */
  others: { attempts: number; declined: number };
}

const MOST_OF_OTHERS = 0.4;
const FEW_OTHERS = 5;

/** Usual is no news, and where the bank's other terminals decline as well, the bank is down. */
export const isLimit = ({ usualShare, others }: Surroundings): boolean =>
  usualShare < MOST_USUAL && (others.attempts < FEW_OTHERS || others.declined < MOST_OF_OTHERS * others.attempts);

export interface Estimate {
  kind: LimitKind;
  low: number;
  high: number;
}

/** The cap lies between what was used when the first payment was declined and what it would have made of it. */
export function estimatesOf(
  pattern: Pattern,
  used: readonly { kind: LimitKind; low: number; high: number }[],
): Estimate[] {
  const { form, mostPassed, leastDeclined } = pattern;
  if (form === 'large') return [{ kind: 'single-amount', low: mostPassed, high: leastDeclined }];
  return used.map(({ kind, low, high }) => ({ kind, low, high: high + (kind.endsWith('-count') ? 1 : leastDeclined) }));
}

const RESET_HOURS = 3;

/** Which estimates are left when payments pass again: soon after midnight it was a day's limit, on the first of a month maybe a month's. */
export function estimatesAtEnd(
  estimates: readonly Estimate[],
  endedAt: Temporal.Instant,
  zone: string,
): readonly Estimate[] {
  const local = endedAt.toZonedDateTimeISO(zone);
  const isAfterReset = local.hour < RESET_HOURS;
  const left = estimates.filter(({ kind }) => {
    if (kind.startsWith('day-')) return isAfterReset;
    return kind.startsWith('month-') ? isAfterReset && local.day === 1 : true;
  });
  // Raised by the bank in the middle of a window: then any of them may have been.
  return left.length > 0 ? left : estimates;
}
