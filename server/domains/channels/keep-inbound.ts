import { sql } from 'drizzle-orm';
import { InboundId } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import type { IntakeRow } from './facts.ts';
import { channelTallies, inbound } from './tables.ts';

/** Over so many rows one count is spread, so that intake does not queue up for it. */
const SHARDS = 8;

/**
 * Keeps payloads, each once, in one statement with their tallies; a repeat is counted on the first one. Gives for each row
 * whether it is new. The one write beside `change`: the row is its own audit, and the sender waits.
 */
export async function keepInbound(db: Pick<Db, 'execute'>, rows: readonly IntakeRow[]): Promise<boolean[]> {
  const once = new Map<string, { id: string; row: IntakeRow; repeats: number }>();
  const firsts = rows.map((row) => {
    const key = `${row.accountId} ${row.deliveryKey}`;
    const known = once.get(key);
    if (known !== undefined) known.repeats += 1;
    else once.set(key, { id: newId(InboundId), row, repeats: 0 });
    return known === undefined ? once.get(key)?.id : undefined;
  });
  // One order for all, so that two who keep the same payloads do not wait for each other.
  const kept = await insert(
    db,
    [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  );
  return firsts.map((id) => id !== undefined && kept.has(id));
}

async function insert(
  db: Pick<Db, 'execute'>,
  rows: readonly { id: string; row: IntakeRow; repeats: number }[],
): Promise<Set<string>> {
  const column = (of: (one: (typeof rows)[number]) => string | number) => sql`${sql.param(rows.map(of))}::text[]`;
  const kept = await db.execute<{ id: string }>(sql`
    with heard as (
      select id::uuid, account_id::uuid, delivery_key, lane, said::jsonb, original, received_at::timestamptz, repeats::int,
        nullif(digest, '') as digest
      from unnest(
        ${column(({ id }) => id)}, ${column(({ row }) => row.accountId)}, ${column(({ row }) => row.deliveryKey)},
        ${column(({ row }) => row.lane)}, ${column(({ row }) => JSON.stringify(row.said))},
        ${column(({ row }) => row.original)}, ${column(({ row }) => row.receivedAt.toString())},
        ${column(({ repeats }) => repeats)}, ${column(({ row }) => row.digest ?? '')}
      ) as heard (id, account_id, delivery_key, lane, said, original, received_at, repeats, digest)
    ), kept as (
      insert into ${inbound} as i
        (id, account_id, delivery_key, lane, state, said, original, received_at, repeats, attempts, due_at, digest)
      select id, account_id, delivery_key, lane, 'waiting', said, original, received_at, repeats, 0, received_at, digest
      from heard
      on conflict (account_id, delivery_key) do update set repeats = i.repeats + excluded.repeats + 1
      returning id, account_id, delivery_key, xmax = 0 as is_new
    ), tallied as (
      insert into ${channelTallies} as t (account_id, word, shard, count, last_at)
      select account_id, word, ${Math.floor(Math.random() * SHARDS)}::int, sum(n), max(received_at) from (
        select account_id, 'received' as word, repeats + 1 as n, received_at from heard
        union all
        select account_id, 'duplicate', repeats + case when is_new then 0 else 1 end, received_at
        from heard join kept using (account_id, delivery_key)
      ) as counted
      group by account_id, word having sum(n) > 0 order by account_id, word
      on conflict (account_id, word, shard)
        do update set count = t.count + excluded.count, last_at = greatest(t.last_at, excluded.last_at)
    )
    select id from kept where is_new`);
  return new Set(kept.map(({ id }) => id));
}
