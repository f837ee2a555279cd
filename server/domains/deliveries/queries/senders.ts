import { and, asc, eq, isNull } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { LogSenderId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { LogSender } from '../contract.ts';
import { momentText } from '../moment-text.ts';
import { logSenders } from '../tables.ts';

export type SenderRow = typeof logSenders.$inferSelect;

/** With its sealed secrets; never for a screen. */
export async function findSenderByKey(db: ReadDb, key: string): Promise<SenderRow | undefined> {
  const [row] = await db
    .select()
    .from(logSenders)
    .where(and(eq(logSenders.key, key), isNull(logSenders.removedAt)));
  return row;
}

/** With its sealed secrets; never for a screen. */
export async function getSenderRow(db: ReadDb, id: LogSenderId): Promise<SenderRow> {
  const [row] = await db
    .select()
    .from(logSenders)
    .where(and(eq(logSenders.id, id), isNull(logSenders.removedAt)));
  if (row === undefined) throw notFound('sender');
  return row;
}

export async function listSenders(db: ReadDb): Promise<LogSender[]> {
  const rows = await db
    .select()
    .from(logSenders)
    .where(isNull(logSenders.removedAt))
    .orderBy(asc(logSenders.createdAt), asc(logSenders.id));
  return rows.map(asSender);
}

export const asSender = (row: SenderRow): LogSender => ({
  id: row.id,
  name: row.name,
  path: `/hooks/deliveries/${row.key}`,
  fingerprints: row.fingerprints,
  createdAt: momentText(row.createdAt),
  lastAt: row.lastAt && momentText(row.lastAt),
  stored: row.stored,
  duplicates: row.duplicates,
  refused: row.refused,
  turnedAwayAt: row.turnedAwayAt && momentText(row.turnedAwayAt),
  turnedAwayReason: row.turnedAwayReason,
});
