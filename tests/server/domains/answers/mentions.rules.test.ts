import { expect, test } from 'vitest';
import { amountIsIn, isIn, isWordIn, sentencesOf } from '../../../../server/domains/answers/mentions.rules.ts';

test.each([
  ['Не хватило денег', 'Банк ответил: «НЕ ХВАТИЛО ДЕНЕГ»!', true],
  ['Не хватило денег', 'не хватило\u00a0 денег', true],
  ['Счёт истёк', 'счет истек', true],
  ['хватило', 'не хватилось', false],
  ['', 'anything', false],
])('words %j in %j: %s', (words, text, is) => {
  expect(isIn(words, text)).toBe(is);
});

test.each([
  ['37746555-bbdad687b0', 'uid 37746555-BBDAD687B0.', true],
  ['123456', 'код 1234567', false],
  ['F.0114', 'ошибка (F.0114)', true],
  ['F.0114', 'ошибка FX0114', false],
  ['51', 'через 51 минуту', false],
  ['51', 'код 51', true],
  ['51', 'response code: 51', true],
  ['4242', '*4242', true],
  ['More than 3 cards', 'more  than 3\ncards', true],
])('the value %j in %j: %s', (value, text, is) => {
  expect(isWordIn(value, text)).toBe(is);
});

test.each([
  ['48,50', true],
  ['48.5 BYN', true],
  ['48 руб 50 коп', true],
  ['48,50 USD', false],
  ['148,50', false],
  ['4850', false],
])('the amount in %j: %s', (text, is) => {
  expect(amountIsIn({ minor: 4850, currency: 'BYN' }, text)).toBe(is);
});

test('sentences are those that nobody else would write', () => {
  expect(sentencesOf('Да. Срок действия карты истёк в прошлом году.\nOK')).toEqual([
    'Срок действия карты истёк в прошлом году.',
  ]);
});
