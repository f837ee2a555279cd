import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { FileId, MessageId, TicketId } from '../../../kernel/ids.ts';
import { decodeCursor, encodeCursor, type Page } from '../../../kernel/page.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { files, outbound } from '../../channels/tables.ts';
import type { ThreadEntry, ThreadMessage } from '../contract.ts';
import { conversations, messages, notes, ticketEvents } from '../tables.ts';
import { asThreadMessage, type StoredFileState, type StoredMessage } from '../thread-message.ts';
import { markLate } from '../thread-order.rules.ts';
import type { Asker } from './own-tickets.ts';
import { seeTicket } from './see-ticket.ts';

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
  const place = Keyset.safeParse(decodeCursor(after)).data;
  const isBehind = place !== undefined;
  const page = { id, at: place?.[0], entryId: place?.[1], limit: limit + 1 };
  // What one may not see is not shown, whatever was read beside.
  const [, said, noted, happened] = await Promise.all([
    seeTicket(ctx, id),
    listMessages(ctx.read, within(messages, isBehind), page),
    listNotes(ctx.read, isBehind, page),
    listHappened(ctx.read, isBehind, page),
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
  const shown = newestFirst.slice(0, limit).reverse();
  const oldest = shown[0];
  const items = markLate(shown);
  if (newestFirst.length <= limit || oldest === undefined) return { items };
  return { items, next: encodeCursor([oldest.at.toString(), oldest.entry.id]) };
}

type Dated = typeof messages | typeof notes | typeof ticketEvents;

/** Of a ticket and those that go on in it, what is older than a place. */
function within({ ticketId, at, id }: Pick<Dated, 'ticketId' | 'at' | 'id'>, isBehind: boolean): Asking {
  const own = sql`${ticketId} = any(array(select id from tickets
    where tickets.id = ${sql.placeholder('id')} or tickets.merged_into = ${sql.placeholder('id')}))`;
  const older = sql`(${at}, ${id}) < (${sql.placeholder('at')}::timestamptz, ${sql.placeholder('entryId')}::uuid)`;
  return { name: isBehind ? 'behind' : 'newest', where: isBehind ? and(own, older) : own };
}

function listNotes(db: ReadDb, isBehind: boolean, place: Values) {
  const { name, where } = within(notes, isBehind);
  const build = () =>
    db
      .select()
      .from(notes)
      .where(where)
      .orderBy(desc(notes.at), desc(notes.id))
      .limit(sql.placeholder('limit'))
      .prepare('notes');
  return builtOnce(db, `notes ${name}`, build).execute(place);
}

function listHappened(db: ReadDb, isBehind: boolean, place: Values) {
  const { name, where } = within(ticketEvents, isBehind);
  const build = () =>
    db
      .select()
      .from(ticketEvents)
      .where(where)
      .orderBy(desc(ticketEvents.at), desc(ticketEvents.id))
      .limit(sql.placeholder('limit'))
      .prepare('ticket-events');
  return builtOnce(db, `ticket-events ${name}`, build).execute(place);
}

/** In this order messages came to stand as they stand now. */
export const MARK = sql<MessageId>`greatest(${messages.id}, ${messages.changeId})`;

/** It was written from elsewhere than where the ticket is answered, or that in which its own goes on. */
const IS_ANOTHER = sql<boolean>`${conversations.kind} = 'mail' and ${conversations.id} is distinct from (
  select main.conversation_id from tickets own join tickets main on main.id = coalesce(own.merged_into, own.id)
  where own.id = ${messages.ticketId})`;

/** Which messages: a condition with placeholders, told apart by its name. */
export interface Asking {
  name: string;
  where: SQL | undefined;
}

type Values = Record<string, unknown> & { limit: number };

export async function listMessages(
  db: ReadDb,
  { name, where }: Asking,
  values: Values,
): Promise<(Timed & { entry: ThreadMessage })[]> {
  const rows: StoredMessage[] = await builtOnce(db, `messages ${name}`, () => messagesWhere(db, where)).execute(values);
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

const messagesWhere = (db: ReadDb, where: SQL | undefined) =>
  db
    .select({
      message: {
        id: messages.id,
        mark: MARK,
        direction: messages.direction,
        at: messages.at,
        receivedAt: messages.receivedAt,
        authorName: messages.authorName,
        authorId: messages.authorId,
        hasOriginal: sql<boolean>`${messages.inboundId} is not null`,
        subject: messages.subject,
        text: messages.text,
        quoted: messages.quoted,
        hasHtml: sql<boolean>`${messages.html} is not null`,
        files: messages.files,
        automatic: messages.automatic,
        editedAt: messages.editedAt,
      },
      from: {
        kind: conversations.kind,
        address: conversations.address,
        isAnother: IS_ANOTHER,
        isVouched: sql<boolean>`coalesce((${messages.proof} ->> 'addressAligned')::boolean, false)`,
      },
      delivery: {
        state: outbound.state,
        dueAt: outbound.dueAt,
        sentAt: outbound.sentAt,
        failure: outbound.failure,
      },
    })
    .from(messages)
    .leftJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(outbound, eq(outbound.id, messages.id))
    .where(where)
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(sql.placeholder('limit'))
    .prepare('messages');

async function listFileStates(db: ReadDb, ids: readonly FileId[]): Promise<Map<string, StoredFileState>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: files.id, state: files.state, missingWhy: files.missingWhy })
    .from(files)
    .where(inArray(files.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}
