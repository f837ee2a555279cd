import type { Sql } from 'postgres';

const TABLES = [
  'transaction_keys',
  'transactions',
  'transaction_documents',
  'transaction_orders',
  'transaction_enrichments',
];
const CHUNK_ROWS = 50_000;

/**
 * How long COPY on one connection takes for the rows that lie in the tables, into tables made the same, indexes and partitions
 * included. The text is ready in memory before the time starts.
 */
export async function copyFloor(client: Sql, rows: number): Promise<{ ms: number }> {
  await makeTwins(client);
  const columns = await writtenColumns(client);
  let ms = 0;
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    const texts = await readChunk(client, columns, from);
    const began = performance.now();
    await client.begin(async (tx) => {
      for (const [table, text] of texts)
        await copyIn(tx, `copy twin_${table} (${columns.get(table)}) from stdin`, text);
    });
    ms += performance.now() - began;
  }
  const [count] = await client<{ n: number }[]>`select count(*)::int as n from twin_transactions`;
  if (count?.n !== rows) throw new Error(`COPY stored ${count?.n} rows of ${rows}`);
  return { ms };
}

async function makeTwins(client: Sql): Promise<void> {
  for (const table of TABLES) {
    const partitioned = table === 'transactions' || table === 'transaction_documents';
    const by = partitioned ? 'partition by range (partition_at)' : '';
    await client.unsafe(`create table twin_${table} (like ${table} including all) ${by}`);
  }
  const months = await client<{ month: string; from: string; to: string }[]>`
    select month, (month || '-01')::date::text as from, ((month || '-01')::date + interval '1 month')::date::text as to
    from transaction_months`;
  for (const table of ['transactions', 'transaction_documents'])
    for (const { month, from, to } of months)
      await client.unsafe(
        `create table twin_${table}_${month.replace('-', '_')} partition of twin_${table} for values from ('${from}') to ('${to}')`,
      );
  await client.unsafe(
    `create table if not exists bench_order as select uid, row_number() over (order by partition_at) - 1 as n from transaction_keys`,
  );
  await client.unsafe('create index on bench_order (n)');
}

/** The columns that hold anything: those that the pipeline wrote. Computed ones cannot be copied in: COPY would hang. */
async function writtenColumns(client: Sql): Promise<Map<string, string>> {
  const written = new Map<string, string>();
  for (const table of TABLES) {
    const all = await client<{ name: string }[]>`
      select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
    const counts = all.map(({ name }) => `count("${name}") > 0 as "${name}"`).join(', ');
    const [held] = await client.unsafe<Record<string, boolean>[]>(`select ${counts} from ${table}`);
    const names = all.filter(({ name }) => held?.[name] === true).map(({ name }) => `"${name}"`);
    written.set(table, (names.length > 0 ? names : ['uid']).join(', '));
  }
  return written;
}

async function readChunk(client: Sql, columns: Map<string, string>, from: number): Promise<[string, Buffer][]> {
  const texts: [string, Buffer][] = [];
  for (const table of TABLES) {
    const stream = await client
      .unsafe(
        `copy (select ${columns.get(table)} from bench_order o join ${table} t using (uid) where o.n >= ${from} and o.n < ${from + CHUNK_ROWS} order by o.n) to stdout`,
      )
      .readable();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    texts.push([table, Buffer.concat(parts)]);
  }
  return texts;
}

async function copyIn(client: Pick<Sql, 'unsafe'>, statement: string, text: Buffer): Promise<void> {
  const stream = await client.unsafe(statement).writable();
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.once('finish', resolve);
    stream.end(text);
  });
}
