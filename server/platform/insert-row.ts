import { getTableName, sql } from 'drizzle-orm';
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import { builtOnce } from './built-once.ts';
import type { Tx } from './db.ts';

/**
 * Inserts a row by a prepared statement: where many of one kind are written in a transaction, writing out the text would cost
 * more than the row. A column that is null is left out.
 */
export async function insertRow<Table extends PgTable>(
  tx: Tx,
  table: Table,
  row: Table['$inferInsert'],
): Promise<void> {
  const given = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  const columns = given.map(([column]) => column);
  const name = `insert ${getTableName(table)} ${columns.join()}`;
  const build = () => {
    const values = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
    return tx
      .insert(table)
      .values(values as PgInsertValue<Table>) // the names are those of the row
      .prepare(name);
  };
  await builtOnce(tx, name, build).execute(Object.fromEntries(given));
}
