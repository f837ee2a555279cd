import { sql } from 'drizzle-orm';
import type { Database } from '../../server/platform/db.ts';

/** Every row of every table as one text: all columns, bytes as the signs they hold, of any script. */
export async function everythingStored(db: Database): Promise<{ table: string; text: string }[]> {
  const columns = await db.read.execute<{ table: string; texts: string }>(sql`
    select c.oid::regclass::text as table,
      string_agg(format(case when a.atttypid = 'bytea'::regtype then 'encode(%I, ''escape'')' else '%I::text' end, attname), ', ' order by attnum) as texts
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r'
    group by c.oid order by 1`);
  const stored: { table: string; text: string }[] = [];
  for (const { table, texts } of columns) {
    const rows = await db.read.execute<{ text: string }>(
      sql.raw(`select concat_ws(E'\\n', ${texts}) as text from ${table}`),
    );
    for (const { text } of rows) stored.push({ table, text: texts.includes('encode(') ? readable(text) : text });
  }
  return stored;
}

/** `\\321\\216` is how PostgreSQL writes a letter beyond ASCII. */
const readable = (text: string) =>
  text.replace(/(?:\\[0-7]{3})+/g, (octets) =>
    Buffer.from(
      octets
        .slice(1)
        .split('\\')
        .map((octet) => Number.parseInt(octet, 8)),
    ).toString('utf8'),
  );
