import { sql } from 'drizzle-orm';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { Scope, ScopeKind } from '../contract.ts';
import type { Norm } from '../detection/norm.rules.ts';
import { declineNorms } from '../tables.ts';

const PARTS = 10_000;
/** Where no series has a norm yet: fewer than this behind the provider as a whole, and nothing is watched. */
const FEWEST_ATTEMPTS = 1000;

export interface Norms {
  normOf(scope: Scope): Norm;
  seriesOf(kind: ScopeKind): number;
  /** There is enough behind the norms to call anything unusual. */
  areKnown: boolean;
}

/** What is usual at one hour of the week for everything that has a norm. */
export async function getNorms(db: ReadDb, hourOfWeek: number): Promise<Norms> {
  const build = () =>
    db
      .select({
        kind: declineNorms.scopeKind,
        id: declineNorms.scopeId,
        weight: declineNorms.weight,
        dispersion: declineNorms.dispersion,
        declined: sql<number>`${declineNorms.declined}[${sql.placeholder('cell')}::int]`,
        failed: sql<number>`${declineNorms.failed}[${sql.placeholder('cell')}::int]`,
      })
      .from(declineNorms)
      .prepare('norms-at');
  const rows = await builtOnce(db, 'norms-at', build).execute({ cell: hourOfWeek + 1 });
  const norms = new Map<string, Norm>();
  const series = new Map<string, number>();
  for (const { kind, id, weight, dispersion, declined, failed } of rows) {
    norms.set(`${kind} ${id}`, { weight, dispersion, declined: declined / PARTS, failed: failed / PARTS });
    series.set(kind, (series.get(kind) ?? 0) + 1);
  }
  const all = norms.get('all *');
  return {
    // What is new has the norm of everything, and much about it is in doubt.
    normOf: ({ kind, id }) => norms.get(`${kind} ${id}`) ?? { ...(all ?? UNKNOWN), weight: 0 },
    seriesOf: (kind) => series.get(kind) ?? 0,
    areKnown: all !== undefined && all.weight >= FEWEST_ATTEMPTS,
  };
}

const UNKNOWN = { declined: 0.2, failed: 0.01, dispersion: 1 };
