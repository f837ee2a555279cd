import { expect, test } from 'vitest';
import { planLookUps } from '../../../../server/domains/transactions/look-ups.rules.ts';
import { understandText } from '../../../../server/domains/transactions/search/understand-text.rules.ts';

const now = Temporal.ZonedDateTime.from('2026-11-09T12:00:00+03:00[Europe/Minsk]');
const plan = (text: string, shops: number[] = []) => planLookUps(understandText(text, { now }).terms, shops);
const kinds = (text: string, shops: number[] = []) => plan(text, shops).map(({ by }) => by);

test.each([
  ['RRN 112233445566', ['rrn']],
  ['payer@shop.example', ['email']],
  ['заказ 10423', ['order']],
  ['код авторизации A1B2C3', ['auth-code']],
])('%j asks one question', (text, asked) => {
  expect(kinds(text)).toEqual(asked);
});

test('a card with a day is asked for in that day and, lest the day is wrong, at any time', () => {
  const windows = plan('карта 4242 вчера').map((lookUp) => ('window' in lookUp ? lookUp.window?.from : 'none'));

  expect(windows).toEqual(['2026-11-07T21:00:00.000000Z', undefined]);
});

test('an amount without a currency is asked for with two decimals and with none', () => {
  const amounts = plan('сумма 4850,00').flatMap((lookUp) => (lookUp.by === 'amount' ? [lookUp.from] : []));

  expect(amounts).toEqual([485_000, 4_850]);
});

test('an amount with its currency is asked for in the units of that currency', () => {
  expect(plan('48,50 BYN')).toEqual([{ by: 'amount', from: 4_850, to: 4_850, shopIds: undefined, window: undefined }]);
});

test('about an amount is never asked over all time', () => {
  const asked = plan('около 50 рублей вчера').filter(({ by }) => by === 'amount');

  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every((lookUp) => 'window' in lookUp && lookUp.window !== undefined)).toBe(true);
});

test('a day alone gives the day', () => {
  expect(kinds('вчера')).toEqual(['window']);
});

test('a name of shops narrows to them', () => {
  expect(kinds('чай', [361])).toEqual(['shop']);
});

test('whatever was pasted, the questions stay few and differ', () => {
  const text = Array.from(
    { length: 40 },
    (_, n) => `заказ ${10_000 + n} карта ${1000 + n} ${n},50 BYN вчера a${n}@b.example`,
  ).join('\n');

  const asked = plan(text);

  expect(asked.length).toBeLessThanOrEqual(12);
  expect(new Set(asked.map((each) => JSON.stringify(each))).size).toBe(asked.length);
});

test('nothing understood asks nothing', () => {
  expect(plan('')).toEqual([]);
});
