import type { TemplateId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Language } from '../contacts/contract.ts';
import { explainPayment } from '../diagnosis/index.ts';
import type { Template } from '../knowledge/contract.ts';
import { beyond, getTemplate, mayBeSentTo, readTemplateText, renderTemplateText } from '../knowledge/index.ts';
import { textLanguage } from './draft.rules.ts';
import { type AnswerParts, lookAtTicket, questionOf } from './look-at-ticket.ts';
import { ticketValues } from './ticket-values.ts';

interface TemplateToFill {
  ticketId: TicketId;
  templateId: TemplateId;
  language?: Language | undefined;
}

export interface FilledTemplate {
  text: string;
  /** Facts that are not known: their places stay in the text, and such a text is not sent. */
  missing: string[];
  /** What would tell more than is open; then there is no text. */
  tooMuch: string[];
}

/** A template filled from the ticket, in the writer's language where the template has it. */
export async function fillTemplate(
  ctx: Context,
  { ticketId, templateId, language }: TemplateToFill,
  parts: AnswerParts,
): Promise<FilledTemplate> {
  const [template, looked] = await Promise.all([getTemplate(ctx.read, templateId), lookAtTicket(ctx, ticketId, parts)]);
  const { payment, opens, writer } = looked;
  const chosen = textIn(template, language ?? writer.ticket.language);
  const { facts, required } = readTemplateText(chosen.text);
  const tooMuch = [...(mayBeSentTo(template.audience, opens) ? [] : [template.audience]), ...beyond(opens, facts)];
  if (tooMuch.length > 0) return { text: '', missing: [], tooMuch };
  const explained =
    payment === null
      ? undefined
      : await explainPayment(ctx, payment.uid, { timeZone: parts.timeZone, question: questionOf(writer) });
  const values = ticketValues(looked, explained, textLanguage(chosen.language));
  const missing = required.filter((fact) => !values[fact]);
  return {
    text: renderTemplateText(chosen.text, {
      ...values,
      ...Object.fromEntries(missing.map((fact) => [fact, `{{${fact}}}`])),
    }),
    missing,
    tooMuch: [],
  };
}

/** The wanted language, else Russian for who reads Belarusian, else any that is there. */
function textIn({ texts }: Template, wanted: Language): { language: Language; text: string } {
  const order: Language[] = [wanted, textLanguage(wanted), 'ru', 'en', 'be'];
  const language = order.find((each) => texts[each]) ?? 'ru';
  return { language, text: texts[language] ?? '' };
}
