import { expect, test } from 'vitest';
import { TransactionFacts } from '#contract/transactions';
import { unknownFields } from '../../../../server/domains/transactions/unknown-fields.rules.ts';
import { en } from '../../../../web/features/transactions/words.en.ts';
import { serverSources, wordsIn } from '../../../support/words-of-server.ts';

test('every oddity of a document is told in words', () => {
  const oddities = wordsIn(
    serverSources('domains/gateways'),
    /\bodd\(oddities, '([a-z0-9-]+)'/g,
    /'((?:text|encoding)-[a-z0-9-]+) document'/g,
  );

  expect(Object.keys(en.oddity).sort()).toEqual(oddities);
});

test('every field of which the screen says that it is not known has a name', () => {
  const nothing = Object.fromEntries(Object.keys(TransactionFacts.shape).map((field) => [field, null]));
  const listed = { ...nothing, bestSource: 'list', status: 'successful' } as TransactionFacts; // nothing else is known of it

  const fields = unknownFields(listed).map(({ field }) => field);

  expect(fields.length).toBeGreaterThan(20);
  expect(Object.keys(en.fields)).toEqual(expect.arrayContaining(fields));
});

test('every fact that a verdict shows as its evidence has a name', () => {
  const facts = wordsIn(serverSources('domains/diagnosis'), /\bline\(\s*['`]([A-Za-z]+)[.'`]/g);

  expect(facts.length).toBeGreaterThan(20);
  expect(Object.keys(en.fields)).toEqual(expect.arrayContaining(facts));
});
