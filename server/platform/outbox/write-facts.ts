import { sql } from 'drizzle-orm';
import type { EventId } from '../../kernel/ids.ts';
import type { NewAuditEntry } from '../audit/entry.ts';
import { auditEntries } from '../audit/tables.ts';
import type { Tx } from '../db.ts';
import { insertRows } from '../insert-rows.ts';
import { outboxDeliveries, outboxEvents, streams } from './tables.ts';

/** What was emitted: like the lines of the audit, written in one go when everything else is done. */
export interface Fact {
  id: EventId;
  type: string;
  subjectId: string;
  data: Record<string, unknown>;
  at: Temporal.Instant;
  stream: string | undefined;
}

interface Written {
  lines: readonly NewAuditEntry[];
  facts: readonly Fact[];
  /** The reactions that wait for an event of this type. */
  reactionsTo(type: string): readonly string[];
}

/**
 * Writes down what a transaction did: its lines of the audit, and its facts in their order, each with its number on its stream
 * and a delivery for each reaction. One statement, because every change pays for it. Counters of streams are hot rows: they are
 * locked here, last and in one order for all.
 */
export async function writeFacts(tx: Tx, { lines, facts, reactionsTo }: Written): Promise<void> {
  if (facts.length === 0) {
    await insertRows(tx, auditEntries, lines);
    return;
  }
  const deliveries = facts.flatMap(({ id, type, at }) =>
    reactionsTo(type).map((reaction) => ({ eventId: id, reaction, at })),
  );
  const counts = countsOn(facts);
  await tx.execute(sql`
    with noted as (
      insert into ${auditEntries}
        (id, at, actor_kind, actor, action, subject_id, result, request_id, address, details)
      select * from json_to_recordset(${JSON.stringify(lines)}::text::json) as line (
        id uuid, at timestamptz, "actorKind" text, actor text, action text, "subjectId" text, result text,
        "requestId" text, address text, details jsonb)
    ), counted as (
      insert into ${streams} as s (name, head)
      select name, head from json_to_recordset(${JSON.stringify(counts)}::text::json) as count (name text, head bigint)
      on conflict (name) do update set head = s.head + excluded.head
      returning name, head
    ), emitted as (
      insert into ${outboxEvents} (id, type, subject_id, data, at, stream, seq)
      select id, type, "subjectId", data, at, stream, head - later
      from json_to_recordset(${JSON.stringify(placed(facts))}::text::json) as fact (
        id uuid, type text, "subjectId" text, data jsonb, at timestamptz, stream text, later bigint)
      left join counted on name = stream
    )
    insert into ${outboxDeliveries} (event_id, reaction, state, attempts, due_at)
    select "eventId", reaction, 'waiting', 0, at
    from json_to_recordset(${JSON.stringify(deliveries)}::text::json) as delivery (
      "eventId" uuid, reaction text, at timestamptz)`);
}

/** By how many each stream's head grows. */
function countsOn(facts: readonly Fact[]): { name: string; head: number }[] {
  const counts = new Map<string, number>();
  for (const { stream } of facts) if (stream !== undefined) counts.set(stream, (counts.get(stream) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, head]) => ({ name, head }));
}

/** Each with how many come after it on its stream. */
function placed(facts: readonly Fact[]): (Fact & { later: number })[] {
  const later = new Map<string, number>();
  return facts.toReversed().map((fact) => {
    const behind = later.get(fact.stream ?? '') ?? 0;
    later.set(fact.stream ?? '', behind + 1);
    return { ...fact, later: behind };
  });
}
