import type { ExplainedPayment } from '../diagnosis/index.ts';
import type { TemplateFact } from '../knowledge/contract.ts';
import type { TemplateValues } from '../knowledge/index.ts';
import { greetingName } from './greeting.rules.ts';
import type { LookedAt } from './look-at-ticket.ts';

/** What a template may be filled with from one ticket. What of it may be told is decided by whoever fills. */
export function ticketValues(
  { writer: { ticket, isGroup }, opens, payment }: LookedAt,
  explained: ExplainedPayment | undefined,
  language: 'ru' | 'en',
): TemplateValues {
  const named = explained?.named[language];
  const body = opens === 'nothing' ? undefined : explained?.bodies[opens][language];
  const known: Partial<Record<TemplateFact, string | null | undefined>> = {
    'writer.name': isGroup ? undefined : greetingName(ticket.writerName),
    'ticket.number': String(ticket.number),
    'engineer.name': ticket.assigneeName,
    'merchant.name': payment?.merchantName ?? ticket.merchantName,
    'payment.amount': named?.amount,
    'payment.time': named?.time,
    'payment.order': named?.order,
    'payment.card': named?.card,
    'payment.bank': named?.bank,
    'payment.shop': named?.shop,
    'payment.answer': body?.ready ? body.text : undefined,
    'payment.reason': named?.headlineRead,
    'payment.uid': named?.uid,
    'payment.code': named?.code,
    'payment.rrn': named?.rrn,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value)) as TemplateValues; // the empty ones are gone
}
