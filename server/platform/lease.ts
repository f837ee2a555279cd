import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { errorFields, type Logger } from './logger.ts';
import { leases } from './tables.ts';

/** As long as this the work of a dead node lies idle; a living one renews in time. */
const LEASE_MS = 6_000;

/** Runs `work` unless another node is at it, and says whether it ran. A node that stalls may be overtaken: the work must stand that. */
export async function withLease(
  db: Db,
  log: Logger,
  { name, owner }: { name: string; owner: string },
  work: () => Promise<void>,
): Promise<boolean> {
  if (!(await takeLease(db, name, owner, LEASE_MS))) return false;
  const renewal = setInterval(() => {
    takeLease(db, name, owner, LEASE_MS).catch((error) =>
      log.warn('a lease was not renewed', { ...errorFields(error), job: name }),
    );
  }, LEASE_MS / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    await dropLease(db, name, owner);
  }
  return true;
}

/** Tries to take or to keep a lease. The database's clock decides, so that nodes whose clocks differ agree on who holds it. */
export async function takeLease(db: Db, name: string, owner: string, ms: number): Promise<boolean> {
  const until = sql`now() + ${ms} * interval '1 millisecond'`;
  const taken = await db
    .insert(leases)
    .values({ name, owner, until })
    .onConflictDoUpdate({
      target: leases.name,
      set: { owner, until },
      setWhere: sql`${leases.owner} = ${owner} or ${leases.until} < now()`,
    })
    .returning({ owner: leases.owner });
  return taken.length > 0;
}

/** Gives a lease back early, if it is still `owner`'s. */
export async function dropLease(db: Db, name: string, owner: string): Promise<void> {
  await db.delete(leases).where(sql`${leases.name} = ${name} and ${leases.owner} = ${owner}`);
}

/** Where one program alone has the database, whatever is leased belongs to one that was killed. */
export async function dropAllLeases(db: Db): Promise<void> {
  await db.delete(leases);
}
