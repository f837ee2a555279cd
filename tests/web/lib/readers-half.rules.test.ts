import { expect, test } from 'vitest';
import { readersHalf } from '../../../web/lib/readers-half.rules.ts';

test('of a name in two languages each reader gets theirs, whichever stands first', () => {
  expect(readersHalf('We are looking · Разбираемся', 'ru')).toBe('Разбираемся');
  expect(readersHalf('We are looking · Разбираемся', 'en')).toBe('We are looking');
  expect(readersHalf('Разбираемся · We are looking', 'en')).toBe('We are looking');
});

test('a name in one language, or of more parts than two, stays whole', () => {
  expect(readersHalf('Bank · limit', 'en')).toBe('Bank · limit');
  expect(readersHalf('Банк · лимит', 'en')).toBe('Банк · лимит');
  expect(readersHalf('Bank · лимит · raise', 'ru')).toBe('Bank · лимит · raise');
  expect(readersHalf('Bank', 'ru')).toBe('Bank');
});
