import { passesLuhn, schemeOf } from './card-schemes.ts';
import { FILLER, foldDigits, foldEscapes } from './digits.ts';

/** A card number found in a text: half-open span, and its 13–19 digits. Never store or log the digits. */
export interface FoundCard {
  start: number;
  end: number;
  digits: string;
}

interface Span {
  start: number;
  end: number;
}

interface Group extends Span {
  digits: string;
}

const SHORTEST = 13;
const DIGITS = new RegExp(`[0-9][0-9${FILLER}]*`, 'g');

// What people, mail programs and broken encodings put between the digits of one number.
const STRONG = String.raw`\ufdd1\s\p{Z}\p{Cc}\p{Cf}\p{Pd}\p{Cs}\u0300-\u036f\u20e3\ufe00-\ufe0f\u2212\u2800\u3164\u115f\u1160\uffa0\ufffd\u2400-\u2421._\/>\u00b7\u2022\u2027\u2219\u22c5\u3002`;
// These separate numbers more often than groups of one: they join only equal gaps between groups of the usual sizes.
const WEAK = String.raw`,;:'"*~+=#&\\|`;

const LONG_RUN = new RegExp(`(?<![0-9])[0-9](?:[${STRONG}${WEAK}]{0,12}[0-9]){12,}${FILLER}?`, 'gu');
// The same, coarse and fast: digits with no letter between. What it finds is looked at closely.
const MANY_DIGITS = /(?<![0-9])[0-9](?:[^0-9A-Za-z\u0400-\u04ff]{0,16}[0-9]){12,}\ufdd1?/g;
// The commonest long run of a log. Without its date it is too short for a card.
const MOMENT = /^20[12]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) \d\d:\d\d:\d\d(?: ?[+-]\d\d:?\d\d)?$/;
const HAS_WEAK = new RegExp(`[${WEAK}]`, 'u');
const USUAL_GROUPS = /^(?:4,4,4,4(?:,[1-3])?|4,6,[45]|4,5,6|4,4,4,3|4,4,5|4,3,3,3)$/;

// Spans that look like other things: a masked card, a date, a UUID, a gateway's uid.
const OTHER_THING =
  /(?:(?<!\d)\d{1,40})?•{2,}\d{0,40}|(?<!\d[./-]?)(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:20[12]\d)|20[12]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![./-]?\d)|(?<![0-9a-z])(?=[0-9-]{0,36}[a-f])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-z])|(?<![0-9a-z-])(?=[0-9-]{0,24}[a-f])\d{1,12}-[0-9a-f]{10}(?![0-9a-z-])/gi;

/** Card numbers in any spelling, left to right, not overlapping: scheme, length and check digit must fit. */
export function findCards(text: string): FoundCard[] {
  if (hasFewDigits(text)) return [];
  const folded = foldDigits(text);
  // An escape may as well be none: "%22" before a card that begins with 00 would hide one that begins with 2200.
  const readings = foldEscapes(folded);
  const found = cardsIn(text, folded);
  for (const reading of readings) found.push(...newAmong(cardsIn(text, reading), found));
  return found.sort((a, b) => a.start - b.start);
}

const newAmong = (cards: readonly FoundCard[], known: readonly FoundCard[]): FoundCard[] =>
  cards.filter(({ start, end }) => known.every((card) => end <= card.start || card.end <= start));

/** Whether too few signs could be a digit, or its escape, for any card: true of most texts, and told by one quick look. */
function hasFewDigits(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Every escape of a digit holds one of ASCII or, in HTML, a `#`; outside ASCII only the Cyrillic block surely has none.
    const mayBeDigit = code < 0x80 ? (code >= 0x30 && code <= 0x39) || code === 0x23 : code < 0x400 || code > 0x4ff;
    if (mayBeDigit && ++digits === SHORTEST) return false;
  }
  return true;
}

function cardsIn(text: string, folded: string): FoundCard[] {
  const found: FoundCard[] = [];
  for (const many of folded.matchAll(MANY_DIGITS)) {
    if (MOMENT.test(many[0])) continue;
    for (const run of many[0].matchAll(LONG_RUN)) {
      const start = many.index + run.index;
      for (const piece of piecesOf(folded, { start, end: start + run[0].length })) {
        found.push(...cardsAmong(folded, groupsOf(folded, piece)));
      }
    }
  }
  return found.map((card) => ({ ...card, end: endOfDigit(text, card.end) }));
}

// A keycap's marks belong to its digit.
const KEYCAP = /(?:\ufe0f|\u20e3)*/y;

function endOfDigit(text: string, end: number): number {
  KEYCAP.lastIndex = end;
  return end + (KEYCAP.exec(text)?.[0].length ?? 0);
}

/** The run without what certainly is something else. */
function piecesOf(text: string, run: Span): Span[] {
  const margin = 48;
  const from = Math.max(0, run.start - margin);
  const pieces: Span[] = [];
  let start = run.start;
  for (const other of text.slice(from, run.end + margin).matchAll(OTHER_THING)) {
    const at = from + other.index;
    if (at > start) pieces.push({ start, end: Math.min(at, run.end) });
    start = Math.max(start, at + other[0].length);
  }
  if (start < run.end) pieces.push({ start, end: run.end });
  return pieces;
}

function groupsOf(text: string, piece: Span): Group[] {
  return Array.from(text.slice(piece.start, piece.end).matchAll(DIGITS), (group) => ({
    start: piece.start + group.index,
    end: piece.start + group.index + group[0].length,
    digits: group[0].replaceAll(FILLER, ''),
  }));
}

/** A number begins and ends with a group: digits glued to its left or right would make it another number. */
function cardsAmong(text: string, groups: Group[]): FoundCard[] {
  const found: FoundCard[] = [];
  let after = 0;
  groups.forEach((group, first) => {
    const card = group.start < after ? undefined : cardFrom(text, groups, first);
    if (!card) return;
    found.push(card);
    after = card.end;
  });
  return found;
}

/** The card that starts with group `first`: sixteen digits before any other length, then the longest. */
function cardFrom(text: string, groups: readonly Group[], first: number): FoundCard | undefined {
  const start = groups[first]?.start ?? 0;
  let best: FoundCard | undefined;
  let digits = '';
  for (let last = first; digits.length < 19; last++) {
    const group = groups[last];
    if (!group) break;
    digits += group.digits;
    if (digits.length < 13 || best?.digits.length === 16) continue;
    if (schemeOf(digits) && isCard(text, digits, groups.slice(first, last + 1)))
      best = { start, end: group.end, digits };
  }
  return best;
}

function isCard(text: string, digits: string, groups: Group[]): boolean {
  const scheme = schemeOf(digits);
  if (!scheme || !passesLuhn(digits)) return false;
  const usual = groups.length === 1 || USUAL_GROUPS.test(groups.map((group) => group.digits.length).join());
  // One digit as prefix says little: a list of order numbers would pass in one case of ten.
  if (scheme.name === 'uatp' && !usual) return false;
  const gaps = groups.slice(1).map((group, i) => text.slice(groups[i]?.end, group.start));
  return !gaps.some((gap) => HAS_WEAK.test(gap)) || (usual && new Set(gaps).size === 1);
}
