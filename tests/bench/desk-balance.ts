import { sql } from 'drizzle-orm';
import type { Stage } from './bench-stage.ts';
import type { Figure } from './report.ts';

const LOOK_EVERY_MS = 50;

/** Until everything taken in has become what it becomes, and every reaction to it has run. */
export async function settled({ db }: Stage): Promise<void> {
  for (;;) {
    const [row] = await db.write.execute<{ n: number }>(sql`
      select (select count(*) from inbound where state = 'waiting')::int
        + (select count(*) from outbox_deliveries where state = 'waiting')::int as n`);
    if (row?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Until everything taken in is in its ticket; what follows from it may still run. */
export async function ticketed({ db }: Stage): Promise<void> {
  for (;;) {
    const [row] = await db.write.execute<{ n: number }>(
      sql`select count(*)::int as n from inbound where state = 'waiting'`,
    );
    if (row?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** What was worked off is done: a desk has some thousands open, and not all that ever came. */
export async function closeAll({ db }: Stage): Promise<void> {
  await db.write.execute(sql`update tickets set status = 'done', unread_since = null where status <> 'done'`);
  await db.write.execute(sql`vacuum analyze tickets`);
}

/** So many were sent, and so many are in tickets. */
export async function balanceFigure({ db }: Stage, sent: number): Promise<Figure> {
  const [row] = await db.write.execute<{ received: number; ended: number }>(sql`
    select count(*)::int as received, count(*) filter (where state in ('ticketed', 'joined'))::int as ended from inbound`);
  const { received, ended } = row ?? { received: 0, ended: 0 };
  return {
    what: 'sent, received, and in a ticket',
    value: `${sent}, ${received}, ${ended}`,
    target: 'equal',
    held: sent === received && received === ended,
  };
}

/** Messages of one writer that stand in another order than that in which they were written. */
export async function orderFigure({ db }: Stage): Promise<Figure> {
  const [row] = await db.write.execute<{ chats: number; turned: number }>(sql`
    select count(distinct lane)::int as chats, count(*) filter (where place <> written)::int as turned from (
      select i.lane, row_number() over (partition by i.lane order by i.delivery_key::bigint) as written,
        row_number() over (partition by i.lane order by m.id) as place
      from inbound i join messages m on m.inbound_id = i.id
      where i.lane in (select lane from inbound group by lane having count(*) > 1)
    ) as each`);
  return {
    what: `stored in another order than written, in ${row?.chats} conversations of several messages`,
    value: String(row?.turned),
    target: '0',
    held: row?.turned === 0 && (row?.chats ?? 0) > 0,
  };
}
