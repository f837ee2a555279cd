import { expect, test } from 'vitest';
import { partial, template } from '../../../../../server/domains/diagnosis/templates/template.ts';

test('what is printed is required, what is asked about first is not', () => {
  const text = template('{{a}} {{#if b}}{{b}} {{c}}{{else}}{{d}}{{/if}}');

  expect([...text.required].sort()).toEqual(['a', 'c', 'd']);
});

test('a piece brings its own requirements', () => {
  partial('test-piece', '{{inner}}{{#if asked}}{{asked}}{{/if}}');

  expect(template('{{outer}} {{> test-piece}}').required).toEqual(['outer', 'inner']);
});

test('what is asked about outside a piece is known inside it', () => {
  partial('test-inner', '{{known}}');

  expect(template('{{#if known}}{{> test-inner}}{{/if}}').required).toEqual([]);
});

test('a name that no fact carries is an error, never a gap', () => {
  expect(() => template('{{nobody}}').render({})).toThrow('nobody');
});

test('plain text is not escaped and no line break is swallowed', () => {
  const text = template('{{a}}\n\n{{#if b}}\n{{b}}\n{{/if}}\nend');

  expect(text.render({ a: '<"&\'>', b: 'x' })).toBe('<"&\'>\n\n\nx\n\nend');
});

test('what a fact says is never read as a template', () => {
  expect(template('{{a}}').render({ a: '{{b}} {{> test-piece}}' })).toBe('{{b}} {{> test-piece}}');
});
