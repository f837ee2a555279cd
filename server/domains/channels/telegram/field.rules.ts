import { cleanText, maskText } from '#kernel/mask';

/** An object of an update, as it was parsed: nothing in it is believed. */
export type Doc = Record<string, unknown>;

export const docOf = (value: unknown): Doc | undefined =>
  // What is an object and no array is read by names.
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Doc) : undefined;

const MOST_ITEMS = 100;

export const listOf = (value: unknown): Doc[] =>
  Array.isArray(value)
    ? value
        .slice(0, MOST_ITEMS)
        .map(docOf)
        .filter((item) => item !== undefined)
    : [];

export const rawTextOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Fit to be stored: signs that a database and a screen can take, no card numbers, no secrets, not too long. */
export const safeText = (text: string, most: number): string => cut(maskText(cleanText(text)), most);

export const textOf = (value: unknown, most: number): string => safeText(rawTextOf(value), most);

/** A number that names something: chats, people, messages, topics. */
export function idOf(value: unknown): string | undefined {
  const id = Number.isSafeInteger(value) ? String(value) : rawTextOf(value);
  return /^-?\d{1,19}$/.test(id) && !isCard(id) ? id : undefined;
}

/** Ids are short, so far; one that is a card number would be kept as one. */
const isCard = (id: string) => id.length > 12 && maskText(id) !== id;

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** Parts that are there, with something between them. */
export const joined = (parts: readonly string[], between: string): string =>
  parts.filter((part) => part !== '').join(between);

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
