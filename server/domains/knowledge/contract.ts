import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { TemplateId } from '#kernel/ids';
import { Language } from '#kernel/language';

/** Whom a template is for; one for payers may not name what only the merchant may know. */
export const TemplateAudience = z.enum(['merchant', 'payer', 'anybody']);
export type TemplateAudience = z.infer<typeof TemplateAudience>;

/** What has to be open to the writer before a fact may be told: nothing at all, one payment as its payer sees it, everything of it. */
export const FactOpens = z.enum(['nothing', 'payer', 'merchant']);
export type FactOpens = z.infer<typeof FactOpens>;

/** Every fact that a template may name. */
export const TEMPLATE_FACTS = {
  'writer.name': 'nothing',
  'ticket.number': 'nothing',
  'engineer.name': 'nothing',
  'payment.amount': 'payer',
  'payment.time': 'payer',
  'payment.order': 'payer',
  'payment.card': 'payer',
  'payment.bank': 'payer',
  'payment.shop': 'payer',
  /** What happened and what to do, as the drafted answer says it to whom it is told. */
  'payment.answer': 'payer',
  'payment.reason': 'merchant',
  'payment.uid': 'merchant',
  'payment.code': 'merchant',
  'payment.rrn': 'merchant',
  'merchant.name': 'merchant',
} as const satisfies Record<string, FactOpens>;
export type TemplateFact = keyof typeof TEMPLATE_FACTS;

/** Handlebars over typed facts, `{{payment.amount}}`; a fact that is missing blocks the text. */
export const TemplateInput = z.object({
  /** What is typed after `;`. */
  shortName: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}-]{1,40}$/u),
  title: z.string().trim().min(1).max(120),
  audience: TemplateAudience,
  texts: z.partialRecord(Language, z.string().trim().max(8000)),
});
export type TemplateInput = z.infer<typeof TemplateInput>;

export const Template = TemplateInput.extend({
  id: TemplateId,
  /** The facts that it names. */
  facts: z.array(z.string()),
  used: z.int(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});
export type Template = z.infer<typeof Template>;

export const listTemplates = endpoint({
  method: 'get',
  path: '/templates',
  summary: 'The desk’s templates, most used first.',
  response: z.object({ items: z.array(Template) }),
});
export const createTemplate = endpoint({
  method: 'post',
  path: '/templates',
  summary: 'Add a template. One that names an unknown fact is refused.',
  body: TemplateInput,
  response: Template,
});
export const changeTemplate = endpoint({
  method: 'patch',
  path: '/templates/:templateId',
  summary: 'Change a template.',
  params: z.object({ templateId: TemplateId }),
  body: TemplateInput,
  response: Template,
});
export const removeTemplate = endpoint({
  method: 'delete',
  path: '/templates/:templateId',
  summary: 'Remove a template.',
  params: z.object({ templateId: TemplateId }),
  response: z.object({}),
});
