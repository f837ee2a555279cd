import { findCards } from '#kernel/card';
import { cleanText, maskText } from '#kernel/mask';

/** How a file may be kept: `clean` when it could be searched for card numbers and what was found is masked. */
export interface Searched {
  state: 'clean' | 'held-back';
  bytes: Uint8Array;
  /** A card number was found in it. */
  hidCard: boolean;
}

/** Searches what is text through and through; everything else is held back behind a click that is noted. */
export function searched(contentType: string, bytes: Uint8Array): Searched {
  const text = readAsText(contentType, bytes);
  if (text === undefined || isDocument(text)) return { state: 'held-back', bytes, hidCard: false };
  const masked = maskText(text);
  if (hidesCard(masked)) return { state: 'held-back', bytes, hidCard: true };
  // Untouched text keeps its bytes, whatever its charset.
  if (masked === text) return { state: 'clean', bytes, hidCard: false };
  return { state: 'clean', bytes: new TextEncoder().encode(masked), hidCard: findCards(text).length > 0 };
}

/** The words of a file that is text, by its type and by its bytes. */
export const readAsText = (contentType: string, bytes: Uint8Array): string | undefined =>
  isTextType(contentType) || TELLS_NOTHING.test(contentType) ? readText(bytes) : undefined;

const TEXT_TYPES =
  /^(?:text\/|application\/(?:json|xml|csv|x-ndjson|yaml|x-yaml|sql|javascript|x-log)|[a-z]+\/[a-z.-]+\+(?:json|xml))/i;

const isTextType = (contentType: string) => TEXT_TYPES.test(contentType) && !/^image\//i.test(contentType);

/** What programs call a file of which they know no type; one of them calls every CSV a workbook. */
const TELLS_NOTHING = /^(?:application\/(?:octet-stream|vnd\.ms-excel))?$/i;

/** Formats that can be spelled in plain signs and still hold pages in their own way. */
const isDocument = (text: string) => /^\s{0,100}(?:%PDF-|%!PS|\{\\rtf)/.test(text);

const TAG = /<[^<>]*>/g;

/** A card that markup cuts in pieces is whole for who reads it. */
const hidesCard = (text: string) =>
  ['', ' '].some((between) => {
    const shown = text.replace(TAG, between);
    return shown !== text && findCards(shown).length > 0;
  });

const CHARSETS = ['utf-8', 'windows-1251'] as const;

function readText(bytes: Uint8Array): string | undefined {
  return charsetsFor(bytes)
    .map((charset) => decode(charset, bytes))
    .find((text) => text !== undefined && isText(text));
}

/** What only looks like text may hide anything. */
const isText = (text: string) => cleanText(text) === text.replace(/\r\n?/g, '\n');

function charsetsFor([first, second]: Uint8Array): readonly string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return CHARSETS;
}

function decode(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
