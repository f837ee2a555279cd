import { unprocessable } from '../../kernel/errors.ts';
import { MessageId, type PersonId, TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import { queueOutbound } from '../channels/index.ts';
import { discoverContact, normaliseIdentity } from '../contacts/index.ts';
import type { Merchant } from '../merchants/contract.ts';
import { getMerchant } from '../merchants/index.ts';
import { firstAnswerDue } from './answer-due.ts';
import { NOBODY } from './assignee.rules.ts';
import type { NewTicket } from './contract.ts';
import { dueOf } from './deadline.rules.ts';
import { messageReceived, messageWritten } from './events.ts';
import { lineOf } from './first-words.rules.ts';
import { HOLD_SECONDS } from './hold.rules.ts';
import { languageOf } from './language.rules.ts';
import { outgoingContent } from './outgoing-content.ts';
import { type PlacedOwner, placeOwner } from './place-owner.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { messages, tickets } from './tables.ts';
import { authorOf, ringTicket, tellThread } from './update-ticket.ts';
import { type KnownContact, mayReply, type WayOut, wayOut } from './way-out.ts';

/** A ticket that is being opened, with what is known before its row is written. */
interface Opening {
  id: TicketId;
  messageId: MessageId;
  wanted: NewTicket;
  subject: string;
  text: string;
  merchant: Merchant | null;
  contact: KnownContact;
  way: WayOut | undefined;
  author: { id: PersonId | null; name: string | null };
}

/** Opens a ticket by hand: what was said on the phone, what a merchant asked their manager, or a message of ours to somebody. */
export async function openTicket(
  ctx: Context,
  wanted: NewTicket,
  id = newId(TicketId),
): Promise<{ id: TicketId; number: number }> {
  if (ctx.reach === 'own' && wanted.merchantId === null)
    throw unprocessable('merchant-needed', 'Say for which merchant.', { fields: { merchantId: 'merchant-needed' } });
  return ctx.change('ticket.open', id, async (write) => {
    const contact = await contactFor(ctx, write, wanted.contact);
    const opening: Opening = {
      id,
      messageId: newId(MessageId),
      wanted,
      subject: maskText(cleanText(wanted.subject)),
      text: maskText(cleanText(wanted.text)),
      merchant: wanted.merchantId === null ? null : await getMerchant(ctx, wanted.merchantId),
      contact,
      way: wanted.sendFrom === null ? undefined : await wayOut(ctx, write.tx, wanted.sendFrom, contact),
      author: await authorOf(ctx),
    };
    const ticket = await insertTicket(ctx, write.tx, opening);
    await insertFirstMessage(ctx, write.tx, opening);
    if (opening.way !== undefined) await sendFirst(ctx, write, opening, opening.way, ticket);
    await tellThread(ctx, write, id, [{ what: 'opened-by-hand', facts: { assignee: ticket.assigneeName ?? '' } }]);
    const type = opening.way === undefined ? messageReceived : messageWritten;
    const said = { type, data: { ticketId: id, messageId: opening.messageId } };
    await ringTicket(write, ticket, ticket.assigneeId, said);
    return { id, number: ticket.number };
  });
}

async function insertTicket(ctx: Context, tx: Tx, opening: Opening): Promise<TicketRecord> {
  const { id, messageId, wanted, subject, text, merchant, contact, way, author } = opening;
  const now = ctx.clock.now();
  const channel = way?.channel ?? 'phone';
  const clocks = {
    status: way === undefined ? ('needs-first-answer' as const) : ('waiting-outside' as const),
    answerDueAt: way === undefined ? await firstAnswerDue(ctx, tx, channel) : null,
    promisedAt: null,
    snoozedUntil: null,
  };
  const owner = await ownerFor(ctx, tx, author);
  const [made] = await tx
    .insert(tickets)
    .values({
      id,
      ...clocks,
      ...dueOf(clocks),
      topic: wanted.topic,
      topicByHand: true,
      subject,
      channel,
      ...placeOf(way),
      contactId: contact.id,
      writerSide: wanted.writerSide,
      writerName: contact.name,
      ...merchantOf(merchant),
      language: languageOf(text) ?? merchant?.language ?? 'ru',
      lastLine: lineOf({ text, files: [] }),
      lastInboundAt: now,
      lastInboundId: way === undefined ? messageId : null,
      ...owner,
      unreadSince: owner.assignedByHand ? null : now,
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
  return made;
}

const placeOf = (way: WayOut | undefined) => ({
  accountId: way?.conversation.accountId ?? null,
  conversationId: way?.conversation.id ?? null,
});
const merchantOf = (merchant: Merchant | null) => ({
  merchantId: merchant?.id ?? null,
  merchantName: merchant?.name ?? null,
});

/** Who may answer keeps what they open; for others it goes to who is on duty. */
async function ownerFor(ctx: Context, tx: Tx, { id, name }: Opening['author']): Promise<PlacedOwner> {
  if (mayReply(ctx)) return { assigneeId: id, assigneeName: name, assignedAt: ctx.clock.now(), assignedByHand: true };
  return (await placeOwner(ctx, tx, NOBODY)) ?? NOBODY;
}

async function insertFirstMessage(ctx: Context, tx: Tx, opening: Opening): Promise<void> {
  const { id, messageId, text, contact, way, author } = opening;
  const now = ctx.clock.now();
  const said =
    way === undefined
      ? { direction: 'in' as const, authorName: contact.name, contactId: contact.id }
      : { direction: 'out' as const, authorName: author.name ?? '', conversationId: way.conversation.id };
  await tx.insert(messages).values({
    id: messageId,
    ticketId: id,
    ...said,
    at: now,
    receivedAt: now,
    authorId: author.id,
    text,
    files: [],
    revisions: [],
  });
}

async function sendFirst(
  ctx: Context,
  write: Write,
  { id, messageId, text }: Opening,
  { channel, conversation }: WayOut,
  ticket: TicketRecord,
): Promise<void> {
  const at = ctx.clock.now();
  await queueOutbound(write, {
    messageId,
    accountId: conversation.accountId,
    address: conversation.address,
    content: await outgoingContent(write.tx, { ticket, conversation, text, files: [], automatic: false }),
    at,
    holdUntil: at.add({ seconds: HOLD_SECONDS[channel] }),
    stream: `ticket:${id}`,
  });
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
