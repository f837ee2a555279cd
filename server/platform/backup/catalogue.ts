import type { Sql, TransactionSql } from 'postgres';
import type { Header, TableHead } from './format.ts';

type Asked = Sql | TransactionSql;

/** Tables that say what the schema is instead of holding what people entrusted to it. */
const NOT_DATA = ['migrations', 'migration_lease'];

/** Every table that holds data of its own or through its partitions, with the columns that can be written. */
export async function listTables(sql: Asked): Promise<TableHead[]> {
  return sql<TableHead[]>`
    select c.relname as table,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and not c.relname = any(${NOT_DATA})
    group by c.relname order by c.relname`;
}

export async function listPartitions(sql: Asked): Promise<Header['partitions']> {
  return sql<Header['partitions']>`
    select c.relname as name, p.relname as of, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relispartition
    order by i.inhparent, c.relname`;
}

export async function listSequences(sql: Asked): Promise<Header['sequences']> {
  return sql<Header['sequences']>`
    select sequencename as name, last_value::text as value from pg_sequences
    where schemaname = current_schema() and last_value is not null order by 1`;
}

export interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

export async function listForeignKeys(sql: Asked): Promise<ForeignKey[]> {
  return sql<ForeignKey[]>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = current_schema()::regnamespace
    order by 1, 2`;
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
