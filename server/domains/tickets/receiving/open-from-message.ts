import { type MerchantId, MessageId, TicketId } from '../../../kernel/ids.ts';
import type { Context, Write } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/insert-rows.ts';
import { newId } from '../../../platform/new-id.ts';
import { firstAnswerDue } from '../answer-due.ts';
import { NOBODY } from '../assignee.rules.ts';
import { dueOf } from '../deadline.rules.ts';
import { messageReceived } from '../events.ts';
import { lineOf, subjectOf } from '../first-words.rules.ts';
import { languageOf } from '../language.rules.ts';
import { placeOwner } from '../place-owner.ts';
import { tickets } from '../tables.ts';
import { topicOf } from '../topic.rules.ts';
import { ringTicket, tellThread } from '../update-ticket.ts';
import { type Arriving, storeMessage } from './store-message.ts';

/** Opens a ticket with a message as its first, owned from its birth where somebody is on duty. */
export async function openFromMessage(
  ctx: Context,
  write: Write,
  arriving: Arriving,
  merchant: { id: MerchantId; name: string | null } | null,
  possiblyContinues: TicketId | null,
): Promise<{ ticketId: TicketId; messageId: MessageId }> {
  const { received, writer, conversation, at } = arriving;
  const { said, channel, accountId } = received;
  const [ticketId, messageId] = [newId(TicketId), newId(MessageId)];
  const owner = await placeOwner(ctx, write.tx, NOBODY);
  const now = ctx.clock.now();
  const clocks = {
    status: 'needs-first-answer' as const,
    answerDueAt: await firstAnswerDue(ctx, write.tx, channel),
    promisedAt: null,
    snoozedUntil: null,
  };
  const words = `${said.subject ?? ''}\n${said.text}`;
  const ticket = {
    id: ticketId,
    ...clocks,
    ...dueOf(clocks),
    topic: topicOf(words),
    topicByHand: false,
    subject: subjectOf(said),
    channel,
    accountId,
    conversationId: conversation.id,
    contactId: writer.contactId,
    writerSide: merchant === null ? 'unknown' : 'merchant',
    writerName: writer.name,
    merchantId: merchant?.id ?? null,
    merchantName: merchant?.name ?? null,
    language: languageOf(words) ?? writer.language ?? 'ru',
    lastLine: lineOf(said),
    lastInboundAt: at,
    lastInboundId: messageId,
    assigneeId: null,
    assigneeName: null,
    ...(owner ?? {}),
    assignedByHand: false,
    unreadSince: now,
    hasUndelivered: false,
    proofLevel: 'unknown',
    proofWhy: [],
    openedAt: now,
    possiblyContinues,
    revision: 1,
  } satisfies typeof tickets.$inferInsert;
  await insertRows(write.tx, tickets, [ticket]);
  await Promise.all([
    storeMessage(write, arriving, { ticketId, messageId }),
    tellThread(ctx, write, ticketId, [{ what: 'opened', facts: { assignee: owner?.assigneeName ?? '' } }]),
  ]);
  const assigneeId = owner?.assigneeId ?? null;
  await ringTicket(write, { id: ticketId, assigneeId }, assigneeId, {
    type: messageReceived,
    data: { ticketId, messageId },
  });
  return { ticketId, messageId };
}
