import type { Sql, TransactionSql } from 'postgres';
import { listForeignKeys, listTables, quoted } from '../../server/platform/backup/catalogue.ts';

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
    for (const table of ['transactions', 'transaction_documents'])
      await tx.unsafe(
        `create table ${table}_past partition of ${table} for values from ('2026-09-01Z') to ('2026-09-30Z')`,
      );
    const references = await listForeignKeys(tx);
    for (const { table, name } of references)
      await tx.unsafe(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
    for (const { table } of await listTables(tx)) await fillTable(tx, table);
    // The same value in every column of every table: all references hold.
    for (const { table, name, definition } of references)
      await tx.unsafe(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
  });
}

async function fillTable(tx: TransactionSql, table: string): Promise<void> {
  const columns = await tx<Column[]>`
    select attname as name, format_type(atttypid, null) as type, not attnotnull as "isNullable"
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`;
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  for (let row = 0; row < ROWS; row += 1) {
    const values = columns.map((column) => literalFor(column, row)).join(', ');
    await tx.unsafe(`insert into ${quoted(table)} (${names}) overriding system value values (${values})`);
  }
}

/** A literal that differs by row, so that unique columns are content; the last row has every null that is allowed. */
function literalFor({ type, isNullable }: Column, row: number): string {
  if (isNullable && row === ROWS - 1) return 'null';
  switch (type) {
    case 'text':
      return literal(row === 1 ? `${HARD_TEXT}${row}` : `value ${row}`);
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
    case 'uuid[]':
      return `array['00000000-0000-7000-8000-00000000000${row}', null]::uuid[]`;
    case 'smallint[]':
      return `array[1, ${row + 1}]::smallint[]`;
    case 'timestamp with time zone':
      return `'2026-0${8 + Math.min(row, 1)}-15T12:34:56.12345${row}Z'`;
    case 'date':
      return `'2026-01-0${row + 1}'`;
    default:
      return String(row);
  }
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
