import { expect, test } from 'vitest';
import { Cause, SettlementStep } from '../../../../server/domains/diagnosis/contract.ts';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import { putInWords, settlementWords } from '../../../../server/domains/diagnosis/put-in-words.ts';
import { WORDS } from '../../../../server/domains/diagnosis/templates/languages.ts';
import { ago, type Given, makeFacts, makeTransaction, type Relatives } from '../../../support/made-facts.ts';

const words = (given: Given, relatives: Relatives = {}) =>
  putInWords(explain(makeFacts(given, relatives)), 'Europe/Minsk');

test('a declined payment in a few words of both languages', () => {
  expect(words({ status: 'failed', code: 'F.0114', bankMessage: 'NOT ENOUGH' })).toMatchObject({
    ru: {
      headline: 'Не хватило денег на счёте',
      side: 'банк плательщика',
      certainty: 'точно',
      next: 'плательщик: пополнить счёт или оплатить другой картой',
      retry: 'можно повторить позже',
      settlement: 'Денег нет: платёж не прошёл.',
      evidence: ['F.0114 — словарь beGateway: «Не хватило денег на счёте»', 'NOT ENOUGH — сообщение банка'],
    },
    en: {
      headline: 'Insufficient funds on the account',
      next: 'the payer: top up the account or use another card',
      evidence: [
        'F.0114 — beGateway catalogue: “Insufficient funds on the account”',
        "NOT ENOUGH — the bank's message",
      ],
    },
  });
});

test('a code with several meanings shows them all', () => {
  const { en } = words({ status: 'failed', bankCode: 'R1' });

  expect(en.codes).toEqual([
    'R1 — read in more than one way: ISO 8583 “The payer withdrew consent to charges”, bank_one “The payment went through”',
  ]);
});

test('a code of no book says so', () => {
  expect(words({ status: 'failed', code: 'F.0499' }).ru.codes).toEqual(['F.0499 — в наших словарях не найден']);
});

test('times and gaps are said as people say them', () => {
  const twin = makeTransaction({ uid: 'twin', status: 'successful', trackingId: '1', createdAt: ago(118) });
  const { ru } = words(
    { status: 'successful', trackingId: '1', paidAt: '2026-11-24T16:00:00.000000Z' },
    { sameOrder: [twin] },
  );

  expect(ru.evidence).toContain('twin — тот же заказ и сумма, разница 2\u00a0мин');
  expect(ru.evidence).toContain('24 ноября 2026, 19:00 UTC+3 — списано с плательщика');
  expect(ru.also).toEqual(['Платёж прошёл (точно)']);
});

test('what stands beside a payment is called by its name', () => {
  const refund = makeTransaction({ uid: 'r', type: 'refund', status: 'successful', parentUid: 'made-1' });

  expect(words({ status: 'successful' }, { children: [refund] }).ru.evidence).toEqual([
    '4850 — за ней последовало: возврат',
  ]);
});

test('where the money is and what comes next', () => {
  const said = settlementWords(
    { step: 'bank-day-closed', since: '2026-11-24T21:00:00.000000Z', next: 'settlement', passed: [] },
    'en',
    'Europe/Minsk',
  );

  expect(said).toBe("The bank's day is closed: 25 November 2026, 00:00 UTC+3. Next comes the transfer to the shop.");
});

test('both languages say everything that the other says', () => {
  const keysOf = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]))
      : typeof value;

  expect(keysOf(WORDS.ru)).toEqual(keysOf(WORDS.en));
  expect(Object.keys(WORDS.ru.headline)).toEqual(expect.arrayContaining([...Cause.options]));
  expect(Object.keys(WORDS.ru.settlement)).toEqual(expect.arrayContaining([...SettlementStep.options]));
});

test('a headline fits a line of a list', () => {
  for (const language of ['ru', 'en'] as const)
    for (const headline of Object.values(WORDS[language].headline))
      expect(headline.length, headline).toBeLessThanOrEqual(52);
});
