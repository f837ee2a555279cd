import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { SourceId } from '../../kernel/ids.ts';
import { type Bell, createBell } from '../../platform/bell.ts';
import { type ConfiguredFetch, createConfiguredFetch, type FetchCaps } from '../../platform/configured-fetch.ts';
import type { ContextServices } from '../../platform/context.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { createBegateway } from './begateway/index.ts';
import type { KnownSenders } from './begateway/signature.rules.ts';
import { createIntake, type Intake } from './intake.ts';
import type { Gateway } from './port.ts';
import { findSourceByKey, type SourceRow } from './queries.ts';
import { openSecrets } from './source-secrets.ts';

export interface GatewayParts {
  services: ContextServices;
  log: Logger;
  secrets: Secrets;
  /** How long an answer of a gateway may take and how large it may be. */
  caps?: FetchCaps;
}

/** A source with its secrets open: how to ask it, and how to know its messages. */
export interface OpenSource {
  id: SourceId;
  gateway: Gateway;
  senders: KnownSenders;
  digestKey: Buffer;
  /** Signs test notifications. */
  signingKey?: KeyObject;
}

/** What this process knows of its gateways: open connections, and the bell that a notification rings. */
export interface Gateways extends GatewayParts {
  open(source: SourceRow): OpenSource;
  /** The source behind an address of notifications; what was found is believed for a moment. */
  findByKey(key: string): Promise<OpenSource | undefined>;
  /** What was believed of addresses is looked up afresh: a source was changed here. */
  forgetKeys(): void;
  intake: Intake;
  bell: Bell;
}

const CAPS: FetchCaps = { timeoutMs: 20_000, maxBytes: 32 * 1024 * 1024 };
const BELIEVED_SECONDS = 5;
const MOST_KEYS = 1000;

export function createGateways(parts: GatewayParts): Gateways {
  const opened = new Map<string, { of: string; source: OpenSource }>();
  const byKey = new Map<string, { until: Temporal.Instant; source: OpenSource | undefined }>();
  const open = (row: SourceRow) => {
    // The cursor moves with every page; only these make another connection.
    const of = JSON.stringify([row.settings, row.sealedSecrets, row.exportClosed, row.shopPublicKeys]);
    const known = opened.get(row.id);
    if (known?.of === of) return known.source;
    const source = openSource(
      parts.secrets,
      row,
      createConfiguredFetch(
        Object.values(row.settings.origins).filter((origin) => origin !== undefined),
        parts.caps ?? CAPS,
      ),
    );
    opened.set(row.id, { of, source });
    return source;
  };
  return {
    ...parts,
    open,
    findByKey: async (key) => {
      const now = parts.services.clock.now();
      const known = byKey.get(key);
      if (known !== undefined && Temporal.Instant.compare(now, known.until) < 0) return known.source;
      const row = await findSourceByKey(parts.services.db.read, key);
      const source = row === undefined ? undefined : open(row);
      if (byKey.size >= MOST_KEYS) byKey.clear();
      byKey.set(key, { until: now.add({ seconds: BELIEVED_SECONDS }), source });
      return source;
    },
    forgetKeys: () => byKey.clear(),
    intake: createIntake(parts.services.db.write),
    bell: createBell(),
  };
}

function openSource(secrets: Secrets, row: SourceRow, fetch: ConfiguredFetch): OpenSource {
  const { kind, settings, exportClosed } = row;
  const { password, digestKey, shops, signingKey } = openSecrets(secrets, row.sealedSecrets);
  const secretKeys = new Map(Object.entries(shops).map(([shopId, key]) => [Number(shopId), key]));
  // A report's account is the shop itself.
  const shopId = kind === 'begateway-report' ? Number(settings.user) : Number.NaN;
  if (Number.isSafeInteger(shopId) && !secretKeys.has(shopId)) secretKeys.set(shopId, password);
  return {
    id: row.id,
    gateway: createBegateway({ kind, settings, password, shopKeys: secretKeys, exportClosed }, fetch),
    senders: { publicKeys: publicKeysOf(row), secretKeys },
    digestKey: Buffer.from(digestKey, 'base64'),
    ...(signingKey === undefined ? {} : { signingKey: createPrivateKey(signingKey) }),
  };
}

const publicKeysOf = ({ settings, shopPublicKeys }: SourceRow) => [
  ...(settings.publicKey === undefined ? [] : [{ key: settings.publicKey }]),
  ...Object.entries(shopPublicKeys).map(([shopId, key]) => ({ shopId: Number(shopId), key })),
];
