import type { Ticket, TicketChange, TicketStatus, WriterSide } from '#contract/tickets';
import type { MerchantId } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { clockAt, instantAt } from '../../lib/desk-day.rules.ts';

/** What people say of a request by hand, as it stands in the fields. */
export interface AboutDraft {
  merchantId: MerchantId | null;
  side: WriterSide;
  language: Language;
  subject: string;
  /** By the desk's clocks; empty where no answer is due. */
  due: string;
}

export function aboutOf(ticket: Ticket, zone: string): AboutDraft {
  const isAnswerDue = ticket.dueKind === 'first-answer' || ticket.dueKind === 'next-answer';
  return {
    merchantId: ticket.merchantId,
    side: ticket.writerSide,
    language: ticket.language,
    subject: ticket.subject,
    due: isAnswerDue && ticket.dueAt !== null ? clockAt(Date.parse(ticket.dueAt), zone) : '',
  };
}

/** What leads from one to the other; a deadline that is left empty stays what it is. */
export function changeBetween(before: AboutDraft, after: AboutDraft, zone: string): TicketChange {
  const subject = after.subject.trim();
  return {
    ...(after.merchantId === before.merchantId ? {} : { merchantId: after.merchantId }),
    ...(after.side === before.side ? {} : { writerSide: after.side }),
    ...(after.language === before.language ? {} : { language: after.language }),
    ...(subject === before.subject ? {} : { subject }),
    ...(after.due === before.due || after.due === '' ? {} : { dueAt: instantAt(after.due, zone) }),
  };
}

/** Whether an answer of ours is due: while others are waited for there is no deadline. */
export const isOurs = (status: TicketStatus): boolean =>
  status === 'needs-first-answer' || status === 'needs-next-answer' || status === 'close-the-loop';
