import { createHash } from 'node:crypto';
import { asc, eq, inArray, lt, sql } from 'drizzle-orm';
import { AppError } from '../../kernel/errors.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { networkOf } from './network.rules.ts';
import { isKnownDevice } from './queries/sessions.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { signInFailures } from './tables.ts';
import { blockedUntil, type CountedBy, FORGET_MINUTES } from './throttle.rules.ts';

/** Counts guesses. The counters are not audited: the refused sign-in itself is. */
export interface Throttle {
  /** Takes one guess, counted as failed until it is given back; refuses while the account, network or device must wait. */
  take(scope: 'password' | 'code', email: string, from: SignInOrigin, at: Temporal.Instant): Promise<Guess>;
}

export interface Guess {
  /** The guess was right. */
  giveBack(): Promise<void>;
}

interface Counter {
  by: CountedBy;
  key: string;
}

interface Counted extends Counter {
  /** What this guess would have cost. */
  blockedUntil: Temporal.Instant | null;
}

export function createThrottle(db: Db): Throttle {
  return {
    take: async (scope, email, from, at) => {
      const isKnown = from.deviceToken !== undefined && (await isKnownDevice(db, email, from.deviceToken));
      const counters = countersOf(scope, email, from, isKnown);
      // Counted before the password is looked at, so that parallel guesses cannot outrun the count.
      const counted = await db.transaction((tx) => count(tx, counters, at));
      return { giveBack: () => db.transaction((tx) => giveBack(tx, counted)) };
    },
  };
}

/** Drops counters that no longer count. */
export async function forgetOldFailures(db: Db, now: Temporal.Instant): Promise<void> {
  await db.delete(signInFailures).where(lt(signInFailures.lastAt, now.subtract({ hours: 24 })));
}

function countersOf(scope: string, email: string, from: SignInOrigin, isKnown: boolean): Counter[] {
  const network = networkOf(from.address);
  const counter = (by: CountedBy, ...what: string[]): Counter => ({
    by,
    key: createHash('sha256')
      .update(JSON.stringify([scope, by, ...what]))
      .digest('base64url'),
  });
  if (isKnown) return [counter('device', email, from.deviceToken ?? '')];
  const counters = [counter('pair', email, network), counter('account', email), counter('network', network)];
  // One order of locking for everybody: no deadlocks.
  return counters.sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function count(tx: Tx, counters: Counter[], now: Temporal.Instant): Promise<Counted[]> {
  const keys = counters.map(({ key }) => key);
  await tx
    .insert(signInFailures)
    .values(keys.map((key) => ({ key, failures: 0, lastAt: now })))
    .onConflictDoNothing();
  const rows = await tx
    .select()
    .from(signInFailures)
    .where(inArray(signInFailures.key, keys))
    .orderBy(asc(signInFailures.key))
    .for('update');
  const waitMs = Math.max(0, ...rows.map((row) => (row.blockedUntil?.epochMilliseconds ?? 0) - now.epochMilliseconds));
  if (waitMs > 0) {
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    throw new AppError('too_many_requests', 'too-many-tries', 'Too many tries; wait a little.', { retryAfterSeconds });
  }
  const counted: Counted[] = [];
  for (const { by, key } of counters) {
    const row = rows.find((found) => found.key === key);
    const isStale =
      row === undefined || Temporal.Instant.compare(row.lastAt.add({ minutes: FORGET_MINUTES }), now) <= 0;
    const failures = (isStale ? 0 : row.failures) + 1;
    const cost = { by, key, blockedUntil: blockedUntil(by, failures, now) ?? null };
    await tx
      .update(signInFailures)
      .set({ failures, lastAt: now, blockedUntil: cost.blockedUntil })
      .where(eq(signInFailures.key, key));
    counted.push(cost);
  }
  return counted;
}

/** A right guess wipes its own pair or device; of the shared counters it takes back only itself, so that an own account buys no tries on others. */
async function giveBack(tx: Tx, counted: Counted[]): Promise<void> {
  for (const { by, key, blockedUntil: cost } of counted) {
    if (by === 'pair' || by === 'device') await tx.delete(signInFailures).where(eq(signInFailures.key, key));
    else
      await tx
        .update(signInFailures)
        .set({
          failures: sql`greatest(${signInFailures.failures} - 1, 0)`,
          blockedUntil: sql`nullif(${signInFailures.blockedUntil}, ${cost?.toString() ?? null}::timestamptz)`,
        })
        .where(eq(signInFailures.key, key));
  }
}
