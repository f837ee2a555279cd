import { and, asc, desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { TicketId } from '../../../kernel/ids.ts';
import { maskText } from '../../../kernel/mask.ts';
import { cutPage, decodeCursor, type Page } from '../../../kernel/page.ts';
import { builtFor } from '../../../platform/built-once.ts';
import type { Context } from '../../../platform/context.ts';
import type { TicketRow, TicketSort } from '../contract.ts';
import { tickets } from '../tables.ts';
import { parseView, type View } from '../view.rules.ts';
import { type Asker, onlyOwnTickets } from './own-tickets.ts';
import { asTicketRow, rowColumns } from './ticket-row.ts';
import { viewConditions } from './view-conditions.ts';

type Reader = Asker & Pick<Context, 'clock'>;

/** By whose clocks a day ends where nothing else is said. */
const UTC = 'UTC';
const nowIn = ({ clock }: Reader, timeZone: string) => clock.now().toZonedDateTimeISO(timeZone);

/** In which order a view is read: the columns of its keyset and the index that gives them. */
const ORDERS = {
  deadline: { key: tickets.dueAt, direction: asc, sign: sql`>` },
  newest: { key: tickets.lastInboundAt, direction: desc, sign: sql`<` },
  oldest: { key: tickets.lastInboundAt, direction: asc, sign: sql`>` },
} as const satisfies Record<View['sort'], unknown>;

const Keyset = z.tuple([z.string().pipe(z.iso.datetime()), z.uuid()]);

/** A page of a view of the queue, and what of the view was not understood. */
export async function listTickets(
  ctx: Reader,
  { view: text, after, limit }: { view: string; after?: string | undefined; limit: number },
  timeZone = UTC,
): Promise<Page<TicketRow> & { sort: TicketSort; notUnderstood: string[] }> {
  const view = parseView(text);
  const { shape, where, values } = viewConditions(ctx, view, nowIn(ctx, timeZone));
  const place = Keyset.safeParse(decodeCursor(after)).data;
  const { key, direction, sign } = ORDERS[view.sort];
  const beyond =
    place === undefined
      ? undefined
      : sql`(${key}, ${tickets.id}) ${sign} (${sql.placeholder('afterAt')}::timestamptz, ${sql.placeholder('afterId')}::uuid)`;
  const name = `tickets ${view.sort} ${place === undefined ? '' : 'on'} ${shape}`;
  const statement = builtFor(ctx, name, () =>
    ctx.read
      .select(rowColumns)
      .from(tickets)
      .where(and(where, beyond))
      .orderBy(direction(key), direction(tickets.id))
      .limit(sql.placeholder('limit'))
      .prepare(name),
  );
  const rows = await statement.execute({ ...values, afterAt: place?.[0], afterId: place?.[1], limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [
    (view.sort === 'deadline' ? row.dueAt : row.lastInboundAt).toString(),
    row.id,
  ]);
  return {
    ...page,
    items: page.items.map((row) => asTicketRow(row, ctx)),
    sort: view.sort,
    notUnderstood: view.notUnderstood.map(maskText),
  };
}

/** The rows with these ids as they are now, each with whether it belongs to a view; those out of the asker's sight are absent. */
export async function listTicketRows(
  ctx: Reader,
  ids: readonly TicketId[],
  text: string,
  timeZone = UTC,
): Promise<(TicketRow & { isInView: boolean })[]> {
  const { shape, where, values } = viewConditions(ctx, parseView(text), nowIn(ctx, timeZone));
  const name = `ticket rows ${shape}`;
  const statement = builtFor(ctx, name, () =>
    ctx.read
      .select({ ...rowColumns, isInView: sql<boolean>`(${where ?? sql`true`})` })
      .from(tickets)
      .where(and(sql`${tickets.id} = any(${sql.placeholder('ids')}::text[]::uuid[])`, onlyOwnTickets(ctx)))
      .prepare(name),
  );
  const rows = await statement.execute({ ...values, ids });
  return rows.map((row) => ({ ...asTicketRow(row, ctx), isInView: row.isInView }));
}

const MOST_COUNTED = 100;

/** How many tickets each view holds, counted to 100. */
export async function countTickets(ctx: Reader, views: readonly string[], timeZone = UTC): Promise<number[]> {
  const now = nowIn(ctx, timeZone);
  return Promise.all(
    views.map(async (text) => {
      const { shape, where, values } = viewConditions(ctx, parseView(text), now);
      const name = `ticket count ${shape}`;
      const statement = builtFor(ctx, name, () => {
        const some = ctx.read
          .select({ one: sql`1`.as('one') })
          .from(tickets)
          .where(where)
          .limit(MOST_COUNTED)
          .as('some');
        return ctx.read.select({ count: sql<number>`count(*)::int` }).from(some).prepare(name);
      });
      const [row] = await statement.execute(values);
      return row?.count ?? 0;
    }),
  );
}
