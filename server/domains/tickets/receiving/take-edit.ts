import { and, desc, eq, or, sql } from 'drizzle-orm';
import { MessageId, type TicketId } from '../../../kernel/ids.ts';
import type { Context, Write } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import type { IncomingFile } from '../../channels/contract.ts';
import { type AlbumPiece, textOfPieces, withPiece } from '../album.rules.ts';
import { messageReceived } from '../events.ts';
import { lineOf } from '../first-words.rules.ts';
import { lockTicket } from '../lock-ticket.ts';
import type { TicketRecord } from '../queries/ticket-row.ts';
import { conversations, messages, tickets } from '../tables.ts';
import { isThanks } from '../thanks.rules.ts';
import { updateTicket } from '../update-ticket.ts';
import { moveByWords } from './join-ticket.ts';
import type { Outcome, ReceivedOf } from './received.ts';

/** Replaces the words of a message and keeps the old ones. Channels also say "edited" when nothing that we keep has changed. */
export async function takeEdit(ctx: Context, write: Write, { accountId, said }: ReceivedOf<'edit'>): Promise<Outcome> {
  const [found] = await write.tx
    .select({ message: messages, goesOnIn: sql<TicketId>`coalesce(${tickets.mergedInto}, ${tickets.id})` })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        eq(conversations.accountId, accountId),
        eq(conversations.address, said.conversation.address),
        or(
          eq(messages.providerMessageId, said.providerMessageId),
          said.album === undefined ? undefined : eq(messages.album, said.album),
        ),
        eq(messages.direction, 'in'),
      ),
    )
    // A group that has become another counts its messages anew.
    .orderBy(desc(messages.id))
    .limit(1)
    .for('update', { of: messages });
  if (found === undefined) return { state: 'quarantined', reason: 'edit-of-unknown' };
  const { id: messageId, ticketId, text, editedAt, at, receivedAt, revisions } = found.message;
  const now = asItReadsNow(found.message, said);
  const edited = Temporal.Instant.from(said.at);
  const isOlder = editedAt !== null && Temporal.Instant.compare(edited, editedAt) < 0;
  const added = addedFiles(found.message.files, said.files ?? []);
  const isSame = text === now.text && added.length === 0;
  if (isSame || isOlder) return { state: 'duplicate', ticketId, messageId };
  const files = [...found.message.files, ...added];
  const former = { at: (editedAt ?? earlier(at, receivedAt)).toString(), text };
  const ticket = await lockTicket(ctx, write, found.goesOnIn);
  await write.tx
    .update(messages)
    .set({ ...now, files, editedAt: edited, changeId: newId(MessageId), revisions: [...revisions, former] })
    .where(eq(messages.id, messageId));
  const isQuiet = found.message.automatic !== null;
  await moveByEdit(ctx, write, ticket, { messageId, said: { text: now.text, files }, isQuiet });
  return { state: 'joined', ticketId, messageId, files: added.flatMap(({ fileId }) => fileId ?? []) };
}

/** What was put in the place of another file; the former ones stay, as former words do. */
const addedFiles = (there: readonly IncomingFile[], now: readonly IncomingFile[]): IncomingFile[] =>
  now.filter((file) => !there.some((known) => isSameFile(known, file)));

/** Not every file has the name that lasts. */
const isSameFile = (a: IncomingFile, b: IncomingFile) =>
  a.unique === undefined || b.unique === undefined
    ? a.what === b.what && a.sizeBytes === b.sizeBytes
    : a.unique === b.unique;

/** Words that have become others ask for the same as new ones. */
async function moveByEdit(
  ctx: Context,
  write: Write,
  ticket: TicketRecord,
  { messageId, said, isQuiet }: { messageId: MessageId; said: Parameters<typeof lineOf>[0]; isQuiet: boolean },
): Promise<void> {
  const moves = ticket.mergedInto === null && !isQuiet;
  const moved = moves ? await moveByWords(ctx, write, ticket, isThanks(said.text)) : {};
  const isReopened = ticket.status === 'done' && moved.status !== undefined && moved.status !== 'done';
  await updateTicket(
    ctx,
    write,
    ticket,
    {
      ...moved,
      ...(ticket.lastInboundId === messageId ? { lastLine: lineOf(said) } : {}),
      unreadSince: isQuiet ? ticket.unreadSince : (ticket.unreadSince ?? ctx.clock.now()),
    },
    isReopened ? [{ what: 'reopened-by-writer', facts: { evidence: 'edit' } }] : [],
    { type: messageReceived, data: { ticketId: ticket.id, messageId } },
  );
}

/** Of an album one piece reads otherwise; any other message all of it. */
function asItReadsNow(
  { pieces }: Pick<typeof messages.$inferSelect, 'pieces'>,
  { providerMessageId: id, text }: ReceivedOf<'edit'>['said'],
): { text: string; pieces: AlbumPiece[] | null } {
  if (pieces === null) return { text, pieces };
  const now = withPiece(pieces, { id, text });
  return { text: textOfPieces(now), pieces: now };
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b);
