import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secrets } from '../../platform/secrets.ts';

/** Pieces of a file that is still coming are not searched for card numbers yet: until the last one is here they lie sealed. */
export interface PieceSeal {
  seal(bytes: Uint8Array): Buffer;
  open(sealed: Uint8Array): Buffer;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** By how much a piece is longer while it is sealed. */
export const SEAL_BYTES = IV_BYTES + TAG_BYTES;

export function createPieceSeal(secrets: Pick<Secrets, 'derive'>): PieceSeal {
  const keys = secrets.derive('file-pieces');
  return {
    seal: (bytes) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keys[0], iv);
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open: (sealed) => {
      for (const key of keys) {
        const opened = openWith(key, sealed);
        if (opened !== undefined) return opened;
      }
      throw new Error('no key opens this piece');
    },
  };
}

function openWith(key: Buffer, sealed: Uint8Array): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, SEAL_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(SEAL_BYTES)), decipher.final()]);
  } catch {
    // The key changed while the file was coming: an older one opens it.
    return undefined;
  }
}
