import { type FactOpens, TEMPLATE_FACTS, type TemplateAudience, type TemplateFact } from './contract.ts';

/** The most that a reader of this audience may be shown. */
const MOST: Record<TemplateAudience, FactOpens> = { merchant: 'merchant', payer: 'payer', anybody: 'nothing' };
const ORDER: readonly FactOpens[] = ['nothing', 'payer', 'merchant'];

/** Facts that are more than this opens. */
export function beyond(opens: FactOpens, facts: readonly TemplateFact[]): TemplateFact[] {
  return facts.filter((fact) => ORDER.indexOf(TEMPLATE_FACTS[fact]) > ORDER.indexOf(opens));
}

/** Facts that a template for this audience may not name. A text for anybody tells of no payment. */
export const notForAudience = (audience: TemplateAudience, facts: readonly TemplateFact[]): TemplateFact[] =>
  beyond(MOST[audience], facts);

/** Whether a template for this audience may go to somebody to whom this is open. */
export const mayBeSentTo = (audience: TemplateAudience, opens: FactOpens): boolean =>
  ORDER.indexOf(opens) >= ORDER.indexOf(MOST[audience]);
