import {
  type FactOpens,
  TEMPLATE_FACTS,
  type Template,
  type TemplateAudience,
  type TemplateFact,
  type TemplateInput,
} from '#contract/knowledge';

export const WRITTEN_IN = ['ru', 'en'] as const;
export type WrittenIn = (typeof WRITTEN_IN)[number];

/** What is typed into the form of a template. */
export interface TemplateDraft {
  shortName: string;
  title: string;
  audience: TemplateAudience;
  texts: Record<WrittenIn, string>;
}

export function templateDraftOf(template: Template | undefined): TemplateDraft {
  return {
    shortName: template?.shortName ?? '',
    title: template?.title ?? '',
    audience: template?.audience ?? 'anybody',
    texts: { ru: template?.texts.ru ?? '', en: template?.texts.en ?? '' },
  };
}

/** The draft as the contract wants it; a text in a language that this form does not show is kept. */
export function templateInputOf(draft: TemplateDraft, before: Template | undefined): TemplateInput {
  const typed = WRITTEN_IN.flatMap((language) => {
    const text = draft.texts[language];
    return text.trim() === '' ? [] : [[language, text] as const];
  });
  const { ru: _ru, en: _en, ...others } = before?.texts ?? {};
  return { ...draft, shortName: draft.shortName.trim(), texts: { ...others, ...Object.fromEntries(typed) } };
}

const MOST: Record<TemplateAudience, readonly FactOpens[]> = {
  anybody: ['nothing'],
  payer: ['nothing', 'payer'],
  merchant: ['nothing', 'payer', 'merchant'],
};

/** The facts that a template for this audience may name. */
export const factsFor = (audience: TemplateAudience): TemplateFact[] =>
  (Object.keys(TEMPLATE_FACTS) as TemplateFact[]) // the keys of the table are the facts
    .filter((fact) => MOST[audience].includes(TEMPLATE_FACTS[fact]));
