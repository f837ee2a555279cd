import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AccountId, SourceId } from '../kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import type { Db, ReadDb } from '../platform/db.ts';
import { settings } from '../platform/tables.ts';

const MARK = 'demo';

/** What a demo's database says of itself. */
export const DemoMark = z.object({
  state: z.enum(['building', 'ready']),
  seed: z.int(),
  /** The day after the sample's last. */
  today: z.iso.date(),
  /** What the sample is made of: another one is another sample, though seed and day are the same. */
  fingerprint: z.string(),
  /** Until when the gateway's history was made; after it transactions arrive one by one. */
  openedMs: z.int(),
  /** The connection to the sandbox gateway, once there is one. */
  sourceId: SourceId.optional(),
  /** The connections to the sandbox messengers, once they are there. */
  messengers: z.object({ botId: AccountId, mailboxId: AccountId }).optional(),
});
export type DemoMark = z.infer<typeof DemoMark>;

/** The mark; `unreadable` is one of another version of the program. */
export async function findDemoMark(db: ReadDb): Promise<DemoMark | 'unreadable' | undefined> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, MARK));
  if (row === undefined) return undefined;
  const parsed = DemoMark.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : 'unreadable';
}

export async function markDemo(ctx: Context, mark: DemoMark): Promise<void> {
  await ctx.change('sample.build', MARK, async ({ tx }) => {
    const value = JSON.stringify(mark);
    await tx
      .insert(settings)
      .values({ name: MARK, value })
      .onConflictDoUpdate({ target: settings.name, set: { value } });
  });
}

/** Whether the demo may live here: nobody's data is ever mixed with a sample, or replaced by one. */
export async function isEmptyOrDemos(db: Db): Promise<boolean> {
  const tables = await listTables(db);
  if (tables.length === 0) return true;
  const names = new Set(tables.map(({ name }) => name));
  if (names.has('settings') && (await hasMark(db))) return true;
  // A demo that died between its tables and its mark left tables of ours, with nothing in them.
  const ours = ['people', 'merchants', 'transaction_keys'] as const;
  if (!ours.every((name) => names.has(name))) return false;
  for (const name of ours) if (!(await isEmpty(db, name))) return false;
  return true;
}

/** Drops every table of the database; the migrations make them again. */
export async function emptyDatabase(db: Db): Promise<void> {
  for (const { schema, name } of await listTables(db))
    await db.execute(sql`drop table if exists ${sql.identifier(schema)}.${sql.identifier(name)} cascade`);
}

async function listTables(db: Db) {
  return db.execute<{ schema: string; name: string }>(sql`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') and schemaname not like 'pg_toast%'`);
}

async function hasMark(db: Db): Promise<boolean> {
  const [found] = await db.execute(sql`select 1 from settings where name = ${MARK}`);
  return found !== undefined;
}

async function isEmpty(db: Db, table: string): Promise<boolean> {
  const [found] = await db.execute(sql`select 1 from ${sql.identifier(table)} limit 1`);
  return found === undefined;
}
