import { sql } from 'drizzle-orm';
import type { Db } from '../../server/platform/db.ts';

/** Open ones are few on any desk; the rest is what years leave behind. */
export const OPEN = 5000;
const CHUNK = 50_000;

/** Fills tickets and their messages, one each, beside what is there; the newest ones are open. Written by the database itself. */
export async function loadTickets(db: Db, from: number, to: number, assigneeId: string): Promise<void> {
  for (let first = from; first < to; first += CHUNK) {
    const last = Math.min(first + CHUNK, to);
    await db.execute(sql`
      with made as (
        insert into tickets (id, status, topic, topic_by_hand, subject, channel, writer_side, writer_name, merchant_name,
          language, last_line, last_inbound_at, assignee_id, assignee_name, assigned_by_hand, due_at, due_kind,
          has_undelivered, proof_level, proof_why, opened_at, closed_at, revision)
        select gen_random_uuid(), case when n >= ${to - OPEN} then 'needs-next-answer' else 'done' end,
          (array['declined', 'refund', 'module', 'limit', 'other'])[1 + n % 5], false, 'Заказ ' || n, 'telegram',
          'merchant', 'Покупатель ' || n % 9000, 'Магазин ' || n % 40, 'ru', 'Когда придут деньги по заказу ' || n || '?',
          now() - (${to} - n) * interval '1 minute', case when n % 5 = 0 then ${assigneeId}::uuid end, 'Jana Sample', false,
          now() + (n % 600) * interval '1 minute', 'next-answer', false, 'unknown', '{}',
          now() - (${to} - n) * interval '1 minute', null, 1
        from generate_series(${first}::int, ${last - 1}::int) n
        returning id, subject, last_line, last_inbound_at
      )
      insert into messages (id, ticket_id, direction, at, received_at, author_name, text, files, revisions)
      select gen_random_uuid(), id, 'in', last_inbound_at, last_inbound_at, 'Покупатель',
        last_line || ' Оплата картой прошла, заказ не изменился, номер ' || md5(id::text), '[]', '[]'
      from made`);
  }
  await db.execute(sql`vacuum analyze tickets`);
  await db.execute(sql`vacuum analyze messages`);
}

export async function someOpenTickets(db: Db, count: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select id from tickets where status <> 'done' order by md5(id::text) limit ${count}`,
  );
  return rows.map(({ id }) => id);
}
