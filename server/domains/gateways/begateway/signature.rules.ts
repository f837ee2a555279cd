/** What a sender showed to prove who it is. */
export interface Shown {
  signature?: string;
  authorization?: string;
}

/** What is known of the senders that may be behind one address. */
export interface KnownSenders {
  /** Public keys as they were pasted: of the source, and of single shops. */
  publicKeys: readonly { shopId?: number; key: string }[];
  /** Shops' secret keys, for senders that have no public key here. */
  secretKeys: ReadonlyMap<number, string>;
}

export type Proof =
  | { by: 'signature'; keys: KnownSenders['publicKeys']; named: number | undefined }
  | { by: 'basic'; shopId: number; secret: string; expected: string };
export type NoProof =
  | 'signature-missing'
  | 'signature-unreadable'
  | 'password-missing'
  | 'shop-unknown'
  | 'no-key-known';

/**
 * What has to be checked. Where a public key is known only a signature counts: a password in the same request would let
 * somebody who has it forge what the key protects.
 */
export function proofNeeded(shown: Shown, known: KnownSenders): Proof | NoProof {
  if (known.publicKeys.length > 0) return signatureProof(shown, known);
  if (known.secretKeys.size === 0) return 'no-key-known';
  const given = basicOf(shown.authorization);
  if (given === undefined) return 'password-missing';
  const expected = known.secretKeys.get(given.shopId);
  return expected === undefined
    ? 'shop-unknown'
    : { by: 'basic', shopId: given.shopId, secret: given.secret, expected };
}

function signatureProof(
  { signature, authorization }: Shown,
  { publicKeys, secretKeys }: KnownSenders,
): Proof | NoProof {
  const given = basicOf(authorization);
  if (signature === undefined || signature === '') {
    // A shop without a key of its own, where no key covers everybody, still proves itself by its password.
    const covered = publicKeys.some(({ shopId }) => shopId === undefined || shopId === given?.shopId);
    const expected = given === undefined || covered ? undefined : secretKeys.get(given.shopId);
    if (given === undefined || expected === undefined) return 'signature-missing';
    return { by: 'basic', shopId: given.shopId, secret: given.secret, expected };
  }
  if (!/^[A-Za-z0-9+/\s]{40,2000}={0,2}\s*$/.test(signature)) return 'signature-unreadable';
  return { by: 'signature', keys: publicKeys, named: given?.shopId };
}

function basicOf(header: string | undefined): { shopId: number; secret: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]{1,1000}={0,2})$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const pair = new TextDecoder().decode(Uint8Array.from(atob(unpadded(encoded)), (char) => char.charCodeAt(0)));
  const colon = pair.indexOf(':');
  const shopId = Number(pair.slice(0, colon));
  if (colon < 1 || !Number.isSafeInteger(shopId)) return undefined;
  return { shopId, secret: pair.slice(colon + 1) };
}

const unpadded = (encoded: string) => {
  const bare = encoded.replace(/=+$/, '');
  return bare.length % 4 === 1 ? bare.slice(0, -1) : bare;
};

/** A public key as PEM, whether it was pasted as PEM, as bare Base64, or with its line breaks lost. */
export function asPem(pasted: string): string {
  const label = /-----BEGIN ((?:RSA )?PUBLIC KEY)-----/.exec(pasted)?.[1] ?? 'PUBLIC KEY';
  const bare = pasted.replace(/-----[A-Z ]+-----/g, '').replace(/\\n|\s/g, '');
  return `-----BEGIN ${label}-----\n${bare.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`;
}
