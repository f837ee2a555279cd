import { createHash, randomBytes } from 'node:crypto';

/** 192 random bits as a word that fits into a Telegram deep link: letters, digits, `-` and `_`, at most 64. Only its digest is stored. */
export const makeStartWord = (): string => randomBytes(24).toString('base64url');

export const digestOf = (word: string): Uint8Array => createHash('sha256').update(word).digest();
