import { and, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { acquirers, terminals } from '../../acquirers/tables.ts';
import type { LimitInForce } from '../facts.ts';
import { limits, limitTemporaryRaises, limitVersions } from '../tables.ts';

const TERMS = {
  value: limitVersions.value,
  window: limitVersions.window,
  zone: limitVersions.zone,
  resetClock: limitVersions.resetClock,
  resetDay: limitVersions.resetDay,
  refunds: limitVersions.refunds,
  countsHolds: limitVersions.countsHolds,
  document: limitVersions.document,
  agreedBy: limitVersions.agreedBy,
};

/** Every limit that holds at a moment, with the terms and the value of that moment. One statement, however many there are. */
export async function listLimitsInForce(db: ReadDb, at: Temporal.Instant): Promise<LimitInForce[]> {
  const moment = sql`${sql.placeholder('at')}::text::timestamptz`;
  const build = () => inForce(db, moment).prepare('limits-in-force');
  return (await builtOnce(db, 'limits-in-force', build).execute({ at: at.toString() })).map(asInForce);
}

function inForce(db: ReadDb, at: SQL) {
  const raise = db
    .select({ value: limitTemporaryRaises.value, validTo: limitTemporaryRaises.validTo })
    .from(limitTemporaryRaises)
    .where(
      and(
        eq(limitTemporaryRaises.limitId, limits.id),
        lte(limitTemporaryRaises.validFrom, at),
        gt(limitTemporaryRaises.validTo, at),
      ),
    )
    .orderBy(sql`${limitTemporaryRaises.enteredAt} desc`)
    .limit(1)
    .as('raise');
  return db
    .select({
      id: limits.id,
      terminalId: limits.terminalId,
      kind: limits.kind,
      currency: limits.currency,
      raisedValue: raise.value,
      raisedUntil: raise.validTo,
      terms: TERMS,
      acquirerId: terminals.acquirerId,
      bankHours: acquirers.hours,
    })
    .from(limits)
    .innerJoin(
      limitVersions,
      and(
        eq(limitVersions.limitId, limits.id),
        lte(limitVersions.validFrom, at),
        or(isNull(limitVersions.validTo), gt(limitVersions.validTo, at)),
      ),
    )
    .leftJoinLateral(raise, sql`true`)
    .leftJoin(terminals, eq(terminals.id, limits.terminalId))
    .leftJoin(acquirers, eq(acquirers.id, terminals.acquirerId))
    .where(or(isNull(limits.endedAt), gt(limits.endedAt, at)))
    .orderBy(limits.terminalId, limits.currency, limits.kind);
}

type Row = Awaited<ReturnType<typeof inForce>>[number];

const asInForce = ({ raisedValue, ...row }: Row): LimitInForce => ({ ...row, cap: raisedValue ?? row.terms.value });
