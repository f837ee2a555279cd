import { and, asc, eq, gt, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MerchantId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { terminals } from '../../acquirers/tables.ts';
import { ComponentImpact } from '../../incidents/contract.ts';
import { incidents, incidentUpdates, works } from '../../incidents/tables.ts';
import type { ToldIncident, ToldWorks } from '../notices.rules.ts';

// JSON of our own making, read at the border like any other.
const Updates = z.array(
  z.object({
    at: z.string().transform((text) => Temporal.Instant.from(text.replace(' ', 'T'))),
    impacts: z.array(ComponentImpact),
    isPublic: z.boolean(),
    ru: z.string(),
    en: z.string(),
  }),
);

/** Incidents that lay over any moment since `from`, of what a page may show: of merchants only this one's, of cards none. */
export const listToldIncidents = (db: ReadDb, from: Temporal.Instant, merchantId: MerchantId | undefined) =>
  listIncidents(db, from, or(ne(incidents.scopeKind, 'merchant'), merchantId && eq(incidents.scopeId, merchantId)));

/** The same of every merchant: what days are frozen from. */
export const listEveryIncident = (db: ReadDb, from: Temporal.Instant) => listIncidents(db, from, undefined);

async function listIncidents(db: ReadDb, from: Temporal.Instant, of: SQL | undefined): Promise<ToldIncident[]> {
  const updates = sql<unknown>`(
    select coalesce(jsonb_agg(jsonb_build_object('at', u.at, 'impacts', u.impacts, 'isPublic', u.is_public, 'ru', u.ru, 'en', u.en) order by u.at, u.id), '[]')
      from ${incidentUpdates} u where u.incident_id = ${sql.raw('"incidents"."id"')})`;
  const rows = await db
    .select({
      id: incidents.id,
      scopeKind: incidents.scopeKind,
      scopeId: incidents.scopeId,
      name: incidents.scopeName,
      acquirerId: incidents.acquirerId,
      severity: incidents.severity,
      state: incidents.state,
      isPublic: incidents.isPublic,
      startedAt: incidents.startedAt,
      resolvedAt: incidents.resolvedAt,
      updates,
    })
    .from(incidents)
    .where(
      and(
        isNull(incidents.mergedInto),
        // What nobody has confirmed and what ended before it was let out is in no page and no bar.
        sql`not ${incidents.isHeld}`,
        or(isNull(incidents.resolvedAt), gt(incidents.resolvedAt, from)),
        ne(incidents.scopeKind, 'bin'),
        of,
      ),
    )
    .orderBy(asc(incidents.startedAt), asc(incidents.id));
  return rows.map((row) => ({ ...row, updates: Updates.parse(row.updates) }));
}

/** Works that went on since `from` or will until `to`; those of a terminal are works of its bank. */
export async function listToldWorks(db: ReadDb, from: Temporal.Instant, to: Temporal.Instant): Promise<ToldWorks[]> {
  const rows = await db
    .select({
      id: works.id,
      scopeKind: works.scopeKind,
      scopeId: works.scopeId,
      acquirerId: terminals.acquirerId,
      name: works.scopeName,
      isPublic: works.isPublic,
      startAt: works.startAt,
      endAt: works.endAt,
      ru: works.ru,
      en: works.en,
    })
    .from(works)
    .leftJoin(terminals, and(eq(works.scopeKind, 'gateway'), sql`${terminals.id} = ${works.scopeId}`))
    .where(and(isNull(works.cancelledAt), gt(works.endAt, from), lt(works.startAt, to)))
    .orderBy(asc(works.startAt), asc(works.id));
  return rows.flatMap(({ scopeKind, scopeId, acquirerId, ...row }) => {
    const bank = scopeKind === 'acquirer' ? scopeId : acquirerId;
    return bank === null ? [] : [{ ...row, component: `acquirer:${bank}` }];
  });
}
