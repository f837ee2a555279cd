import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AuditEntryId } from '../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../kernel/page.ts';
import { auditEntries } from '../../platform/audit/tables.ts';
import type { ReadDb } from '../../platform/db.ts';
import { AuditEntry, type AuditFilter } from './contract.ts';

/** Where a page ended: the time and id of its last line. */
const Keyset = z.tuple([z.iso.datetime(), z.uuid()]);

/** Audit lines, newest first. */
export async function listAudit(
  db: ReadDb,
  filter: AuditFilter & { after?: string | undefined; limit: number },
): Promise<Page<AuditEntry>> {
  const after = Keyset.safeParse(decodeCursor(filter.after)).data;
  const rows = await db
    .select()
    .from(auditEntries)
    .where(
      and(
        filter.actor === undefined ? undefined : eq(auditEntries.actor, filter.actor),
        filter.action === undefined ? undefined : eq(auditEntries.action, filter.action),
        filter.subjectId === undefined ? undefined : eq(auditEntries.subjectId, filter.subjectId),
        filter.from === undefined ? undefined : gte(auditEntries.at, Temporal.Instant.from(filter.from)),
        filter.to === undefined ? undefined : lt(auditEntries.at, Temporal.Instant.from(filter.to)),
        after === undefined
          ? undefined
          : sql`(${auditEntries.at}, ${auditEntries.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(filter.limit + 1);
  const page = cutPage(rows, filter.limit, (row) => [row.at.toString(), row.id]);
  return { ...page, items: page.items.map(asEntry) };
}

function asEntry(row: typeof auditEntries.$inferSelect): AuditEntry {
  return AuditEntry.parse({
    id: AuditEntryId.parse(row.id),
    at: row.at.toString(),
    actorKind: row.actorKind,
    actor: row.actor,
    action: row.action,
    subjectId: row.subjectId,
    result: row.result,
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.requestId === null ? {} : { requestId: row.requestId }),
    ...(row.details === null ? {} : { details: row.details }),
  });
}
