import { and, asc, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { works } from '../tables.ts';
import type { Works } from './contract.ts';

type WorksRow = Omit<typeof works.$inferSelect, 'createdBy' | 'createdAt' | 'cancelledAt' | 'sequence'>;

export const asWorks = (row: WorksRow): Works => ({
  id: row.id,
  scope: { kind: row.scopeKind, id: row.scopeId },
  scopeName: row.scopeName,
  start: row.localStart,
  minutes: row.minutes,
  zone: row.zone,
  ru: row.ru,
  en: row.en,
  isPublic: row.isPublic,
  startAt: row.startAt.toString(),
  endAt: row.endAt.toString(),
});

export interface AskedWorks {
  from: Temporal.Instant;
  to?: Temporal.Instant;
  /** Only those of these banks or terminals; all where neither is named. */
  acquirerIds?: readonly string[];
  gatewayIds?: readonly string[];
  isPublic?: true;
}

/** Planned works that touch `[from, to)` and take place, by their start. */
export async function listWorks(db: ReadDb, asked: AskedWorks): Promise<Works[]> {
  const rows = await db
    .select()
    .from(works)
    .where(
      and(
        isNull(works.cancelledAt),
        gt(works.endAt, asked.from),
        asked.to === undefined ? undefined : lt(works.startAt, asked.to),
        asked.isPublic === undefined ? undefined : sql`${works.isPublic}`,
        ofThese(asked),
      ),
    )
    .orderBy(asc(works.startAt), asc(works.id));
  return rows.map(asWorks);
}

function ofThese({ acquirerIds, gatewayIds }: AskedWorks): SQL | undefined {
  if (acquirerIds === undefined && gatewayIds === undefined) return undefined;
  const among = (kind: string, ids: readonly string[] = []) =>
    sql`${works.scopeKind} = ${kind} and ${works.scopeId} = any(${sql.param([...ids])}::text[])`;
  return or(among('acquirer', acquirerIds), among('gateway', gatewayIds));
}
