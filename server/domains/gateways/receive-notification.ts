import { createHmac, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Outcome, parseBody } from './begateway/parse.rules.ts';
import { type TurnedAway, verifySender } from './begateway/verify-signature.ts';
import type { ParsedDocument } from './contract.ts';
import { textOf } from './cursor.rules.ts';
import type { Gateways, OpenSource } from './gateways.ts';
import { keepRefused } from './keep-refused.ts';
import { sources } from './tables.ts';

export interface Notification {
  /** The end of the address to which it came. */
  key: string;
  body: Uint8Array;
  signature?: string;
  authorization?: string;
}

export type Received =
  | { outcome: 'taken' | 'duplicate' }
  /** Proven but of no use: kept with its reason, and the sender hears 200, for the same body will not get better. */
  | { outcome: 'refused'; reason: string }
  | { outcome: 'turned-away'; reason: TurnedAway }
  | { outcome: 'unknown-source' };

/** Verify, mask, one insert. The one write beside `change`: the row is its own audit, and the sender waits. */
export async function receiveNotification(gateways: Gateways, notification: Notification): Promise<Received> {
  const source = await gateways.findByKey(notification.key);
  if (source === undefined) return { outcome: 'unknown-source' };
  const sender = await verifySender(notification.body, notification, source.senders);
  if (typeof sender === 'string') {
    await noteTurnedAway(gateways, source, sender);
    return { outcome: 'turned-away', reason: sender };
  }
  const at = gateways.services.clock.now();
  const receivedAt = textOf(at);
  const outcome = readBody(notification.body, receivedAt);
  if (outcome.ok) return keep(gateways, source, notification.body, outcome.value, sender.shopId, receivedAt);
  await keepRefused(gateways.services.db.write, source.id, [{ origin: 'webhook', document: outcome.error }], at);
  return { outcome: 'refused', reason: outcome.error.reason };
}

const STRICT = new TextDecoder('utf-8', { fatal: true });

function readBody(body: Uint8Array, at: string): Outcome {
  try {
    return parseBody(STRICT.decode(body), at);
  } catch {
    const outcome = parseBody(new TextDecoder().decode(body), at);
    if (outcome.ok)
      outcome.value.transaction.oddities = [
        ...(outcome.value.transaction.oddities ?? []),
        'encoding-not-utf-8 document',
      ];
    return outcome;
  }
}

async function keep(
  { intake, bell }: Gateways,
  source: OpenSource,
  body: Uint8Array,
  { transaction, document }: ParsedDocument,
  shopId: number | undefined,
  receivedAt: string,
): Promise<Received> {
  // v2 does not name the shop; who proved to be its sender does.
  const said = transaction.shopId === undefined && shopId !== undefined ? { ...transaction, shopId } : transaction;
  const isNew = await intake({
    id: randomUUID(),
    sourceId: source.id,
    digest: createHmac('sha256', source.digestKey).update(body).digest('hex'),
    said: JSON.stringify(said),
    document,
    receivedAt,
  });
  if (!isNew) return { outcome: 'duplicate' };
  bell.ring();
  return { outcome: 'taken' };
}

/** Shown on the source's screen: a wrong key turns everything away. Written once a minute at most, for anybody can knock. */
async function noteTurnedAway({ services, log }: Gateways, source: OpenSource, reason: TurnedAway): Promise<void> {
  const at = services.clock.now();
  const noted = await services.db.write
    .update(sources)
    .set({ turnedAwayAt: at, turnedAwayReason: reason })
    .where(
      sql`${sources.id} = ${source.id} and (${sources.turnedAwayAt} is null or ${sources.turnedAwayAt} < ${at.toString()}::timestamptz - interval '1 minute')`,
    )
    .returning({ id: sources.id });
  if (noted.length > 0) log.warn('notification turned away', { source: source.id, reason });
}
