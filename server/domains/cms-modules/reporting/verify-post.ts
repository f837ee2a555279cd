import { createHmac, timingSafeEqual } from 'node:crypto';

export interface ShownProof {
  /** Seconds since 1970, as text. */
  timestamp: string | undefined;
  /** `v1=<64 hex digits>`; several, separated by commas, while a key changes. */
  signature: string | undefined;
}

export type NoProof = 'timestamp-missing' | 'timestamp-off' | 'signature-missing' | 'signature-wrong';

const TOLERANCE_SECONDS = 300;
const MOST_SIGNATURES = 4;

/** HMAC-SHA256 under the shop's secret key over the timestamp, a dot and the body, byte for byte; in hex. */
export const signatureOfPost = (secretKey: string, timestamp: string, body: Uint8Array): string =>
  createHmac('sha256', secretKey).update(`${timestamp}.`).update(body).digest('hex');

/** Whether a post comes from the shop, and was made just now; undefined when it does. */
export function faultOfPost(
  body: Uint8Array,
  { timestamp, signature }: ShownProof,
  secretKeys: readonly string[],
  at: Temporal.Instant,
): NoProof | undefined {
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return 'timestamp-missing';
  if (Math.abs(Number(timestamp) - at.epochMilliseconds / 1000) > TOLERANCE_SECONDS) return 'timestamp-off';
  const shown = signaturesOf(signature ?? '');
  if (shown.length === 0) return 'signature-missing';
  const isProven = secretKeys.some((key) => {
    const expected = Buffer.from(signatureOfPost(key, timestamp, body), 'hex');
    return shown.some((one) => timingSafeEqual(one, expected));
  });
  return isProven ? undefined : 'signature-wrong';
}

const signaturesOf = (header: string): Buffer[] =>
  header
    .slice(0, 1_000)
    .split(',')
    .slice(0, MOST_SIGNATURES)
    .flatMap((part) => {
      const hex = /^\s*v1=([0-9a-f]{64})\s*$/i.exec(part)?.[1];
      return hex === undefined ? [] : [Buffer.from(hex, 'hex')];
    });
