import { z } from 'zod';
import { Language } from '#contract/contacts';
import { endpoint } from '#kernel/endpoint';
import { TemplateId } from '#kernel/ids';

/** Whom a template is for; one for payers may not name what only the merchant may know. */
export const TemplateAudience = z.enum(['merchant', 'payer', 'anybody']);
export type TemplateAudience = z.infer<typeof TemplateAudience>;

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
