import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Secrets } from '../../platform/secrets.ts';

/** Newest first: the second is good until a third is made. */
const SenderSecrets = z.array(z.string()).min(1).max(2);
export type SenderSecrets = z.infer<typeof SenderSecrets>;

export const openSenderSecrets = (secrets: Secrets, sealed: string): SenderSecrets =>
  SenderSecrets.parse(JSON.parse(secrets.open(sealed)));
export const sealSenderSecrets = (secrets: Secrets, plain: SenderSecrets): string =>
  secrets.seal(JSON.stringify(plain));

export const newSenderSecret = (): string => randomBytes(32).toString('base64url');

/** What proves a push: a number of the push, the second at which it was signed, and the signatures. */
export interface PushProof {
  id: string | undefined;
  timestamp: string | undefined;
  /** `v1=<hex>`, several with a comma between while a secret takes another's place. */
  signature: string | undefined;
}

export type PushProblem = 'not-signed' | 'bad-timestamp' | 'too-old-or-too-new' | 'wrong-signature';

export const TOLERANCE_SECONDS = 300;

/** HMAC-SHA256 with the secret as it is shown (its text, not decoded) over `timestamp.id.body`, in hexadecimal. */
export function signPush(
  secret: string,
  { timestamp, id }: { timestamp: string; id: string },
  body: Uint8Array,
): string {
  return createHmac('sha256', secret).update(`${timestamp}.${id}.`).update(body).digest('hex');
}

/** What is wrong with the proof of a push; undefined when it is proven. */
export function pushProblem(
  { id, timestamp, signature }: PushProof,
  body: Uint8Array,
  secrets: SenderSecrets,
  at: Temporal.Instant,
): PushProblem | undefined {
  if (id === undefined || timestamp === undefined || signature === undefined) return 'not-signed';
  if (!/^\d{1,12}$/.test(timestamp) || !/^[\x21-\x7e]{1,128}$/.test(id)) return 'bad-timestamp';
  if (Math.abs(at.epochMilliseconds / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return 'too-old-or-too-new';
  const given = signature
    .split(',')
    .slice(0, 4)
    .map((one) => one.trim().replace(/^v1=/, '').toLowerCase());
  const isProven = secrets.some((secret) => {
    const wanted = Buffer.from(signPush(secret, { timestamp, id }, body));
    return given.some((one) => one.length === wanted.length && timingSafeEqual(Buffer.from(one), wanted));
  });
  return isProven ? undefined : 'wrong-signature';
}
