import { eq, sql } from 'drizzle-orm';
import { AppError, conflict, unprocessable } from '../../kernel/errors.ts';
import { type FileId, MessageId, type TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { ReadDb, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import type { IncomingFile } from '../channels/contract.ts';
import { queueOutbound } from '../channels/index.ts';
import { channelAccounts } from '../channels/tables.ts';
import { nextAnswerDue } from './answer-due.ts';
import { cannotReply } from './can-reply.rules.ts';
import type { Ticket } from './contract.ts';
import { messageWritten } from './events.ts';
import { forgetDraft } from './forget-draft.ts';
import { HOLD_SECONDS } from './hold.rules.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { openerNews } from './opener-news.ts';
import { outgoingContent } from './outgoing-content.ts';
import { getTicket } from './queries/get-ticket.ts';
import { listSendableFiles } from './queries/list-sendable-files.ts';
import { listUnseenIds } from './queries/list-unseen.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import type { ConversationRecord } from './receiving/know-conversation.ts';
import { standingOf } from './standing.rules.ts';
import { needsUs, stepTo } from './status.rules.ts';
import { conversations, messages } from './tables.ts';
import { authorOf, updateTicket } from './update-ticket.ts';

export interface NewReply {
  ticketId: TicketId;
  text: string;
  /** The newest mark of others, the writer's or a colleague's, that its author has seen. */
  seen: string | null;
  files?: readonly FileId[];
  afterwards?: 'wait' | 'close' | 'keep';
  /** Said by the program: is no first answer, and is not held against what nobody could see. */
  automatic?: boolean;
}

/** Writes an answer and puts it on its way, unless somebody said something that its author has not seen. */
export async function replyToTicket(
  ctx: Context,
  { ticketId, text, seen, files: fileIds = [], afterwards = 'wait', automatic = false }: NewReply,
): Promise<{ messageId: MessageId; heldUntil: string; ticket: Ticket }> {
  return ctx.change('ticket.reply', ticketId, async (write) => {
    const { tx } = write;
    const ticket = await lockOpenTicket(ctx, write, ticketId);
    const conversation = await getWayOut(tx, ticket);
    if (!automatic) await refuseUnseen(ctx, tx, ticket, seen);
    const at = ctx.clock.now();
    const messageId = newId(MessageId);
    const said = maskText(cleanText(text));
    await insertAnswer(ctx, write, {
      messageId,
      ticket,
      conversation,
      text: said,
      files: await listFilesToSend(ctx, tx, ticketId, fileIds),
      at,
      afterwards,
    });
    const heldUntil = at.add({ seconds: HOLD_SECONDS[ticket.channel] });
    await queueOutbound(write, {
      messageId,
      accountId: conversation.accountId,
      address: conversation.address,
      content: await outgoingContent(tx, { ticket, conversation, text: said, files: [...fileIds], automatic }),
      at,
      holdUntil: heldUntil,
      stream: `ticket:${ticketId}`,
    });
    await moveByAnswer(ctx, write, ticket, { messageId, afterwards, automatic, at });
    await forgetDraft(ctx, tx, ticketId, 'reply');
    return { messageId, heldUntil: heldUntil.toString(), ticket: await getTicket(ctx, ticketId) };
  });
}

/** The conversation on which a ticket is answered; refused where there is none, or nobody at its other end. */
async function getWayOut(tx: Tx, ticket: TicketRecord): Promise<ConversationRecord> {
  const [found] = await tx
    .select({ conversation: conversations, isPaused: channelAccounts.paused })
    .from(conversations)
    .innerJoin(channelAccounts, eq(channelAccounts.id, conversations.accountId))
    .where(sql`${conversations.id} = ${ticket.conversationId}`);
  const conversation = found?.conversation ?? null;
  const isPaused = found?.isPaused ?? null;
  const reason = cannotReply({ isMerged: false, channel: ticket.channel, conversation, isPaused });
  if (reason !== null || conversation === null)
    throw conflict(reason ?? 'no-way-to-answer', 'Nothing can be sent on this ticket.');
  return conversation;
}

async function refuseUnseen({ actor }: Context, tx: ReadDb, { id }: TicketRecord, seen: string | null): Promise<void> {
  const unseen = await listUnseenIds(tx, { ticketId: id, self: actor.kind === 'person' ? actor.personId : null, seen });
  if (unseen.length > 0)
    throw new AppError('conflict', 'thread-moved', 'Something new was said that you have not seen.', {
      fields: Object.fromEntries(unseen.slice(-50).map((each) => [each, 'unseen'])),
    });
}

/** Files that may go along; one that may not is as one that is not there. */
async function listFilesToSend(
  { actor }: Context,
  tx: Tx,
  ticketId: TicketId,
  ids: readonly FileId[],
): Promise<IncomingFile[]> {
  const self = actor.kind === 'person' ? actor.personId : null;
  const found = await listSendableFiles(tx, { ticketId, self, ids });
  if (found.length < ids.length)
    throw unprocessable('file-not-ready', 'A file is not there yet.', { fields: { files: 'file-not-ready' } });
  return found.map(({ id, name, contentType, sizeBytes }) => ({
    name,
    contentType,
    sizeBytes,
    fileId: id,
    what: 'document',
  }));
}

interface Answer {
  messageId: MessageId;
  ticket: TicketRecord;
  conversation: ConversationRecord;
  text: string;
  files: IncomingFile[];
  at: Temporal.Instant;
  afterwards: 'wait' | 'close' | 'keep';
}

async function insertAnswer(
  ctx: Context,
  { tx }: Write,
  { messageId, ticket, conversation, text, files: sent, at, afterwards }: Answer,
): Promise<void> {
  const author = await authorOf(ctx);
  const step = stepTo(ticket.status, `answered-${afterwards}`, true);
  await tx.insert(messages).values({
    id: messageId,
    ticketId: ticket.id,
    conversationId: conversation.id,
    direction: 'out',
    at,
    receivedAt: at,
    authorName: author.name ?? '',
    authorId: author.id,
    text,
    files: sent,
    revisions: [],
    before: {
      ...standingOf(ticket),
      isFirst: ticket.firstAnsweredAt === null,
      ledTo: step.ok ? step.value : ticket.status,
      closedAt: ticket.closedAt?.toString() ?? null,
    },
  });
}

interface Answered {
  messageId: MessageId;
  afterwards: 'wait' | 'close' | 'keep';
  automatic: boolean;
  at: Temporal.Instant;
}

async function moveByAnswer(
  ctx: Context,
  write: Write,
  ticket: TicketRecord,
  { messageId, afterwards, automatic, at }: Answered,
): Promise<void> {
  const said = { type: messageWritten, data: { ticketId: ticket.id, messageId } };
  // What the program says is no answer: the writer still waits for a person.
  if (automatic) return void (await updateTicket(ctx, write, ticket, {}, [], said));
  const step = stepTo(ticket.status, `answered-${afterwards}`, true);
  if (!step.ok) throw conflict(step.error, 'This cannot be done from where the ticket is.');
  const status = step.value;
  const firstAnsweredAt = ticket.firstAnsweredAt ?? at;
  const author = await authorOf(ctx);
  const claims = ticket.assigneeId === null && author.id !== null;
  await updateTicket(
    ctx,
    write,
    ticket,
    {
      status,
      firstAnsweredAt,
      answerDueAt: needsUs(status) ? await nextAnswerDue(ctx, write.tx, { ...ticket, firstAnsweredAt }) : null,
      // Whoever is told that we wait for the bank waits on: it is still to be asked again.
      ...(status === 'waiting-inside' ? {} : { snoozedUntil: null, waitingOn: null }),
      ...endedBy(status, at),
      ...(await openerNews(ctx, write.tx, ticket)),
      unreadSince: null,
      ...(claims ? { assigneeId: author.id, assigneeName: author.name, assignedAt: at, assignedByHand: false } : {}),
    },
    status === 'done' && ticket.status !== 'done' ? [{ what: 'closed' }] : [],
    said,
  );
}

/** What was promised ends with what it was promised in. */
const endedBy = (status: TicketRecord['status'], at: Temporal.Instant): Partial<TicketRecord> =>
  status === 'done' ? { closedAt: at, promisedAt: null, promise: null } : { closedAt: null };
