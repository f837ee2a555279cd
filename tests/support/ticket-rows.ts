import { eq } from 'drizzle-orm';
import { outbound } from '../../server/domains/channels/tables.ts';
import { changeTicket } from '../../server/domains/tickets/change-ticket.ts';
import { NewTicket } from '../../server/domains/tickets/contract.ts';
import { getTicket, openTicket, replyToTicket } from '../../server/domains/tickets/index.ts';
import { mergeTicket } from '../../server/domains/tickets/merge-ticket.ts';
import { messages, tickets } from '../../server/domains/tickets/tables.ts';
import { MerchantId, MessageId, TicketId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';
import { makeSetAside } from './channels.ts';
import { makeAccount, write } from './tickets.ts';

type Which = 'own' | 'other' | 'none';
const NOWHERE = '00000000-0000-7000-8000-00000000dead';

interface Worlds {
  ctx: () => Context;
  merchantOf: (which: Which) => string;
  contactOf: (which: Which) => string;
}

/** The rows of the access matrix for tickets; each call gets a ticket of its own, since most change what they touch. */
export async function ticketRows({ ctx, merchantOf, contactOf }: Worlds) {
  const bot = await makeAccount(ctx());
  const mailbox = await makeAccount(ctx(), 'email');
  let made = 0;

  const input = (which: Which) =>
    NewTicket.parse({
      subject: 'A call',
      text: 'They called about a payment',
      merchantId: merchantOf(which),
      contact: { name: 'Caller', identity: { kind: 'phone', value: '+375291112233' } },
    });
  const ofTicket = async (which: Which) => ({
    ticketId: which === 'none' ? NOWHERE : String((await openTicket(ctx(), input(which))).id),
  });
  await ofTicket('own');
  await ofTicket('other');

  /** Written by mail, so that it has HTML, can be answered and moved. */
  const written = async (which: Which) => {
    made += 1;
    const chat = `writer-${made}@example.com`;
    const outcome = await write(ctx(), mailbox, 'email', { chat, html: '<p>Hello</p>' });
    const ticketId = TicketId.parse(outcome.ticketId);
    await changeTicket(ctx(), ticketId, { merchantId: MerchantId.parse(merchantOf(which)) });
    return { ticketId, messageId: MessageId.parse(outcome.messageId) };
  };
  const ofMessage = async (which: Which) =>
    which === 'none' ? { messageId: NOWHERE } : { messageId: String((await written(which)).messageId) };
  /** One that is kept as it came. */
  const ofKept = async (which: Which) => {
    if (which === 'none') return { messageId: NOWHERE };
    const { messageId } = await written(which);
    const inboundId = await makeSetAside(ctx(), { id: mailbox });
    await ctx().change('sample.build', messageId, ({ tx }) =>
      tx.update(messages).set({ inboundId }).where(eq(messages.id, messageId)),
    );
    return { messageId: String(messageId) };
  };
  const ofAnswer = async (which: Which) => {
    if (which === 'none') return { messageId: NOWHERE };
    const { ticketId, messageId } = await written(which);
    return {
      messageId: String((await replyToTicket(ctx(), { ticketId, text: 'Hello', seen: messageId })).messageId),
    };
  };
  const ofFailed = async (which: Which) => {
    const { messageId } = await ofAnswer(which);
    await ctx().change('sample.build', messageId, ({ tx }) =>
      tx
        .update(outbound)
        .set({ state: 'failed' })
        .where(eq(outbound.id, messageId as MessageId)),
    );
    return { messageId };
  };
  const ofMerged = async (which: Which) => {
    const { ticketId } = await ofTicket(which);
    if (which !== 'none') {
      const into = await openTicket(ctx(), input(which));
      await mergeTicket(ctx(), TicketId.parse(ticketId), into.id);
    }
    return { ticketId };
  };
  const ofConversation = async (which: Which) => {
    if (which === 'none') return { conversationId: NOWHERE };
    made += 1;
    const outcome = await write(ctx(), bot, 'telegram', { chat: `-${made}00`, from: '777' });
    return { conversationId: String((await getTicket(ctx(), TicketId.parse(outcome.ticketId))).conversationId) };
  };
  const ofNumber = async (which: Which) => {
    if (which === 'none') return { number: '999999999' };
    const { ticketId } = await ofTicket(which);
    const [row] = await ctx()
      .read.select({ number: tickets.number })
      .from(tickets)
      .where(eq(tickets.id, TicketId.parse(ticketId)));
    return { number: String(row?.number) };
  };
  const into = async (which: Which) => ({
    into: which === 'none' ? NOWHERE : String((await openTicket(ctx(), input(which))).id),
  });
  const seen = { ofMerchant: true, missing: 404 };
  const all = await Promise.all([ofTicket('own'), ofTicket('other')]);

  return {
    'get /tickets': { lists: true },
    'post /tickets/rows': { body: () => ({ ids: all.map(({ ticketId }) => ticketId) }), lists: true },
    'post /tickets/counts': { body: () => ({ views: ['assignee:me', ''] }) },
    'get /tickets/:ticketId': { params: ofTicket, ...seen },
    'get /tickets/by-number/:number': { params: ofNumber, ...seen },
    'get /tickets/:ticketId/thread': { params: ofTicket, ...seen },
    'get /tickets/:ticketId/unseen': { params: ofTicket, ...seen },
    'get /messages/:messageId/html': { params: ofMessage, ...seen },
    'get /messages/:messageId/original': { params: ofKept, ...seen },
    'post /tickets': {
      body: (which: Which) => ({ ...input(which), merchantId: which === 'none' ? NOWHERE : merchantOf(which) }),
      ...seen,
    },
    'patch /tickets/:ticketId': { params: ofTicket, body: () => ({ topic: 'refund' }), ...seen },
    'post /tickets/:ticketId/move': { params: ofTicket, body: () => ({ move: 'close' }), ...seen },
    // Nobody has closed it: that it may be asked is what is looked at.
    'post /tickets/:ticketId/unclose': { params: ofTicket, answer: [409], ...seen },
    'post /tickets/:ticketId/snooze': { params: ofTicket, body: () => ({ until: '2126-11-09T12:00:00Z' }), ...seen },
    'post /tickets/:ticketId/promise': { params: ofTicket, body: () => ({ at: '2126-11-09T12:00:00Z' }), ...seen },
    // Whoever takes a ticket for themselves may; that nobody else is on duty is another matter.
    'post /tickets/:ticketId/assignment': { params: ofTicket, body: () => ({ to: null }), answer: [409], ...seen },
    'post /tickets/:ticketId/notes': { params: ofTicket, body: () => ({ text: 'Noted' }), ...seen },
    'put /tickets/:ticketId/drafts/:kind': {
      params: async (which: Which) => ({ ...(await ofTicket(which)), kind: 'reply' }),
      body: () => ({ text: 'Typed', basedOn: 0 }),
      ...seen,
    },
    'post /tickets/:ticketId/read': { params: ofTicket, ...seen },
    'post /tickets/:ticketId/merge': { params: ofTicket, body: into, ...seen },
    'post /tickets/:ticketId/unmerge': { params: ofMerged, ...seen },
    'post /messages/:messageId/move': { params: ofMessage, body: () => ({ to: null }), ...seen },
    'post /messages/:messageId/take-back': { params: ofAnswer, ...seen },
    'post /messages/:messageId/decision': { params: ofFailed, body: () => ({ decision: 'give-up' }), ...seen },
    'post /conversations/:conversationId/merchant': {
      params: ofConversation,
      body: () => ({ merchantId: null, reason: 'not theirs' }),
      ...seen,
    },
    'post /binding-links': { body: (which: Which) => ({ to: 'contact', contactId: contactOf(which) }), missing: 404 },
    'get /pinned-views': {},
    // The second of two saves builds on nothing that is there: that it may be asked is what is looked at.
    'put /pinned-views': {
      body: () => ({ items: [{ name: '', text: 'topic:limit' }], version: 0 }),
      answer: [200, 409],
    },
    'get /calling': {},
    'get /calling/people': {},
    'post /calling/link': {},
    'delete /calling': {},
  };
}
