import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fingerprint, type Secrets } from '../../platform/secrets.ts';
import type { ShopKeys, SourceSettings } from './contract.ts';
import type { Fingerprints } from './tables.ts';

/** What a source keeps sealed. */
const SourceSecrets = z.object({
  password: z.string(),
  /** Makes the digests of notification bodies useless to who has the table alone. */
  digestKey: z.string(),
  /** Secret keys of single shops, by number. */
  shops: z.record(z.string(), z.string()),
  /** A private key of the provider, PEM: signs test notifications. */
  signingKey: z.string().optional(),
});
export type SourceSecrets = z.infer<typeof SourceSecrets>;

export const openSecrets = (secrets: Secrets, sealed: string): SourceSecrets =>
  SourceSecrets.parse(JSON.parse(secrets.open(sealed)));
export const sealSecrets = (secrets: Secrets, plain: SourceSecrets): string => secrets.seal(JSON.stringify(plain));

export const freshSecrets = (password: string): SourceSecrets => ({
  password,
  digestKey: randomBytes(32).toString('base64'),
  shops: {},
});

export interface Keys {
  secrets: SourceSecrets;
  publicKeys: Record<string, string>;
}

/** The keys after a change: absent keeps, null forgets. */
export function withShopKeys(keys: Keys, changes: readonly ShopKeys[]): Keys {
  const shops = { ...keys.secrets.shops };
  const publicKeys = { ...keys.publicKeys };
  for (const { shopId, secretKey, publicKey } of changes) {
    put(shops, String(shopId), secretKey);
    put(publicKeys, String(shopId), publicKey);
  }
  return { secrets: { ...keys.secrets, shops }, publicKeys };
}

function put(bag: Record<string, string>, key: string, value: string | null | undefined): void {
  if (value === null) delete bag[key];
  else if (value !== undefined) bag[key] = value;
}

/** The signing key after a change: absent keeps, null forgets. */
export function withSigningKey(secrets: SourceSecrets, given: string | null | undefined): SourceSecrets {
  if (given === undefined) return secrets;
  const { signingKey: _old, ...others } = secrets;
  return given === null ? others : { ...others, signingKey: given };
}

export function fingerprintsOf({ secrets, publicKeys }: Keys, { publicKey: common }: SourceSettings): Fingerprints {
  const shopIds = [...new Set([...Object.keys(secrets.shops), ...Object.keys(publicKeys)])].sort(
    (a, b) => Number(a) - Number(b),
  );
  return {
    password: fingerprint(secrets.password),
    ...(secrets.signingKey === undefined ? {} : { signingKey: keyFingerprint(secrets.signingKey) }),
    ...(common === undefined ? {} : { publicKey: keyFingerprint(common) }),
    shops: shopIds.map((id) => {
      const { [id]: secret } = secrets.shops;
      const { [id]: publicKey } = publicKeys;
      return {
        shopId: Number(id),
        ...(secret === undefined ? {} : { secret: fingerprint(secret) }),
        ...(publicKey === undefined ? {} : { publicKey: keyFingerprint(publicKey) }),
      };
    }),
  };
}

/** Of the key itself, however it was pasted. */
const keyFingerprint = (pasted: string) => fingerprint(pasted.replace(/-----[A-Z ]+-----|\s/g, ''));
