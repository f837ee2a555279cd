import { asc, desc, eq } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { acquirers } from '../../acquirers/tables.ts';
import { sources } from '../../gateways/tables.ts';
import type { Reconciliation } from '../contract.ts';
import { limitReconciliations } from '../tables.ts';

const MOST_ROWS = 500;

/** The last comparisons, the latest month of each source first. */
export async function listReconciliations(db: ReadDb): Promise<Reconciliation[]> {
  const [rows, banks] = await Promise.all([
    db
      .select({ row: limitReconciliations, sourceName: sources.name })
      .from(limitReconciliations)
      .innerJoin(sources, eq(sources.id, limitReconciliations.sourceId))
      .orderBy(
        desc(limitReconciliations.fromAt),
        asc(sources.name),
        asc(limitReconciliations.gatewayType),
        asc(limitReconciliations.currency),
      )
      .limit(MOST_ROWS),
    db.select({ name: acquirers.name, codeBook: acquirers.codeBook }).from(acquirers),
  ]);
  const nameOf = new Map(banks.map(({ name, codeBook }) => [(codeBook ?? name).toLowerCase(), name]));
  const found = new Map<string, Reconciliation>();
  for (const { row, sourceName } of rows) {
    const { sourceId, fromAt, toAt, checkedAt, ...figures } = row;
    const key = `${sourceId} ${fromAt.toString()}`;
    const known: Reconciliation = found.get(key) ?? {
      from: fromAt.toString(),
      to: toAt.toString(),
      checkedAt: checkedAt.toString(),
      sourceName,
      rows: [],
    };
    known.rows.push({ ...figures, acquirerName: nameOf.get(row.gatewayType.toLowerCase()) ?? null });
    found.set(key, known);
  }
  return [...found.values()];
}
