import { sql } from 'drizzle-orm';
import { CONSOLE } from '../../server/platform/connected.ts';
import type { Database } from '../../server/platform/db.ts';
import { presence } from '../../server/platform/tables.ts';

/** Somebody has a console open on some node, for as long as any test lasts. */
export async function openConsole(db: Database, personId: string): Promise<void> {
  const until = sql`now() + interval '1 hour'`;
  await db.write.insert(presence).values({ stream: CONSOLE, personId, node: 'test', mode: 'viewing', until });
}
