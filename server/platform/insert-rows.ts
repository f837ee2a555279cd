import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './db.ts';

/**
 * Inserts rows that have the same columns, in their order. They are one value, so that the text is the same for any number of
 * them: written out with a place for each value it would cost more than the rows. Bytes cannot be among them. `after` is what
 * follows: what to do about those that are there, what to give back.
 */
export async function insertRows<Table extends PgTable>(
  tx: Pick<Tx, 'execute'>,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  after?: SQL,
): Promise<readonly Record<string, unknown>[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const [head, tail] = textFor(
    table,
    Object.keys(first).filter((name) => first[name as keyof typeof first] !== undefined),
  );
  return tx.execute(sql`${head}${JSON.stringify(rows)}${tail} ${after ?? sql``}`);
}

const texts = new Map<string, readonly [head: ReturnType<typeof sql.raw>, tail: ReturnType<typeof sql.raw>]>();

function textFor(table: PgTable, names: readonly string[]) {
  const key = `${getTableName(table)} ${names.join()}`;
  const known = texts.get(key) ?? writeFor(table, names);
  texts.set(key, known);
  return known;
}

function writeFor(table: PgTable, names: readonly string[]) {
  const columns = getTableColumns(table);
  const given = names.map((name) => `"${name}"`).join();
  const typed = names.map((name) => `"${name}" ${columns[name]?.getSQLType()}`).join();
  const stored = names.map((name) => `"${toSnakeCase(name)}"`).join();
  return [
    sql.raw(`insert into "${getTableName(table)}" (${stored}) select ${given} from json_to_recordset(`),
    sql.raw(`::text::json) as row (${typed})`),
  ] as const;
}
