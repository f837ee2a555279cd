import { expect, test } from 'vitest';
import { en } from '../../../web/lib/refusals.words.en.ts';
import { ru } from '../../../web/lib/refusals.words.ru.ts';
import { serverSources, wordsIn } from '../../support/words-of-server.ts';

const READERS = 'domains/gateways/begateway/';

/** Why a document is refused by the parser, a page by the puller, a row by the reader of files. */
const refusals = [
  ...wordsIn(serverSources(`${READERS}parse.rules.ts`), /\brefuse\('([a-z0-9-]+)'/g),
  ...wordsIn(serverSources(`${READERS}root.rules.ts`), /\bno\('([a-z-]+)'/g, /\breturn '([a-z]+(?:-[a-z]+)+)'/g),
  ...wordsIn(serverSources(`${READERS}json.rules.ts`), /\bno\('([a-z-]+)'/g),
  ...wordsIn(
    serverSources(`${READERS}report.ts`, `${READERS}back-office.ts`, 'domains/gateways/process-notifications.ts'),
    /\breason: '([a-z-]+)'/g,
  ),
  ...wordsIn(
    serverSources('domains/transactions/take-import-slice.ts'),
    /\bproblem: '([a-z-]+)'/g,
    /\breturn '([a-z]+(?:-[a-z]+)+)'/g,
    /\? '([a-z]+(?:-[a-z]+)+)' : undefined/g,
    /\?\? '([a-z-]+)'/g,
  ),
];
const each = [...new Set(refusals)];

test('the reasons of refused documents and rows are found', () => {
  expect(each).toEqual(expect.arrayContaining(['uid-missing', 'split-payment', 'rows-missing', 'quote-never-closed']));
});

test.each(each)('a document or row refused as %s is told in words', (reason) => {
  expect(Object.keys(en)).toContain(reason);
  expect(Object.keys(ru)).toContain(reason);
});

test('no sentence is kept for a reason that nobody gives', () => {
  expect(Object.keys(en).filter((reason) => !each.includes(reason))).toEqual([]);
});
