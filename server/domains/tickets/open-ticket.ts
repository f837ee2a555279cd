import { and, eq } from 'drizzle-orm';
import { forbidden, unprocessable } from '../../kernel/errors.ts';
import { type AccountId, type ContactId, MessageId, TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import { reachOf } from '../../kernel/permissions.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import type { ChannelKind } from '../channels/contract.ts';
import { queueOutbound } from '../channels/index.ts';
import { channelAccounts } from '../channels/tables.ts';
import type { Identity } from '../contacts/contract.ts';
import { discoverContact, normaliseIdentity } from '../contacts/index.ts';
import { getMerchant } from '../merchants/index.ts';
import { firstAnswerDue } from './answer-due.ts';
import type { NewTicket } from './contract.ts';
import { dueOf } from './deadline.rules.ts';
import { messageReceived, messageWritten } from './events.ts';
import { lineOf } from './first-words.rules.ts';
import { languageOf } from './language.rules.ts';
import { outgoingContent } from './outgoing-content.ts';
import { placeOwner } from './place-owner.ts';
import { type ConversationRecord, knowConversation } from './receiving/know-conversation.ts';
import { conversations, messages, tickets } from './tables.ts';
import { authorOf, ringTicket, tellThread } from './update-ticket.ts';

/** Where a first message of ours goes. */
interface WayOut {
  channel: ChannelKind;
  conversation: ConversationRecord;
}

const HOLD_SECONDS = { telegram: 3, email: 8, phone: 0 } as const;

/** Opens a ticket by hand: what was said on the phone, what a merchant asked their manager, or a message of ours to somebody. */
export async function openTicket(ctx: Context, wanted: NewTicket): Promise<{ id: TicketId; number: number }> {
  const id = newId(TicketId);
  const subject = maskText(cleanText(wanted.subject));
  const text = maskText(cleanText(wanted.text));
  if (ctx.reach === 'own' && wanted.merchantId === null)
    throw unprocessable('merchant-needed', 'Say for which merchant.', { fields: { merchantId: 'merchant-needed' } });
  return ctx.change('ticket.open', id, async (write) => {
    const merchant = wanted.merchantId === null ? null : await getMerchant(ctx, wanted.merchantId);
    const contact = await contactFor(ctx, write, wanted.contact);
    const way = wanted.sendFrom === null ? undefined : await wayOut(ctx, write.tx, wanted.sendFrom, contact);
    const author = await authorOf(ctx);
    const now = ctx.clock.now();
    const messageId = newId(MessageId);
    const channel = way?.channel ?? 'phone';
    const clocks = {
      status: way === undefined ? ('needs-first-answer' as const) : ('waiting-outside' as const),
      answerDueAt: way === undefined ? await firstAnswerDue(ctx, write.tx, channel) : null,
      promisedAt: null,
      snoozedUntil: null,
    };
    const isDesk = ctx.actor.kind === 'person' && reachOf(ctx.actor.role, 'ticket.reply') === 'all';
    const owner = isDesk
      ? { assigneeId: author.id, assigneeName: author.name, assignedAt: now, assignedByHand: true }
      : ((await placeOwner(ctx, write.tx, { assigneeId: null, assignedByHand: false })) ?? {});
    const [made] = await write.tx
      .insert(tickets)
      .values({
        id,
        ...clocks,
        ...dueOf(clocks),
        topic: wanted.topic,
        topicByHand: true,
        subject,
        channel,
        accountId: way?.conversation.accountId ?? null,
        conversationId: way?.conversation.id ?? null,
        contactId: contact.id,
        writerSide: wanted.writerSide,
        writerName: contact.name,
        merchantId: merchant?.id ?? null,
        merchantName: merchant?.name ?? null,
        language: languageOf(text) ?? merchant?.language ?? 'ru',
        lastLine: lineOf({ text, files: [] }),
        lastInboundAt: now,
        lastInboundId: way === undefined ? messageId : null,
        assignedByHand: false,
        ...owner,
        unreadSince: isDesk ? null : now,
        hasUndelivered: false,
        proofLevel: 'unknown',
        proofWhy: [],
        openedAt: now,
        openedBy: author.id,
        firstAnsweredAt: way === undefined ? null : now,
        revision: 1,
      })
      .returning();
    if (made === undefined) throw new Error('an insert gives its row');
    await write.tx.insert(messages).values({
      id: messageId,
      ticketId: id,
      conversationId: way?.conversation.id ?? null,
      direction: way === undefined ? 'in' : 'out',
      at: now,
      receivedAt: now,
      authorName: way === undefined ? contact.name : (author.name ?? ''),
      authorId: author.id,
      contactId: way === undefined ? contact.id : null,
      text,
      files: [],
      revisions: [],
    });
    if (way !== undefined)
      await queueOutbound(write, {
        messageId,
        accountId: way.conversation.accountId,
        address: way.conversation.address,
        content: await outgoingContent(write.tx, { ticket: made, ...way, text, files: [], automatic: false }),
        at: now,
        holdUntil: now.add({ seconds: HOLD_SECONDS[channel] }),
        stream: `ticket:${id}`,
      });
    await tellThread(ctx, write, id, [{ what: 'opened-by-hand', facts: { assignee: made.assigneeName ?? '' } }]);
    const type = way === undefined ? messageReceived : messageWritten;
    await ringTicket(write, made, made.assigneeId, { type, data: { ticketId: id, messageId } });
    return { id, number: made.number };
  });
}

interface KnownContact {
  id: ContactId | null;
  name: string;
  identity: Identity | null;
}

async function contactFor(ctx: Context, write: Write, { name, identity }: NewTicket['contact']): Promise<KnownContact> {
  const shown = maskText(cleanText(name));
  if (identity === null) return { id: null, name: shown, identity };
  const known = normaliseIdentity(identity);
  if (!known.ok)
    throw unprocessable(known.error, 'The address cannot be read.', {
      fields: { 'contact.identity.value': known.error },
    });
  const id = await discoverContact(ctx, write, { identity: known.value, name: shown, language: null });
  return { id, name: shown, identity: known.value };
}

/** A mail may go to any address; a messenger lets one write only to who has written before. */
async function wayOut(ctx: Context, tx: Tx, accountId: AccountId, { id, identity }: KnownContact): Promise<WayOut> {
  if (ctx.actor.kind === 'person' && reachOf(ctx.actor.role, 'ticket.reply') !== 'all')
    throw forbidden('not-allowed', 'Your role may not do this.');
  const [account] = await tx
    .select({ kind: channelAccounts.kind })
    .from(channelAccounts)
    .where(eq(channelAccounts.id, accountId));
  if (account === undefined || identity?.kind !== account.kind)
    throw unprocessable('no-way-to-answer', 'Nobody can be written to like this.', {
      fields: { sendFrom: 'no-way-to-answer' },
    });
  if (account.kind === 'email')
    return {
      channel: 'email',
      conversation: await knowConversation(ctx, tx, accountId, { address: identity.value, kind: 'mail' }, id),
    };
  const [conversation] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.accountId, accountId), eq(conversations.address, identity.value)));
  if (conversation === undefined || !conversation.isReachable)
    throw unprocessable('writer-out-of-reach', 'They have to write to this bot first.', {
      fields: { sendFrom: 'writer-out-of-reach' },
    });
  return { channel: account.kind, conversation };
}
