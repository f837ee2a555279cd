import { expect, test } from 'vitest';
import type { Template } from '#contract/knowledge';
import { TEMPLATE_FACTS } from '#contract/knowledge';
import type { TemplateId } from '#kernel/ids';
import { factsFor, templateDraftOf, templateInputOf } from '../../../../web/features/knowledge/template-draft.rules.ts';
import { en } from '../../../../web/features/knowledge/words.en.ts';

const template: Template = {
  id: '00000000-0000-7000-8000-000000000001' as TemplateId,
  shortName: 'looking',
  title: 'We are looking',
  audience: 'anybody',
  texts: { ru: 'Смотрим', be: 'Глядзім' },
  facts: [],
  used: 3,
  changedAt: '2026-11-09T09:00:00Z',
  changedBy: 'Ana',
};

test('a text in a language that the form does not show is kept', () => {
  const draft = templateDraftOf(template);

  expect(templateInputOf(draft, template).texts).toEqual({ ru: 'Смотрим', be: 'Глядзім' });
});

test('an emptied text is not sent', () => {
  const draft = { ...templateDraftOf(template), texts: { ru: ' ', en: 'Looking' } };

  expect(templateInputOf(draft, template).texts).toEqual({ be: 'Глядзім', en: 'Looking' });
});

test('payers are offered fewer facts than merchants, anybody the fewest', () => {
  expect(factsFor('anybody')).not.toContain('payment.amount');
  expect(factsFor('payer')).toContain('payment.amount');
  expect(factsFor('payer')).not.toContain('payment.rrn');
  expect(factsFor('merchant')).toEqual(Object.keys(TEMPLATE_FACTS));
});

test('every fact has a name on the screen', () => {
  const named = Object.keys(en.fact).map((key) => key.replace('-', '.'));

  expect(named.sort()).toEqual(Object.keys(TEMPLATE_FACTS).sort());
});
