import { expect, test } from 'vitest';
import { previewOf } from '../../../../web/features/knowledge/template-preview.rules.ts';

const KNOWN = ['writer.name', 'payment.amount'];
const textOf = (source: string, values: Record<string, string>) =>
  previewOf(source, values, KNOWN)
    .pieces.map((piece) => piece.text)
    .join('');

test('facts are put into the text, each as a piece of its own', () => {
  const { pieces, missing } = previewOf('You paid {{payment.amount}}.', { 'payment.amount': '48.50 BYN' }, KNOWN);

  expect(pieces).toEqual([{ text: 'You paid ' }, { text: '48.50 BYN', fact: 'payment.amount' }, { text: '.' }]);
  expect(missing).toEqual([]);
});

test('a fact that is not there is named and blocks the text', () => {
  const { pieces, missing } = previewOf('You paid {{ payment.amount }}.', {}, KNOWN);

  expect(missing).toEqual(['payment.amount']);
  expect(pieces[1]).toMatchObject({ isMissing: true });
});

test('what is asked about first does not block', () => {
  const source = '{{#if writer.name}}Hello {{writer.name}}{{else}}Hello{{/if}}!';

  expect(textOf(source, { 'writer.name': 'Alesia' })).toBe('Hello Alesia!');
  expect(textOf(source, {})).toBe('Hello!');
  expect(previewOf(source, {}, KNOWN).missing).toEqual([]);
});

test('unless is the other way round, and blocks lie in blocks', () => {
  const source = '{{#unless writer.name}}a{{#if payment.amount}}b{{/if}}c{{/unless}}';

  expect(textOf(source, {})).toBe('ac');
  expect(textOf(source, { 'payment.amount': '1' })).toBe('abc');
  expect(textOf(source, { 'writer.name': 'Alesia', 'payment.amount': '1' })).toBe('');
});

test('names that are no facts are told, wherever they stand', () => {
  expect(previewOf('{{card}} {{#if secret}}x{{/if}}', {}, KNOWN).unknown).toEqual(['card', 'secret']);
});

test.each([
  '{{#if writer.name}}open',
  '{{/if}}',
  'a {{else}} b',
  '{{#if writer.name}}x{{/unless}}',
])('%s is broken', (source) => {
  expect(previewOf(source, {}, KNOWN).isBroken).toBe(true);
});
