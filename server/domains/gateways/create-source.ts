import { randomBytes } from 'node:crypto';
import { unprocessable } from '../../kernel/errors.ts';
import { SourceId } from '../../kernel/ids.ts';
import { maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { readPublicKey } from './begateway/verify-signature.ts';
import type { NewSource, ShopKeys, Source, SourceSettings } from './contract.ts';
import { sourceChanged } from './events.ts';
import { getSource } from './queries.ts';
import { readPrivateKey } from './shop-keyring.ts';
import { fingerprintsOf, freshSecrets, sealSecrets, withShopKeys, withSigningKey } from './source-secrets.ts';
import { faultOf } from './source-settings.rules.ts';
import { sources } from './tables.ts';

/** Connects a gateway; its first pull begins at once. */
export async function createSource(ctx: Context, input: NewSource, secrets: Secrets): Promise<Source> {
  refuseFaulty(input.kind, input.settings, input.shops);
  refuseNoSigningKey(input.signingKey);
  const fresh = withSigningKey(freshSecrets(input.password), input.signingKey);
  const keys = withShopKeys({ secrets: fresh, publicKeys: {} }, input.shops);
  const id = newId(SourceId);
  const at = ctx.clock.now();
  return ctx.change('source.change', id, async ({ tx, emit }) => {
    await tx.insert(sources).values({
      id,
      key: randomBytes(16).toString('base64url'),
      name: maskText(input.name),
      kind: input.kind,
      paused: false,
      settings: input.settings,
      sealedSecrets: sealSecrets(secrets, keys.secrets),
      fingerprints: fingerprintsOf(keys, input.settings),
      shopPublicKeys: keys.publicKeys,
      cursor: {},
      revision: 1,
      exportClosed: false,
      createdAt: at,
      nextPullAt: at,
      failures: 0,
      rowsTotal: 0,
      rowsLastPull: 0,
      lookUpsUsed: 0,
    });
    await emit(sourceChanged, id, { sourceId: id }, `source:${id}`);
    return getSource(tx, id, at);
  });
}

export function refuseFaulty(kind: NewSource['kind'], settings: SourceSettings, shops: readonly ShopKeys[]): void {
  const fault = faultOf(kind, settings) ?? keyFaultOf(settings, shops);
  if (fault === undefined) return;
  throw unprocessable(fault.reason, 'A setting of this source cannot be used.', {
    fields: { [fault.field]: fault.reason },
  });
}

/** What cannot sign is refused before it is sealed away. */
export function refuseNoSigningKey(pasted: string | null | undefined): void {
  if (typeof pasted !== 'string' || readPrivateKey(pasted) !== undefined) return;
  throw unprocessable('signing-key-unreadable', 'This is not a private RSA key.', {
    fields: { signingKey: 'signing-key-unreadable' },
  });
}

function keyFaultOf(
  settings: SourceSettings,
  shops: readonly ShopKeys[],
): { field: string; reason: string } | undefined {
  const reason = 'public-key-unreadable';
  if (settings.publicKey !== undefined && readPublicKey(settings.publicKey) === undefined)
    return { field: 'settings.publicKey', reason };
  const faulty = shops.find(({ publicKey }) => typeof publicKey === 'string' && readPublicKey(publicKey) === undefined);
  return faulty === undefined ? undefined : { field: `shops.${faulty.shopId}`, reason };
}
