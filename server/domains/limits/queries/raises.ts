import { desc, eq, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { notFound } from '../../../kernel/errors.ts';
import type { LimitId, RaiseId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { people } from '../../access/tables.ts';
import type { LimitRaise } from '../contract.ts';
import { limitRaises } from '../tables.ts';

/** What was asked of the bank for a limit, the latest first. */
export async function listRaisesOf(db: ReadDb, limitId: LimitId): Promise<LimitRaise[]> {
  return (await selectRaises(db, eq(limitRaises.limitId, limitId))).map(asRaise);
}

export async function getRaise(db: ReadDb, id: RaiseId): Promise<LimitRaise> {
  const [row] = await selectRaises(db, eq(limitRaises.id, id));
  if (row === undefined) throw notFound('raise');
  return asRaise(row);
}

function selectRaises(db: ReadDb, condition: SQL) {
  const askers = alias(people, 'askers');
  const deciders = alias(people, 'deciders');
  return db
    .select({ raise: limitRaises, askedByName: askers.name, decidedByName: deciders.name })
    .from(limitRaises)
    .leftJoin(askers, eq(askers.id, limitRaises.askedBy))
    .leftJoin(deciders, eq(deciders.id, limitRaises.decidedBy))
    .where(condition)
    .orderBy(desc(limitRaises.askedAt), desc(limitRaises.id));
}

type Row = Awaited<ReturnType<typeof selectRaises>>[number];

const asRaise = ({ raise, askedByName, decidedByName }: Row): LimitRaise => ({
  ...raise,
  askedAt: raise.askedAt.toString(),
  askedBy: askedByName,
  wantedUntil: raise.wantedUntil?.toString() ?? null,
  decidedAt: raise.decidedAt?.toString() ?? null,
  decidedBy: decidedByName,
  agreedUntil: raise.agreedUntil?.toString() ?? null,
});
