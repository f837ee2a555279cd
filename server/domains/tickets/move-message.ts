import { and, desc, eq } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors.ts';
import { MessageId, TicketId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import { firstAnswerDue, nextAnswerDue } from './answer-due.ts';
import { answeredAgain } from './answered-again.ts';
import { dueOf } from './deadline.rules.ts';
import { messageReceived } from './events.ts';
import { lineOf, subjectOf } from './first-words.rules.ts';
import { languageOf } from './language.rules.ts';
import { lockOpenTicket, lockTicket } from './lock-ticket.ts';
import { mayMerge } from './merge.rules.ts';
import { placeOwner } from './place-owner.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { needsUs, stepTo } from './status.rules.ts';
import { messages, tickets } from './tables.ts';
import { topicOf } from './topic.rules.ts';
import { ringTicket, tellThread, updateTicket } from './update-ticket.ts';

type MessageRecord = typeof messages.$inferSelect;

/** Moves a message of the other side to the ticket where it belongs, or to a new one. */
export async function moveMessage(
  ctx: Context,
  id: MessageId,
  to: TicketId | null,
): Promise<{ ticketId: TicketId; number: number }> {
  return ctx.change('message.move', id, async (write) => {
    const message = await getMoved(write.tx, id);
    if (message.ticketId === to) throw conflict('same-ticket', 'The message is there already.');
    const held = await lockInOrder(ctx, write, message.ticketId, to);
    const target =
      held.target === undefined
        ? await openFor(ctx, write, message, held.source)
        : await joinTo(ctx, write, message, held.source, held.target);
    await leave(ctx, write, held.source, target);
    write.note({ from: held.source.id, to: target.id });
    return { ticketId: target.id, number: target.number };
  });
}

async function getMoved(tx: Tx, id: MessageId): Promise<MessageRecord> {
  const [message] = await tx.select().from(messages).where(eq(messages.id, id)).for('update');
  if (message === undefined) throw notFound('message');
  if (message.direction === 'out') throw conflict('our-own-message', 'Only what came in can be moved.');
  return message;
}

async function lockInOrder(ctx: Context, write: Write, from: TicketId, to: TicketId | null) {
  if (to === null) return { source: await lockTicket(ctx, write, from), target: undefined };
  if (from < to) return { source: await lockTicket(ctx, write, from), target: await lockOpenTicket(ctx, write, to) };
  const target = await lockOpenTicket(ctx, write, to);
  return { source: await lockTicket(ctx, write, from), target };
}

async function joinTo(
  ctx: Context,
  write: Write,
  message: MessageRecord,
  source: TicketRecord,
  target: TicketRecord,
): Promise<TicketRecord> {
  const sameChat = source.conversationId !== null && source.conversationId === target.conversationId;
  const allowed = mayMerge(
    { ...source, contactId: message.contactId ?? source.contactId, mergedInto: null, paidMerchantId: null },
    target,
  );
  if (!allowed.ok && !(sameChat && allowed.error === 'writers-differ'))
    throw conflict(allowed.error, 'The message does not belong there.');
  await write.tx
    .update(messages)
    .set({ ticketId: target.id, changeId: newId(MessageId) })
    .where(eq(messages.id, message.id));
  const newest = await findNewest(write.tx, target.id);
  const step = stepTo(target.status, 'writer-wrote', target.firstAnsweredAt !== null);
  const status = step.ok ? step.value : target.status;
  return updateTicket(
    ctx,
    write,
    target,
    {
      ...newestOf(newest),
      status,
      closedAt: null,
      snoozedUntil: null,
      waitingOn: null,
      unreadSince: target.unreadSince ?? ctx.clock.now(),
      answerDueAt: needsUs(target.status) ? target.answerDueAt : await nextAnswerDue(ctx, write.tx, target),
      ...(await placeOwner(ctx, write.tx, target)),
    },
    [{ what: 'message-moved-here', facts: { number: String(source.number) } }],
    { type: messageReceived, data: { ticketId: target.id, messageId: message.id } },
  );
}

async function openFor(
  ctx: Context,
  write: Write,
  message: MessageRecord,
  source: TicketRecord,
): Promise<TicketRecord> {
  const id = newId(TicketId);
  const now = ctx.clock.now();
  const clocks = {
    status: 'needs-first-answer' as const,
    answerDueAt: await firstAnswerDue(ctx, write.tx, source.channel),
    promisedAt: null,
    snoozedUntil: null,
  };
  const owner = (await placeOwner(ctx, write.tx, source)) ?? {
    assigneeId: source.assigneeId,
    assigneeName: source.assigneeName,
    assignedAt: now,
    assignedByHand: false,
  };
  const [made] = await write.tx
    .insert(tickets)
    .values({
      id,
      ...clocks,
      ...dueOf(clocks),
      topic: topicOf(message.text),
      topicByHand: false,
      subject: subjectOf(message),
      channel: source.channel,
      accountId: source.accountId,
      conversationId: message.conversationId ?? source.conversationId,
      contactId: message.contactId,
      writerSide: source.writerSide,
      writerName: message.authorName,
      merchantId: source.merchantId,
      merchantName: source.merchantName,
      language: languageOf(message.text) ?? source.language,
      lastLine: lineOf(message),
      lastInboundAt: message.at,
      lastInboundId: message.id,
      ...owner,
      unreadSince: now,
      hasUndelivered: false,
      proofLevel: 'unknown',
      proofWhy: [],
      openedAt: now,
      possiblyContinues: source.id,
      revision: 1,
    })
    .returning();
  if (made === undefined) throw new Error('an insert gives its row');
  await write.tx.update(messages).set({ ticketId: id }).where(eq(messages.id, message.id));
  await tellThread(ctx, write, id, [{ what: 'opened-from', facts: { number: String(source.number) } }]);
  await ringTicket(write, made, made.assigneeId, {
    type: messageReceived,
    data: { ticketId: id, messageId: message.id },
  });
  return made;
}

/** The ticket that a message left: where nothing of the other side is left it is done, where all is answered it waits again. */
async function leave(ctx: Context, write: Write, source: TicketRecord, target: TicketRecord): Promise<void> {
  const newest = await findNewest(write.tx, source.id);
  await updateTicket(
    ctx,
    write,
    source,
    newest === undefined
      ? { status: 'done', closedAt: ctx.clock.now(), unreadSince: null, lastInboundId: null }
      : { ...newestOf(newest), ...(await answeredAgain(ctx, write.tx, source, newest)) },
    [{ what: 'message-moved-away', facts: { number: String(target.number) } }],
  );
}

const newestOf = (message: MessageRecord | undefined): Partial<TicketRecord> =>
  message === undefined ? {} : { lastInboundAt: message.at, lastInboundId: message.id, lastLine: lineOf(message) };

async function findNewest(tx: Tx, ticketId: TicketId): Promise<MessageRecord | undefined> {
  const [newest] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.ticketId, ticketId), eq(messages.direction, 'in')))
    .orderBy(desc(messages.receivedAt), desc(messages.id))
    .limit(1);
  return newest;
}
