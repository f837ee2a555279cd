import { createHash, randomBytes } from 'node:crypto';

/** How long an invitation or a reset link works. */
export const LINK_HOURS = 24;

/** An opaque token of 256 random bits, as it travels. Only its hash is stored. */
export const newToken = () => randomBytes(32).toString('base64url');

/** A random 256-bit token needs no salt and no slow hash. */
export const hashToken = (token: string): Uint8Array => createHash('sha256').update(token).digest();

// Without 0/O, 1/I/L: a code is read off paper.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 12;

/** A recovery code, `K7WQ-3MZD-X9PA`: 59 random bits. */
export function newRecoveryCode(): string {
  // 248 is the largest multiple of 31 below 256: beyond it letters would not be equally likely.
  const letters = [...randomBytes(64)].filter((byte) => byte < 248).slice(0, CODE_LENGTH);
  const text = letters.map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** The hash of a recovery code as it was typed: case, spaces and dashes do not matter. */
export const hashRecoveryCode = (code: string) => hashToken(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
