import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { ShopId } from '../../kernel/ids.ts';
import type { Gateways, OpenSource } from './gateways.ts';
import { listSourceRows, type SourceRow } from './queries.ts';

/** What is kept here of a shop's keys, whichever source keeps it. */
export interface ShopKeyring {
  /** Secret keys under which the shop's module may sign, newest source last. */
  secretKeys: string[];
  /** First eight hex digits of the key that the shop must have to believe notifications. */
  publicKeyFingerprint?: string;
  /** Signs a notification as the provider does: RSA-SHA256 over the body, Base64. */
  signNotification?(body: Uint8Array): string;
  /** The gateway that can tell the shop's settings. */
  gateway?: OpenSource['gateway'];
}

/** Gathers the keys of a shop from all sources that are not paused. */
export async function shopKeyring(gateways: Gateways, shopId: ShopId): Promise<ShopKeyring> {
  const keyring: ShopKeyring = { secretKeys: [] };
  for (const row of await listSourceRows(gateways.services.db.read)) {
    const source = gateways.open(row);
    const secretKey = source.senders.secretKeys.get(shopId);
    if (secretKey !== undefined) keyring.secretKeys.push(secretKey);
    if (secretKey !== undefined || row.kind === 'begateway-back-office') addProviderSide(keyring, row, source, shopId);
  }
  return keyring;
}

function addProviderSide(keyring: ShopKeyring, row: SourceRow, source: OpenSource, shopId: ShopId): void {
  const ofShop = row.fingerprints.shops.find((one) => one.shopId === shopId)?.publicKey;
  const fingerprint = ofShop ?? row.fingerprints.publicKey;
  if (fingerprint !== undefined) keyring.publicKeyFingerprint = fingerprint;
  const { signingKey } = source;
  if (signingKey !== undefined)
    keyring.signNotification = (body) => sign('RSA-SHA256', body, signingKey).toString('base64');
  keyring.gateway = source.gateway;
}

/** A private RSA key out of what an administrator pasted; undefined when it is none. */
export function readPrivateKey(pasted: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pasted);
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}
