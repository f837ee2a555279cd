import { expect, test } from 'vitest';
import { SendFailureReason } from '#contract/channels';
import { en } from '../../../../web/features/tickets/words.en.ts';
import { ru } from '../../../../web/features/tickets/words.ru.ts';
import { serverSources, wordsIn } from '../../../support/words-of-server.ts';

test.each(SendFailureReason.options)('an answer that meets %s is told in words', (reason) => {
  expect(Object.keys(en.failure)).toContain(reason);
  expect(Object.keys(ru.failure)).toContain(reason);
});

test('no sentence is kept for a failure that no channel has', () => {
  expect(Object.keys(en.failure).sort()).toEqual([...SendFailureReason.options].sort());
  expect(Object.keys(ru.failure).sort()).toEqual([...SendFailureReason.options].sort());
});

test('no failure is on the list that no channel gives', () => {
  const given = wordsIn(serverSources('domains/channels'), /(?:reason: |return |[?:] )'([a-z-]+)'/g);

  expect(given).toEqual(expect.arrayContaining([...SendFailureReason.options]));
});
