import type { TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { getMerchant } from '../merchants/index.ts';
import type { Ticket, TicketChange } from './contract.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { getTicket } from './queries/get-ticket.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { type Happening, updateTicket } from './update-ticket.ts';

/** Changes what people say of a ticket by hand: topic, subject, deadline, merchant, side, language. */
export async function changeTicket(ctx: Context, id: TicketId, wanted: TicketChange): Promise<Ticket> {
  return ctx.change('ticket.change', id, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, id);
    const changes = await changesFor(ctx, wanted);
    const fields = Object.keys(wanted);
    await updateTicket(ctx, write, ticket, changes, happenedBy(ticket, changes));
    write.note({ fields });
    return getTicket(ctx, id);
  });
}

async function changesFor(ctx: Context, wanted: TicketChange): Promise<Partial<TicketRecord>> {
  const { topic, subject, dueAt, merchantId, writerSide, language } = wanted;
  return {
    ...(topic === undefined ? {} : { topic, topicByHand: true }),
    ...(subject === undefined ? {} : { subject: maskText(cleanText(subject)) }),
    ...(dueAt === undefined ? {} : { answerDueAt: dueAt === null ? null : Temporal.Instant.from(dueAt) }),
    ...(merchantId === undefined ? {} : await merchantOf(ctx, merchantId)),
    ...(writerSide === undefined ? {} : { writerSide }),
    ...(language === undefined ? {} : { language }),
  };
}

async function merchantOf(ctx: Context, id: TicketRecord['merchantId']): Promise<Partial<TicketRecord>> {
  if (id === null) return { merchantId: null, merchantName: null };
  const { name } = await getMerchant(ctx, id);
  return { merchantId: id, merchantName: name };
}

function happenedBy(before: TicketRecord, changes: Partial<TicketRecord>): Happening[] {
  const told: Happening[] = [];
  if (changes.topic !== undefined && changes.topic !== before.topic)
    told.push({ what: 'topic-changed', facts: { from: before.topic, to: changes.topic } });
  if (changes.merchantId !== undefined && changes.merchantId !== before.merchantId)
    told.push({ what: 'merchant-changed', facts: { to: changes.merchantName ?? '' } });
  if (changes.writerSide !== undefined && changes.writerSide !== before.writerSide)
    told.push({ what: 'side-changed', facts: { to: changes.writerSide } });
  if (changes.answerDueAt !== undefined)
    told.push({ what: 'deadline-changed', facts: { to: changes.answerDueAt?.toString() ?? '' } });
  return told;
}
