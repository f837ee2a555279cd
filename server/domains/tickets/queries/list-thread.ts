import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { notFound } from '../../../kernel/errors.ts';
import type { FileId, MessageId, TicketId } from '../../../kernel/ids.ts';
import { decodeCursor, encodeCursor, type Page } from '../../../kernel/page.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { files, outbound } from '../../channels/tables.ts';
import type { ThreadEntry, ThreadMessage } from '../contract.ts';
import { messages, notes, ticketEvents, tickets } from '../tables.ts';
import { asThreadMessage, type StoredMessage } from '../thread-message.ts';
import { markLate } from '../thread-order.rules.ts';
import { type Asker, onlyOwnTickets } from './own-tickets.ts';

const Keyset = z.tuple([z.string().pipe(z.iso.datetime()), z.uuid()]);

interface Asked {
  after?: string | undefined;
  limit: number;
}

interface Timed {
  at: Temporal.Instant;
  receivedAt: Temporal.Instant;
  entry: ThreadEntry;
}

/** The newest page of a thread first, its entries oldest first; with the threads of those that were merged into it. */
export async function listThread(ctx: Asker, id: TicketId, { after, limit }: Asked): Promise<Page<ThreadEntry>> {
  const ids = await listThreadTickets(ctx, id);
  const place = Keyset.safeParse(decodeCursor(after)).data;
  const within = ({
    ticketId,
    at,
    entryId,
  }: {
    ticketId: PgColumn;
    at: PgColumn;
    entryId: PgColumn;
  }): SQL | undefined =>
    and(inArray(ticketId, ids), place && sql`(${at}, ${entryId}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`);
  const [said, noted, happened] = await Promise.all([
    listMessages(ctx.read, within({ ticketId: messages.ticketId, at: messages.at, entryId: messages.id }), limit),
    ctx.read
      .select()
      .from(notes)
      .where(within({ ticketId: notes.ticketId, at: notes.at, entryId: notes.id }))
      .orderBy(desc(notes.at), desc(notes.id))
      .limit(limit + 1),
    ctx.read
      .select()
      .from(ticketEvents)
      .where(within({ ticketId: ticketEvents.ticketId, at: ticketEvents.at, entryId: ticketEvents.id }))
      .orderBy(desc(ticketEvents.at), desc(ticketEvents.id))
      .limit(limit + 1),
  ]);
  const newestFirst = [
    ...said,
    ...noted.map(
      ({ at, ...note }): Timed => ({
        at,
        receivedAt: at,
        entry: {
          entry: 'note',
          id: note.id,
          at: at.toString(),
          authorName: note.authorName,
          authorId: note.authorId,
          text: note.text,
        },
      }),
    ),
    ...happened.map(
      ({ at, id: eventId, what, byName, facts }): Timed => ({
        at,
        receivedAt: at,
        entry: { entry: 'event', id: eventId, at: at.toString(), what, byName, facts },
      }),
    ),
  ].sort((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.entry.id < b.entry.id ? 1 : -1));
  const page = newestFirst.slice(0, limit).reverse();
  const oldest = page[0];
  const items = markLate(page);
  if (newestFirst.length <= limit || oldest === undefined) return { items };
  return { items, next: encodeCursor([oldest.at.toString(), oldest.entry.id]) };
}

/** A ticket within the asker's sight, and those that go on in it. */
async function listThreadTickets(ctx: Asker, id: TicketId): Promise<TicketId[]> {
  const rows = await ctx.read
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(sql`(${tickets.id} = ${id} or ${tickets.mergedInto} = ${id})`, onlyOwnTickets(ctx)));
  const ids = rows.map((row) => row.id);
  if (!ids.includes(id)) throw notFound('ticket');
  return ids;
}

/** In this order messages came to stand as they stand now. */
export const MARK = sql<MessageId>`greatest(${messages.id}, ${messages.changeId})`;

export async function listMessages(
  db: ReadDb,
  where: SQL | undefined,
  limit: number,
): Promise<(Timed & { entry: ThreadMessage })[]> {
  const rows: StoredMessage[] = await db
    .select({
      message: {
        id: messages.id,
        mark: MARK,
        direction: messages.direction,
        at: messages.at,
        receivedAt: messages.receivedAt,
        authorName: messages.authorName,
        authorId: messages.authorId,
        subject: messages.subject,
        text: messages.text,
        quoted: messages.quoted,
        hasHtml: sql<boolean>`${messages.html} is not null`,
        files: messages.files,
        automatic: messages.automatic,
        editedAt: messages.editedAt,
      },
      delivery: {
        state: outbound.state,
        dueAt: outbound.dueAt,
        sentAt: outbound.sentAt,
        failure: outbound.failure,
      },
    })
    .from(messages)
    .leftJoin(outbound, eq(outbound.id, messages.id))
    .where(where)
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(limit + 1);
  const states = await listFileStates(
    db,
    rows.flatMap(({ message }) => message.files.flatMap(({ fileId }) => fileId ?? [])),
  );
  return rows.map((row) => ({
    at: row.message.at,
    receivedAt: row.message.receivedAt,
    entry: asThreadMessage(row, states),
  }));
}

async function listFileStates(db: ReadDb, ids: readonly FileId[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: files.id, state: files.state })
    .from(files)
    .where(inArray(files.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.state]));
}
