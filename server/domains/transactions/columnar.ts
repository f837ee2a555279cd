import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

type Value = string | number | boolean | null | undefined;

/** One column of many rows on their way into the database. */
export interface Column<Row> {
  name: string;
  type: 'text' | 'integer' | 'bigint' | 'boolean' | 'timestamptz' | 'uuid' | 'smallint';
  of(row: Row): Value;
}

/** Rows as a table expression. */
export interface Columnar {
  /** What stands after `from`. */
  from: SQL;
  /** The columns in order, cast to their types: a select list. */
  select: SQL;
  /** One of them, cast to its type. */
  value(column: string): SQL;
}

const UNIT = '\u001f';
const NONE = '\u001e';

/**
 * Rows under the name `rows`, one text parameter a column: the fastest way in short of COPY, which a bad row hangs. A column
 * that says the same in every row is one value. Values hold neither U+001E nor U+001F, and an empty text is null.
 */
export function columnar<Row>(columns: Column<Row>[], rows: readonly Row[]): Columnar {
  const values = new Map<string, SQL>();
  const names: SQLWrapper[] = [];
  const arrays: SQL[] = [];
  for (const column of columns) {
    // The first column gives the number of rows, whatever it holds.
    const text = arrays.length === 0 ? joined(column, rows) : joinedUnlessSame(column, rows);
    // By way of text: of a parameter that is a boolean the driver takes every text for `false`.
    if (text === undefined) values.set(column.name, sql`${oneValue(column, rows)}::text::${sql.raw(column.type)}`);
    else {
      values.set(column.name, sql.raw(`"rows"."${column.name}"::${column.type}`));
      names.push(sql.identifier(column.name));
      arrays.push(sql`string_to_array(${text}, ${sql.raw(`E'\\x1f'`)}, ${sql.raw(`E'\\x1e'`)})`);
    }
  }
  const value = (column: string) => values.get(column) ?? sql`null`;
  return {
    from: sql`unnest(${sql.join(arrays, sql`, `)}) as "rows" (${sql.join(names, sql`, `)})`,
    select: sql.join([...values.values()], sql`, `),
    value,
  };
}

const oneValue = <Row>(column: Column<Row>, [first]: readonly Row[]): string | null => {
  const value = first === undefined ? null : column.of(first);
  return isNone(value) ? null : String(value);
};

/** The texts of a column one after another; undefined when they are all the same. */
function joinedUnlessSame<Row>(column: Column<Row>, rows: readonly Row[]): string | undefined {
  const [first] = rows;
  const same = first === undefined ? undefined : column.of(first);
  if (rows.every((row) => column.of(row) === same)) return undefined;
  return joined(column, rows);
}

function joined<Row>(column: Column<Row>, rows: readonly Row[]): string {
  // Gathered first: a text that grows piece by piece is a chain of pieces, which costs more to write out.
  const values = rows.map((row) => {
    const value = column.of(row);
    return isNone(value) ? NONE : value;
  });
  return values.join(UNIT);
}

const isNone = (value: Value): value is null | undefined | '' => value === null || value === undefined || value === '';
