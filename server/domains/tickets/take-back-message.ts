import { eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { MessageId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { takeBackOutbound } from '../channels/index.ts';
import type { DraftFile } from './contract.ts';
import { lockTicket } from './lock-ticket.ts';
import { listDraftFiles } from './queries/list-sendable-files.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { returnToDraft } from './save-draft.ts';
import { instantOf, stoodAs } from './standing.rules.ts';
import { type BeforeAnswer, messages } from './tables.ts';
import { updateTicket } from './update-ticket.ts';

/** Takes an answer back while it is held: its text and its files are the draft again, and the ticket is where it was. */
export async function takeBackMessage(ctx: Context, id: MessageId): Promise<{ text: string; files: DraftFile[] }> {
  return ctx.change('message.take-back', id, async (write) => {
    const [message] = await write.tx
      .select({ ticketId: messages.ticketId, text: messages.text, files: messages.files, before: messages.before })
      .from(messages)
      .where(eq(messages.id, id));
    if (message === undefined || message.before === null) throw notFound('message');
    const ticket = await lockTicket(ctx, write, message.ticketId);
    await takeBackOutbound(write, id);
    const fileIds = message.files.flatMap(({ fileId }) => (fileId === undefined ? [] : [fileId]));
    await returnToDraft(ctx, write.tx, message.ticketId, { text: message.text, files: fileIds });
    await updateTicket(ctx, write, ticket, asBefore(ticket, message.before), [{ what: 'answer-taken-back' }]);
    return { text: message.text, files: await listDraftFiles(write.tx, fileIds) };
  });
}

/** Back to what it was, unless it has moved on meanwhile: then only that nobody has answered yet is put right. */
function asBefore(ticket: TicketRecord, before: BeforeAnswer): Partial<TicketRecord> {
  const firstAnsweredAt = before.isFirst ? null : ticket.firstAnsweredAt;
  if (ticket.status !== before.ledTo)
    return {
      firstAnsweredAt,
      ...(before.isFirst && ticket.status === 'needs-next-answer' ? { status: 'needs-first-answer' as const } : {}),
    };
  const { status, answerDueAt, waitingOn, snoozedUntil, unreadSince, promisedAt, promise } = stoodAs(before);
  return {
    firstAnsweredAt,
    status,
    answerDueAt,
    closedAt: instantOf(before.closedAt),
    waitingOn,
    // What was said, put to sleep or promised since then stays.
    snoozedUntil: ticket.snoozedUntil ?? snoozedUntil,
    unreadSince: ticket.unreadSince ?? unreadSince,
    ...(ticket.promisedAt === null ? { promisedAt, promise } : {}),
  };
}
