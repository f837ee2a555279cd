import { and, asc, eq, sql } from 'drizzle-orm';
import type { SourceId } from '../../kernel/ids.ts';
import type { Db, ReadDb, Tx } from '../../platform/db.ts';
import type { GatewayTransaction, ParsedDocument } from './contract.ts';
import { gatewayNotifications } from './tables.ts';

export interface WaitingNotification {
  id: string;
  sourceId: SourceId;
  document: ParsedDocument;
}

/** Whether there is anything to do: asked often, and answered by an index that is empty then. */
export async function hasWaitingNotifications(db: ReadDb): Promise<boolean> {
  const [one] = await db
    .select({ id: gatewayNotifications.id })
    .from(gatewayNotifications)
    .where(sql`${gatewayNotifications.state} = 'waiting'`)
    .limit(1)
    .prepare('has-waiting-notifications')
    .execute();
  return one !== undefined;
}

/** The oldest ones that wait, in order of receipt, claimed by this transaction; `id` claims just that one. */
export async function claimNotifications(tx: Tx, limit: number, id?: string): Promise<WaitingNotification[]> {
  const rows = await tx
    .select({
      id: gatewayNotifications.id,
      sourceId: gatewayNotifications.sourceId,
      said: gatewayNotifications.said,
      document: gatewayNotifications.document,
    })
    .from(gatewayNotifications)
    .where(
      and(eq(gatewayNotifications.state, 'waiting'), id === undefined ? undefined : eq(gatewayNotifications.id, id)),
    )
    .orderBy(asc(gatewayNotifications.receivedAt), asc(gatewayNotifications.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map((row) => ({
    id: row.id,
    sourceId: row.sourceId,
    // Written by `receiveNotification` as just this.
    document: { transaction: JSON.parse(row.said) as GatewayTransaction, document: row.document },
  }));
}

export async function markMerged(tx: Tx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  await tx
    .update(gatewayNotifications)
    .set({ state: 'merged', processedAt: at, attempts: sql`${gatewayNotifications.attempts} + 1` })
    // One parameter, however many they are.
    .where(sql`${gatewayNotifications.id} = any (${`{${ids.join(',')}}`}::uuid[])`);
}

const MOST_ATTEMPTS = 30;

/** One that could not be merged is tried again a few times, then stays for a person to see. */
export async function noteNotMerged(db: Pick<Db, 'update'>, id: string, at: Temporal.Instant): Promise<void> {
  await db
    .update(gatewayNotifications)
    .set({
      attempts: sql`${gatewayNotifications.attempts} + 1`,
      state: sql`case when ${gatewayNotifications.attempts} + 1 >= ${MOST_ATTEMPTS} then 'failed' else 'waiting' end`,
      processedAt: at,
    })
    .where(eq(gatewayNotifications.id, id));
}
