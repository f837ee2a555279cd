import { randomUUID } from 'node:crypto';
import type { ShopId } from '../../../kernel/ids.ts';
import type { Proof } from '../../../platform/safe-fetch/safe-fetch.ts';
import { type ShopKeyring, shopKeyring } from '../../gateways/index.ts';
import { readTestAnswer } from './callback.rules.ts';
import type { KnownAddress, Sight, TestAnswer } from './contract.ts';
import { isOwnAddress } from './known-addresses.rules.ts';
import { exchangeOf } from './look-at-shop.ts';
import type { ProbeParts } from './probe-parts.ts';
import { testNotification } from './test-notification.rules.ts';

interface Wanted {
  shopId: ShopId;
  host: string;
  notification: KnownAddress | null;
  currency: string;
  /** Whether the host is proven well enough for the shop's own password. */
  maySendSecret: boolean;
  at: Temporal.Instant;
}

type Sent = { refusal: string } | { sight: Sight; answer: TestAnswer };

/** Sends the notification of a test payment as the provider would send it, and reads what the shop answers. */
export async function sendTestNotification(
  { safeFetch, gateways }: ProbeParts,
  { shopId, host, notification, currency, maySendSecret, at }: Wanted,
): Promise<Sent> {
  if (notification === null) return { refusal: 'callback-not-known' };
  if (!isOwnAddress(notification.url, host)) return { refusal: 'callback-foreign-host' };
  const { url } = notification;
  const body = Buffer.from(testNotification({ uid: randomUUID(), currency, at }));
  const keyring = await shopKeyring(gateways, shopId);
  const secretKeys = maySendSecret ? keyring.secretKeys : [];
  const proof = proofOf({ ...keyring, secretKeys }, { shopId, url, body });
  if (proof === undefined)
    return { refusal: keyring.secretKeys.length > secretKeys.length ? 'password-wants-file' : 'no-key-to-sign' };
  const outcome = await safeFetch({ method: 'POST', url, body, contentType: 'application/json', proof });
  const exchange = exchangeOf('notification', 'POST', url, outcome);
  const sight: Sight = {
    host,
    addresses: outcome.seen.addresses,
    authorities: [],
    tlsVersions: outcome.seen.tlsVersion === undefined ? [] : [outcome.seen.tlsVersion],
    certificate: outcome.seen.certificate ?? null,
    clockSkewSeconds: null,
    mixedContent: [],
    exchanges: [exchange],
  };
  if (outcome.kind === 'refused') return { sight, answer: 'not-sent' };
  if (outcome.kind === 'failed') return { sight, answer: 'no-answer' };
  return { sight, answer: readTestAnswer({ url, ...outcome.answer }) };
}

/** As the provider proves itself: the signature of its key where it is kept here, and the shop's own password, never in the clear. */
function proofOf(
  { signNotification, secretKeys }: ShopKeyring,
  { shopId, url, body }: { shopId: ShopId; url: string; body: Uint8Array },
): Proof | undefined {
  const secret = url.startsWith('https:') ? secretKeys.at(-1) : undefined;
  const authorization =
    secret === undefined ? undefined : `Basic ${Buffer.from(`${shopId}:${secret}`).toString('base64')}`;
  if (signNotification !== undefined)
    return { signature: signNotification(body), ...(authorization === undefined ? {} : { authorization }) };
  return authorization === undefined ? undefined : { authorization };
}
