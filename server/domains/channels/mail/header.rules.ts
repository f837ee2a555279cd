import { decodeBytes } from './charset.rules.ts';

/** One header line, unfolded. `raw` still has its encoded words: what splits it must split before they are read. */
export interface Header {
  name: string;
  raw: string;
  value: string;
}

const MOST_HEADERS = 500;
const LONGEST_VALUE = 20_000;

/** Header lines as they came, each sign one byte, in their order; their number and length are bounded. */
export function readHeaders(lines: readonly string[]): Header[] {
  return lines.slice(0, MOST_HEADERS).flatMap((line) => {
    const colon = line.indexOf(':');
    if (colon < 1) return [];
    const bytes = Uint8Array.from(line.slice(colon + 1, colon + 1 + LONGEST_VALUE), (sign) => sign.charCodeAt(0));
    const raw = decodeBytes(bytes)
      .replace(/\r?\n[ \t]*/g, ' ')
      .trim();
    return [{ name: line.slice(0, colon).trim().toLowerCase(), raw, value: decodeWords(raw) }];
  });
}

export const firstOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find((header) => header.name === name)?.value;
export const allOf = (headers: readonly Header[], name: string): string[] =>
  headers.filter((header) => header.name === name).map(({ value }) => value);

const WORD = /=\?([^?*\s]{1,40})(?:\*[^?\s]{0,20})?\?([bq])\?([^?]{0,2000})\?=/gi;
const BETWEEN_WORDS = /(\?=)[ \t]+(?==\?[^?\s]{1,40}\?[bq]\?)/gi;

/** Encoded words of RFC 2047 as text. Words that follow each other are one run of bytes: programs cut letters in two. */
export function decodeWords(raw: string): string {
  const parts: { at: number; end: number; charset: string; bytes: number[] }[] = [];
  const joined = raw.replace(BETWEEN_WORDS, '$1');
  for (const word of joined.matchAll(WORD)) {
    const [all, charset = '', encoding = '', body = ''] = word;
    const bytes = encoding.toLowerCase() === 'b' ? fromBase64(body) : fromQuoted(body);
    const last = parts.at(-1);
    if (last !== undefined && last.end === word.index && last.charset === charset.toLowerCase()) {
      last.bytes.push(...bytes);
      last.end += all.length;
    } else parts.push({ at: word.index, end: word.index + all.length, charset: charset.toLowerCase(), bytes });
  }
  let text = '';
  let from = 0;
  for (const { at, end, charset, bytes } of parts) {
    text += joined.slice(from, at) + decodeBytes(Uint8Array.from(bytes), charset);
    from = end;
  }
  return text + joined.slice(from);
}

// Node's own reading is lenient: what is no Base64 in it is passed over.
const fromBase64 = (body: string): number[] => [...Buffer.from(body, 'base64')];

function fromQuoted(body: string): number[] {
  const plain = body
    .replace(/_/g, ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Array.from(plain, (sign) => sign.charCodeAt(0) & 0xff);
}
