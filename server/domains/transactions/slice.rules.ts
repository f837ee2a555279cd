import type { ImportFormat, TextEncoding } from './contract.ts';
import { countBreaks, type Delimiter, endOfCompleteRecords, readRecords } from './csv.rules.ts';

/** How the bytes of a file are read; found on its first slice and kept. */
export interface Reading {
  format: ImportFormat;
  encoding: TextEncoding;
  delimiter: Delimiter;
}

/** One row of a file as it stands there. `line` counts from the slice's first line, which is 0. */
export interface Row {
  line: number;
  raw: string;
  fields: string[];
  isOpen: boolean;
}

/** UTF-16 by its mark, UTF-8 where the bytes are, else the code page of old Russian software. */
export function guessEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1251';
}

/** A slice may end inside a letter: streaming leaves that one out. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

export const decode = (bytes: Uint8Array, encoding: TextEncoding): string => new TextDecoder(encoding).decode(bytes);

/** How many bytes of a slice hold complete rows. Separators are single bytes in all encodings but UTF-16, so bytes are counted as they are. */
export function completeBytes(bytes: Uint8Array, { format, encoding, delimiter }: Reading): number {
  const wide = encoding === 'utf-16le';
  const even = wide ? bytes.subarray(0, bytes.length - (bytes.length % 2)) : bytes;
  const text = Buffer.from(even.buffer, even.byteOffset, even.length).toString(wide ? 'utf16le' : 'latin1');
  const units = format === 'csv' ? endOfCompleteRecords(text, delimiter) : text.lastIndexOf('\n') + 1;
  return units * (wide ? 2 : 1);
}

/** How many bytes the first line of a slice takes, its break included; all of them when there is no break. */
export function firstLineBytes(bytes: Uint8Array, encoding: TextEncoding): number {
  if (encoding !== 'utf-16le') {
    const at = bytes.indexOf(10);
    return at < 0 ? bytes.length : at + 1;
  }
  for (let at = 0; at + 1 < bytes.length; at += 2) if (bytes[at] === 10 && bytes[at + 1] === 0) return at + 2;
  return bytes.length;
}

/** The rows of a text of complete rows, and how many lines they take. */
export function readRows(text: string, { format, delimiter }: Reading): { rows: Row[]; lines: number } {
  const lines = countBreaks(text) + (text === '' || text.endsWith('\n') ? 0 : 1);
  if (format === 'csv') {
    const rows = readRecords(text, delimiter).map(({ lineBreaks, ...record }) => ({ line: lineBreaks, ...record }));
    return { rows, lines };
  }
  const rows = text.split('\n').flatMap((raw, line) => {
    const bare = raw.trim();
    return bare === '' ? [] : [{ line, raw: bare, fields: [], isOpen: false }];
  });
  return { rows, lines };
}
