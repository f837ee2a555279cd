import { and, eq, sql } from 'drizzle-orm';
import type { Database, ReadDb } from './db.ts';
import { presence } from './tables.ts';

/** Whoever is here has a console open, whatever it shows: it listens on a socket, or asks where sockets are blocked. */
export const CONSOLE = 'console';

/** So long a console counts as open after it was last heard of: a page that is loaded anew is not away. */
export const CONSOLE_LASTS_SECONDS = 15;

/** Of whom a console is open now, on whichever node. The database's clock decides. */
export async function listConnected(db: ReadDb): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ personId: presence.personId })
    .from(presence)
    .where(and(eq(presence.stream, CONSOLE), sql`${presence.until} > now()`));
  return new Set(rows.map(({ personId }) => personId));
}

/** A console that has no socket asks every ten seconds: it was heard of. */
export async function noteAsking(db: Database, personId: string): Promise<void> {
  const until = sql`now() + ${CONSOLE_LASTS_SECONDS} * interval '1 second'`;
  await db.write
    .insert(presence)
    .values({ stream: CONSOLE, personId, node: 'asking', mode: 'viewing', until })
    .onConflictDoUpdate({ target: [presence.stream, presence.personId, presence.node], set: { until } });
}
