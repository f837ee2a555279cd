import { createHash, randomBytes } from 'node:crypto';

/** A word that fits into a Telegram deep link: letters, digits, `-` and `_`, at most 64. */
export const makeReachToken = (): string => randomBytes(24).toString('base64url');

export const digestOf = (token: string): Uint8Array => createHash('sha256').update(token).digest();
