import { desc, inArray, sql, TransactionRollbackError } from 'drizzle-orm';
import { no, ok, type Result } from '../../kernel/result.ts';
import type { Db, ReadDb, Tx } from '../db.ts';
import { hostTurns, hourlyBudgets } from './tables.ts';

/** Seconds between two visits of one host, and by how much they may differ, so that hosts are not asked in step. */
const INTERVAL_SECONDS = 60;
const JITTER_SECONDS = 15;
/** A visit that is not ended by then belongs to a program that died. */
const HELD_SECONDS = 120;
const LONGEST_PAUSE_SECONDS = 86_400;
const LONGEST_BACK_OFF_SECONDS = 3_600;

export interface Turn {
  host: string;
  holder: string;
}

/** When these hosts were asked last and may all be asked again; undefined when none of them ever was. */
export async function findTurn(
  db: ReadDb,
  hosts: readonly string[],
): Promise<{ startedAt: Temporal.Instant; notBefore: Temporal.Instant } | undefined> {
  const [row] = await db
    .select({ startedAt: hostTurns.startedAt, notBefore: hostTurns.notBefore })
    .from(hostTurns)
    .where(inArray(hostTurns.host, [...hosts]))
    .orderBy(desc(hostTurns.notBefore))
    .limit(1);
  return row;
}

/** Takes the one turn that a host has at a time, for whichever node asks first. `point` from 0 to 1 chooses the jitter. */
export async function takeTurn(
  db: Db | Tx,
  turn: Turn,
  at: Temporal.Instant,
  point = Math.random(),
): Promise<Result<Turn, 'host-asked-moments-ago'>> {
  const values = {
    ...turn,
    startedAt: at,
    notBefore: at.add({ milliseconds: Math.round((INTERVAL_SECONDS + JITTER_SECONDS * point) * 1000) }),
    heldUntil: at.add({ seconds: HELD_SECONDS }),
  };
  const taken = await db
    .insert(hostTurns)
    .values({ ...values, pleas: 0 })
    .onConflictDoUpdate({
      target: hostTurns.host,
      set: values,
      setWhere: sql`${hostTurns.notBefore} <= ${at.toString()}::timestamptz
        and (${hostTurns.heldUntil} is null or ${hostTurns.heldUntil} <= ${at.toString()}::timestamptz)`,
    })
    .returning({ host: hostTurns.host });
  return taken.length > 0 ? ok(turn) : no('host-asked-moments-ago');
}

/** Takes the turns of all these hosts, or of none: then each is as it was, for nobody visited it. */
export async function takeTurns(
  db: Db,
  { hosts, holder }: { hosts: readonly string[]; holder: string },
  at: Temporal.Instant,
): Promise<Result<Turn[], 'host-asked-moments-ago'>> {
  const turns = hosts.map((host) => ({ host, holder }));
  try {
    await db.transaction(async (tx) => {
      // In one order, so that two who want the same hosts wait for each other and not crosswise.
      for (const turn of turns.toSorted((a, b) => (a.host < b.host ? -1 : 1)))
        if (!(await takeTurn(tx, turn, at)).ok) tx.rollback();
    });
    return ok(turns);
  } catch (error) {
    if (error instanceof TransactionRollbackError) return no('host-asked-moments-ago');
    throw error;
  }
}

/** Ends a turn. A host that asked for less (429, 503) is left alone as long as it said, or twice as long each time. */
export async function endTurn(
  db: Db,
  { host, holder }: Turn,
  at: Temporal.Instant,
  plea?: { retryAfterSeconds?: number | undefined },
): Promise<void> {
  const pleas = sql<number>`least(${hostTurns.pleas} + 1, 10)`;
  const asked = plea?.retryAfterSeconds;
  const seconds =
    asked === undefined
      ? sql`least(${INTERVAL_SECONDS} * 2 ^ least(${hostTurns.pleas} + 1, 10), ${LONGEST_BACK_OFF_SECONDS})`
      : sql`${Math.min(Math.max(asked, INTERVAL_SECONDS), LONGEST_PAUSE_SECONDS)}`;
  await db
    .update(hostTurns)
    .set({
      heldUntil: null,
      holder: null,
      ...(plea === undefined
        ? { pleas: 0 }
        : { pleas, notBefore: sql`${at.toString()}::timestamptz + ${seconds} * interval '1 second'` }),
    })
    .where(sql`${hostTurns.host} = ${host} and ${hostTurns.holder} = ${holder}`);
}

/** Spends one of the `most` that an owner has in an hour; false when they are spent. */
export async function spendOfHour(db: Db, owner: string, most: number, at: Temporal.Instant): Promise<boolean> {
  const hour = at.round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const spent = await db
    .insert(hourlyBudgets)
    .values({ owner, hour, used: 1 })
    .onConflictDoUpdate({
      target: [hourlyBudgets.owner, hourlyBudgets.hour],
      set: { used: sql`${hourlyBudgets.used} + 1` },
      setWhere: sql`${hourlyBudgets.used} < ${most}`,
    })
    .returning({ owner: hourlyBudgets.owner });
  return spent.length > 0;
}

/** Forgets hours and hosts of which nothing hangs any more. */
export async function forgetOldTurns(db: Db, at: Temporal.Instant): Promise<void> {
  const before = at.subtract({ hours: 48 }).toString();
  await db.delete(hourlyBudgets).where(sql`${hourlyBudgets.hour} < ${before}::timestamptz`);
  await db.delete(hostTurns).where(sql`${hostTurns.notBefore} < ${before}::timestamptz`);
}
