import { expect, test } from 'vitest';
import { readTemplateText, renderTemplateText } from '../../../../server/domains/knowledge/template-text.ts';

test('what is printed is required unless it was asked about first', () => {
  const reading = readTemplateText(
    '{{payment.amount}}{{#if payment.order}} order {{payment.order}}{{else}} no order{{/if}}{{#unless writer.name}}Hello{{else}}{{writer.name}}{{/unless}}',
  );

  expect(reading.facts).toEqual(['payment.amount', 'payment.order', 'writer.name']);
  expect(reading.required).toEqual(['payment.amount']);
  expect(reading.unknown).toEqual([]);
});

test('a fact asked about in one branch is still required in the other', () => {
  expect(readTemplateText('{{#if payment.order}}yes{{else}}{{payment.order}}{{/if}}').required).toEqual([
    'payment.order',
  ]);
});

test.each([
  ['an unknown fact', '{{payment.secret}}', ['payment.secret']],
  ['a property of everything', '{{constructor}}', ['constructor']],
  ['a helper', '{{lookup payment "uid"}}', ['lookup']],
  ['a partial', '{{> header}}', ['PartialStatement']],
  ['another block', '{{#each payment.order}}x{{/each}}', ['each']],
  ['a block about no fact', '{{#if anything}}x{{/if}}', ['anything']],
  ['a hash', '{{payment.amount currency="x"}}', ['payment.amount']],
])('%s is no fact', (_, source, unknown) => {
  expect(readTemplateText(source).unknown).toEqual(unknown);
});

test('open braces are told as broken', () => {
  expect(readTemplateText('{{payment.amount').broken).toBeTypeOf('string');
});

test('facts are filled in as they are, in plain text', () => {
  const text = renderTemplateText('«{{payment.shop}}»\n{{#if payment.order}}№ {{payment.order}}{{/if}}.', {
    'payment.shop': 'A & B <c>',
  });

  expect(text).toBe('«A & B <c>»\n.');
});
