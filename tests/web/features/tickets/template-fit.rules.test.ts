import { expect, test } from 'vitest';
import { firstWords, fitting } from '../../../../web/features/tickets/template-fit.rules.ts';

const TEMPLATES = [
  { shortName: 'refund', title: 'Refund is on its way', used: 1 },
  { shortName: 'declined', title: 'The bank refused', used: 9 },
  { shortName: 'ref', title: 'Which order', used: 5 },
];
const names = (typed: string) => fitting(TEMPLATES, typed).map(({ shortName }) => shortName);

test('with nothing typed all are offered, the most used first', () => {
  expect(names('')).toEqual(['declined', 'ref', 'refund']);
});

test('what begins so stands before what only holds it, in either case', () => {
  expect(names('REF')).toEqual(['ref', 'refund', 'declined']);
  expect(names('nothing')).toEqual([]);
});

test('the first words of a template are told without its machinery', () => {
  const text =
    '{{#if writer.name}}Hello {{writer.name}},{{else}}Hello,{{/if}}\n\nThe payment of {{payment.amount}} is here.';

  expect(firstWords(text)).toBe('The payment of … is here.');
});
