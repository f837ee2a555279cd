import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { leases } from './tables.ts';

/** Tries to take or to keep a lease; true when it is `owner`'s until `until`. Works on any Postgres: one conditional upsert. */
export async function takeLease(
  db: Db,
  name: string,
  owner: string,
  now: Temporal.Instant,
  ms: number,
): Promise<boolean> {
  const until = now.add({ milliseconds: ms });
  const taken = await db
    .insert(leases)
    .values({ name, owner, until })
    .onConflictDoUpdate({
      target: leases.name,
      set: { owner, until },
      setWhere: sql`${leases.owner} = ${owner} or ${leases.until} < ${now.toString()}::timestamptz`,
    })
    .returning({ owner: leases.owner });
  return taken.length > 0;
}

/** Gives a lease back early, if it is still `owner`'s. */
export async function dropLease(db: Db, name: string, owner: string): Promise<void> {
  await db.delete(leases).where(sql`${leases.name} = ${name} and ${leases.owner} = ${owner}`);
}
