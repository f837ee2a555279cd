import type postgres from 'postgres';
import { connect, type DatabaseAddress } from './db.ts';
import type { Secrets } from './secrets.ts';

/** What `secrets.seal` gives, as a pattern of PostgreSQL. */
const SEALED = '^v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]{38,}$';

/** Encrypts every stored secret again under the current key of `secrets`, all or nothing. Returns how many there are. */
export async function rotateSecrets(address: DatabaseAddress, secrets: Secrets): Promise<number> {
  const sql = connect(address, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin(async (tx) => {
      let count = 0;
      for (const column of await listSecretColumns(tx)) count += await sealAgain(tx, secrets, column);
      return count;
    });
  } finally {
    await sql.end();
  }
}

interface SecretColumn {
  table: string;
  column: string;
}

/** By name: a column that holds sealed texts says so (`sealed_totp`). */
async function listSecretColumns(tx: postgres.TransactionSql): Promise<SecretColumn[]> {
  return tx<SecretColumn[]>`
    select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type = 'text'
      and c.column_name like '%sealed%' order by 1, 2`;
}

async function sealAgain(
  tx: postgres.TransactionSql,
  secrets: Secrets,
  { table, column }: SecretColumn,
): Promise<number> {
  const [from, where] = [tx(table), tx(column)];
  const rows = await tx<
    { sealed: string }[]
  >`select ${where} as sealed from ${from} where ${where} ~ ${SEALED} for update`;
  for (const { sealed } of rows) {
    // No two sealed texts are alike, so the old one finds its row.
    await tx`update ${from} set ${where} = ${secrets.seal(secrets.open(sealed))} where ${where} = ${sealed}`;
  }
  return rows.length;
}
