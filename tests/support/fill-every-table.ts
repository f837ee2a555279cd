import type { Sql } from 'postgres';
import { listTables, quoted } from '../../server/platform/backup/catalogue.ts';

/** What texts may hold and a line of a file may trip over. */
const HARD_TEXT = 'Ёлка "quoted" \\ back\\slash \n line\u2028separator \r \t {braces} \', 🜨 \u{7f}';
const ROWS = 3;

interface Column {
  name: string;
  type: string;
  isNullable: boolean;
}

/** Puts rows into every table of the schema, with hard texts, empty values and bytes, and makes partitions of past months. */
export async function fillEveryTable(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    for (const [table, month] of [['transactions', '2026-09'], ['transaction_documents', '2026-09']] as const)
      await tx.unsafe(
        `create table ${table}_${month.replace('-', '_')} partition of ${table} for values from ('${month}-01Z') to ('${month}-30Z')`,
      );
    const foreign = await tx`select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and conparentid = 0`;
    for (const key of foreign) await tx.unsafe(`alter table ${key['table']} drop constraint ${quoted(key['name'])}`);
    for (const { table } of await listTables(tx)) {
      const columns = await tx<Column[]>`
        select attname as name, format_type(atttypid, null) as type, not attnotnull as "isNullable"
        from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
      for (let row = 0; row < ROWS; row += 1) {
        const values = columns.map((column) => valueOf(table, column, row));
        await tx.unsafe(
          `insert into ${quoted(table)} (${columns.map(({ name }) => quoted(name)).join(', ')}) overriding system value values (${values.join(', ')})`,
        );
      }
    }
    // The same number in every column of every table: all references hold.
    for (const key of foreign)
      await tx.unsafe(`alter table ${key['table']} add constraint ${quoted(key['name'])} ${key['definition']}`);
  });
}

/** A literal that differs by row, so that unique columns are content; the last row has every null that is allowed. */
function valueOf(table: string, { type, isNullable }: Column, row: number): string {
  if (isNullable && row === ROWS - 1) return 'null';
  switch (type) {
    case 'text':
      return literal(row === 1 ? `${HARD_TEXT}${row}` : `${table}-value ${row}`);
    case 'uuid':
      return `'00000000-0000-7000-8000-00000000000${row}'`;
    case 'jsonb':
      return literal(JSON.stringify({ text: HARD_TEXT, row, list: [1, null, 'two'], big: 9_007_199_254_740_991 }));
    case 'bytea':
      return `'\\x00ff0a5b22${row}0'`;
    case 'boolean':
      return row === 0 ? 'true' : 'false';
    case 'text[]':
      return `array[${literal(HARD_TEXT)}, null, '', '${row}']`;
    case 'timestamp with time zone':
      return `'2026-0${8 + Math.min(row, 1)}-15T12:34:56.12345${row}Z'`;
    case 'date':
      return `'2026-01-0${row + 1}'`;
    default:
      return String(row);
  }
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
