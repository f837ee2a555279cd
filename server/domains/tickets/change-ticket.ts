import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { getMerchant } from '../merchants/index.ts';
import type { Ticket, TicketChange } from './contract.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { getTicket } from './queries/get-ticket.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { needsUs } from './status.rules.ts';
import { type Happening, happening, updateTicket } from './update-ticket.ts';

/** Changes what people say of a ticket by hand: topic, subject, deadline, merchant, side, language. */
export async function changeTicket(ctx: Context, id: TicketId, wanted: TicketChange): Promise<Ticket> {
  return ctx.change('ticket.change', id, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, id);
    const changes = await changesFor(ctx, ticket, wanted);
    const fields = Object.keys(wanted);
    await updateTicket(ctx, write, ticket, changes, happenedBy(ticket, changes));
    write.note({ fields });
    return getTicket(ctx, id);
  });
}

async function changesFor(ctx: Context, ticket: TicketRecord, wanted: TicketChange): Promise<Partial<TicketRecord>> {
  const { topic, subject, dueAt, merchantId, writerSide, language } = wanted;
  return {
    ...(topic === undefined ? {} : { topic, topicByHand: true }),
    ...(subject === undefined ? {} : { subject: maskText(cleanText(subject)) }),
    ...(dueAt === undefined ? {} : { answerDueAt: deadlineAt(ctx, ticket, dueAt) }),
    ...(merchantId === undefined ? {} : await merchantOf(ctx, merchantId)),
    ...(writerSide === undefined ? {} : { writerSide }),
    ...(language === undefined ? {} : { language }),
  };
}

/** While others are waited for nothing is due: the deadline comes anew with their words. */
function deadlineAt(ctx: Context, { status }: TicketRecord, dueAt: string | null): Temporal.Instant | null {
  if (!needsUs(status)) throw conflict('nothing-is-due', 'This ticket waits for others: it has no deadline.');
  if (dueAt === null) return null;
  const at = Temporal.Instant.from(dueAt);
  if (Temporal.Instant.compare(at, ctx.clock.now()) <= 0)
    throw unprocessable('time-has-passed', 'This time lies in the past.', { fields: { dueAt: 'time-has-passed' } });
  return at;
}

async function merchantOf(ctx: Context, id: TicketRecord['merchantId']): Promise<Partial<TicketRecord>> {
  if (id === null) return { merchantId: null, merchantName: null };
  const { name } = await getMerchant(ctx, id);
  return { merchantId: id, merchantName: name };
}

function happenedBy(before: TicketRecord, changes: Partial<TicketRecord>): Happening[] {
  const has = (field: keyof TicketRecord) => changes[field] !== undefined && changes[field] !== before[field];
  const { topic = '', subject = '', merchantName, writerSide = '', language = '', answerDueAt } = changes;
  return [
    ...(has('topic') ? [happening('topic-changed', { from: before.topic, to: topic })] : []),
    ...(has('subject') ? [happening('subject-changed', { to: subject })] : []),
    ...(has('merchantId') ? [happening('merchant-changed', { to: merchantName ?? '' })] : []),
    ...(has('writerSide') ? [happening('side-changed', { to: writerSide })] : []),
    ...(has('language') ? [happening('language-changed', { to: language })] : []),
    ...(answerDueAt === undefined ? [] : [happening('deadline-changed', { to: answerDueAt?.toString() ?? '' })]),
  ];
}
