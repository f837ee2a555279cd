import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts what must come back (gateway keys, TOTP seeds): AES-256-GCM under a key that lies outside the database. */
export interface Secrets {
  seal(plain: string): string;
  /** Opens what was sealed under this key or the one before it; throws when neither fits. */
  open(sealed: string): string;
  /** Keys for one purpose, of no use for another: made from the current key first, then from older ones. */
  derive(purpose: string): readonly [Buffer, ...Buffer[]];
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** `keys`: the current one first, then older ones that still open. Each is 32 bytes. */
export function createSecrets(keys: readonly [Buffer, ...Buffer[]]): Secrets {
  return {
    seal: (plain) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keys[0], iv);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `v1.${keyId(keys[0])}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open: (sealed) => {
      const [, id, payload] = sealed.split('.');
      const key = keys.find((candidate) => keyId(candidate) === id);
      if (key === undefined || payload === undefined) throw new Error('no key opens this secret');
      const bytes = Buffer.from(payload, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
    derive: (purpose) => {
      const [current, ...older] = keys;
      return [deriveKey(current, purpose), ...older.map((key) => deriveKey(key, purpose))];
    },
  };
}

/** How a secret is shown: enough to compare with another screen, nothing to use. */
export const fingerprint = (secret: string) => createHash('sha256').update(secret).digest('hex').slice(0, 8);

const deriveKey = (key: Buffer, purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
const keyId = (key: Buffer) => createHash('sha256').update(key).digest('hex').slice(0, 8);
