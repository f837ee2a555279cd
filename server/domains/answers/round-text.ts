import type { Context } from '../../platform/context.ts';
import { explainPayment } from '../diagnosis/index.ts';
import type { RoundTexts } from '../incidents/contract.ts';
import type { TemplateFact } from '../knowledge/contract.ts';
import { beyond, readTemplateText, renderTemplateText } from '../knowledge/index.ts';
import { textLanguage } from './draft.rules.ts';
import { type AnswerParts, type LookedAt, questionOf } from './look-at-ticket.ts';
import { ticketValues } from './ticket-values.ts';

export type RoundText = { ok: true; text: string } | { ok: false; reason: 'fact-missing' | 'template-broken' };

/** One answer to all as it reads in one ticket: in the writer's language, with as much of their payment as is open to them. */
export async function roundText(
  ctx: Context,
  looked: LookedAt,
  texts: RoundTexts,
  { timeZone }: AnswerParts,
): Promise<RoundText> {
  const { payment, opens, writer } = looked;
  const language = textLanguage(writer.ticket.language);
  const source = texts[language];
  const { facts, required, unknown, broken } = readTemplateText(source);
  if (broken !== undefined || unknown.length > 0) return { ok: false, reason: 'template-broken' };
  const needsPayment = facts.some((fact) => fact.startsWith('payment.'));
  const explained =
    payment === null || !needsPayment
      ? undefined
      : await explainPayment(ctx, payment.uid, { timeZone, question: questionOf(writer) });
  const closed = new Set(beyond(opens, facts));
  const values = Object.fromEntries(
    Object.entries(ticketValues(looked, explained, language)).filter(([fact]) => !closed.has(fact as TemplateFact)), // its keys are facts
  );
  if (required.some((fact) => !values[fact])) return { ok: false, reason: 'fact-missing' };
  return { ok: true, text: renderTemplateText(source, values) };
}
