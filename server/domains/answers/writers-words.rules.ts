import type { Identity } from '#contract/contacts';
import type { Reading, Term, Understood } from '#contract/transactions';

const MOST_TERMS = 60;
const LONGEST = 18_000;
const BETWEEN = '\n\n';
/** Kinds that point at a payment and not only at a day or a shop. */
const IDENTIFYING = new Set<Reading['kind']>([
  'uid',
  'order',
  'rrn',
  'auth-code',
  'card',
  'amount',
  'email',
  'phone',
  'checkout-token',
]);

/** What several messages say together, oldest first: the newest count where there are too many. */
export function togetherOf(parts: readonly Understood[], timeZone: string): Understood {
  const kept: Understood[] = [];
  let length = 0;
  for (const part of parts.toReversed()) {
    length += part.text.length + BETWEEN.length;
    if (length > LONGEST && kept.length > 0) break;
    kept.unshift(part);
  }
  const terms = new Map<string, Term>();
  let offset = 0;
  for (const { text, terms: said } of kept) {
    for (const term of said) terms.set(term.key, movedBy(term, offset));
    offset += text.length + BETWEEN.length;
  }
  return {
    text: kept.map(({ text }) => text).join(BETWEEN),
    terms: [...terms.values()].slice(-MOST_TERMS),
    timeZone,
  };
}

const movedBy = (term: Term, offset: number): Term =>
  term.span === undefined ? term : { ...term, span: { start: term.span.start + offset, end: term.span.end + offset } };

export const namesPayment = (terms: readonly Term[]): boolean =>
  terms.some(({ readings }) => readings.some(({ kind }) => IDENTIFYING.has(kind)));

/** Named outright, not guessed from a bare number: an order, a shop, a card, an amount. */
export const namesOutright = (terms: readonly Term[]): boolean =>
  terms.some(({ certainty, readings }) => certainty !== 'guessed' && readings.some(({ kind }) => kind !== 'words'));

/** The writer's own address and phone, as a guess: a payment under them speaks for itself, one under others against nothing. */
export function senderTerms(identities: readonly Identity[], terms: readonly Term[]): Term[] {
  return identities.flatMap(({ kind, value }): Term[] => {
    const reading = readingOf(kind, value);
    if (reading === undefined || terms.some((term) => term.readings.some((known) => isSame(known, reading)))) return [];
    return [{ key: `sender:${kind}`, certainty: 'guessed', readings: [reading] }];
  });
}

function readingOf(kind: Identity['kind'], value: string): Reading | undefined {
  if (kind === 'email') return { kind: 'email', email: value.toLowerCase() };
  const digits = value.replace(/\D/g, '');
  return kind === 'phone' && digits.length >= 7 && digits.length <= 15 ? { kind: 'phone', phone: digits } : undefined;
}

const isSame = (a: Reading, b: Reading) =>
  (a.kind === 'email' && b.kind === 'email' && a.email === b.email) ||
  (a.kind === 'phone' && b.kind === 'phone' && a.phone === b.phone);
