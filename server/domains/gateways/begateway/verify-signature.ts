import { createHash, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { asPem, type KnownSenders, type NoProof, proofNeeded, type Shown } from './signature.rules.ts';

export type TurnedAway = NoProof | 'signature-wrong' | 'password-wrong' | 'key-unreadable';

/** Whether the sender of these bytes is who it must be; with the shop, where a key or the account says it. */
export async function verifySender(
  body: Uint8Array,
  shown: Shown,
  known: KnownSenders,
): Promise<{ shopId?: number } | TurnedAway> {
  const proof = proofNeeded(shown, known);
  if (typeof proof === 'string') return proof;
  if (proof.by === 'basic') return sameText(proof.secret, proof.expected) ? { shopId: proof.shopId } : 'password-wrong';
  const signature = Buffer.from(shown.signature ?? '', 'base64');
  return verifyBy(
    proof.keys.map(({ key, shopId = proof.named }) => ({ key: readPublicKey(key), shopId })),
    body,
    signature,
  );
}

async function verifyBy(
  keys: readonly { key: KeyObject | undefined; shopId: number | undefined }[],
  body: Uint8Array,
  signature: Buffer,
): Promise<{ shopId?: number } | TurnedAway> {
  // A single key takes less time here than the way to a thread and back.
  const isSigned = keys.length === 1 ? isSignedNow : isSignedBeside;
  for (const { key, shopId } of keys) {
    if (key === undefined || !(await isSigned(body, key, signature))) continue;
    // A common key proves the gateway, which names the shop in the account that it sends along.
    return shopId === undefined ? {} : { shopId };
  }
  return keys.some(({ key }) => key !== undefined) ? 'signature-wrong' : 'key-unreadable';
}

const isSignedNow = (body: Uint8Array, key: KeyObject, signature: Buffer): boolean =>
  verify('RSA-SHA256', body, key, signature);

/** On a thread beside: the arithmetic, for many keys, would hold up every other request. */
const isSignedBeside = (body: Uint8Array, key: KeyObject, signature: Buffer): Promise<boolean> =>
  new Promise((resolve, reject) => {
    verify('RSA-SHA256', body, key, signature, (error, fits) => (error === null ? resolve(fits) : reject(error)));
  });

const readKeys = new Map<string, KeyObject | undefined>();

/** An RSA public key out of what an administrator pasted; undefined when it is none. */
export function readPublicKey(pasted: string): KeyObject | undefined {
  if (readKeys.has(pasted)) return readKeys.get(pasted);
  if (readKeys.size > 10_000) readKeys.clear();
  const key = parseKey(pasted);
  readKeys.set(pasted, key);
  return key;
}

function parseKey(pasted: string): KeyObject | undefined {
  try {
    const key = createPublicKey(asPem(pasted));
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Equal in a time that does not tell how much of it was right. */
function sameText(left: string, right: string): boolean {
  return timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest());
}
