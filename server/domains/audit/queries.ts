import { and, desc, eq, gte, lt, ne, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { AuditEntryId } from '../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../kernel/page.ts';
import { auditEntries } from '../../platform/audit/tables.ts';
import type { ReadDb } from '../../platform/db.ts';
import { AuditEntry, type AuditFilter } from './contract.ts';

/** Where a page ended: the time and id of its last line. */
const Keyset = z.tuple([z.iso.datetime(), z.uuid()]);

/** Audit lines, newest first. An object is found where something was done to it, and where it was on a page that was shown. */
export async function listAudit(
  db: ReadDb,
  filter: AuditFilter & { after?: string | undefined; limit: number },
): Promise<Page<AuditEntry>> {
  const { subjectId, limit } = filter;
  const newest = (of?: SQL) =>
    db
      .select()
      .from(auditEntries)
      .where(and(of, ...conditionsOf(filter)))
      .orderBy(...NEWEST_FIRST)
      .limit(limit + 1);
  const rows = await (subjectId === undefined
    ? newest()
    : unionAll(
        newest(eq(auditEntries.subjectId, subjectId)),
        newest(and(ne(auditEntries.subjectId, subjectId), showed(subjectId))),
      )
        .orderBy(...NEWEST_FIRST)
        .limit(limit + 1));
  const page = cutPage(rows, limit, (row) => [row.at.toString(), row.id]);
  return { ...page, items: page.items.map(asEntry) };
}

const NEWEST_FIRST = [desc(auditEntries.at), desc(auditEntries.id)];

function conditionsOf({ actor, actorKind, action, from, to, after }: AuditFilter & { after?: string | undefined }) {
  const place = Keyset.safeParse(decodeCursor(after)).data;
  return [
    actor === undefined ? undefined : eq(auditEntries.actor, actor),
    actorKind === undefined ? undefined : eq(auditEntries.actorKind, actorKind),
    action === undefined ? undefined : eq(auditEntries.action, action),
    from === undefined ? undefined : gte(auditEntries.at, Temporal.Instant.from(from)),
    to === undefined ? undefined : lt(auditEntries.at, Temporal.Instant.from(to)),
    place === undefined
      ? undefined
      : sql`(${auditEntries.at}, ${auditEntries.id}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`,
  ];
}

/** The lines of pages with this on them. Their ids are fetched first: else the planner reads the whole audit by time in the hope of meeting them. */
const showed = (id: string) => sql`${auditEntries.id} = any(array(
  select e.id from ${auditEntries} e where e.details ? 'shown' and (e.details -> 'shown') ? ${id}))`;

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
