import { type SQL, sql } from 'drizzle-orm';

/** One column of many rows on their way into the database. */
export interface Column<Row> {
  name: string;
  type: 'text' | 'integer' | 'bigint' | 'boolean' | 'timestamptz' | 'uuid' | 'smallint';
  of(row: Row): string | number | boolean | null | undefined;
}

const UNIT = '\u001f';
const NONE = '\u001e';

/**
 * Rows as a table expression `name (columns…)`, one text parameter a column: the fastest way in short of COPY, which a bad row
 * hangs. Values hold neither U+001E nor U+001F, and an empty text is null.
 */
export function rowsAs<Row>(name: string, columns: Column<Row>[], rows: Row[]): SQL {
  const arrays = columns.map(
    (column) => sql`string_to_array(${joined(column, rows)}, ${sql.raw(`E'\\x1f'`)}, ${sql.raw(`E'\\x1e'`)})`,
  );
  const names = columns.map((column) => sql.identifier(column.name));
  return sql`unnest(${sql.join(arrays, sql`, `)}) as ${sql.identifier(name)} (${sql.join(names, sql`, `)})`;
}

/** The columns of `name`, cast to their types, for a select list. */
export function castFrom<Row>(name: string, columns: Column<Row>[]): SQL {
  const casts = columns.map((column) => sql.raw(`"${name}"."${column.name}"::${column.type}`));
  return sql.join(casts, sql`, `);
}

/** `column = any (…)` over many texts in one parameter. */
export const isAnyOf = (column: SQL | { getSQL(): SQL }, values: readonly string[]): SQL =>
  sql`${column} = any (string_to_array(${values.join(UNIT)}, ${sql.raw(`E'\\x1f'`)}))`;

function joined<Row>(column: Column<Row>, rows: Row[]): string {
  let text = '';
  let separator = '';
  for (const row of rows) {
    const value = column.of(row);
    text += separator;
    text += value === null || value === undefined || value === '' ? NONE : value;
    separator = UNIT;
  }
  return text;
}
