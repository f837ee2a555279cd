import { expect, test } from 'vitest';
import { mergeTransactions } from '../../../../../server/domains/transactions/index.ts';
import { searchTransactions } from '../../../../../server/domains/transactions/queries/search-transactions.ts';
import { freshDatabase, testContext } from '../../../../support/database.ts';
import { document, page } from '../documents.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const known = { timeZone: 'Europe/Minsk', knownShops: [{ shopId: 361, names: ['Зелёный чай', 'tea.example'] }] };
const search = (text: string, more = {}) => searchTransactions(ctx, { text, limit: 50, ...more }, known);
const found = async (text: string) => (await search(text)).items.map(({ transaction }) => transaction.uid);

await mergeTransactions(
  ctx,
  page(
    [
      document({
        uid: 'p-0000000001',
        trackingId: '10423;WEB-7',
        rrn: '112233445566',
        authCode: 'A1B2C3',
        cardBin: '420000',
        cardLast4: '4242',
        customerEmail: 'payer@shop.example',
        customerPhone: '+375 29 111-22-33',
        checkoutToken: 'a'.repeat(40),
        createdAt: '2026-11-08T16:04:31.000000Z',
      }),
      document({
        uid: 'p-0000000002',
        trackingId: '20900',
        cardBin: '420000',
        cardLast4: '4242',
        amountMinor: 9900,
        createdAt: '2026-11-01T10:00:00.000000Z',
      }),
      document({
        uid: 'p-0000000003',
        trackingId: 'X-20901',
        shopId: 362,
        amountMinor: 4850,
        cardLast4: '1111',
        createdAt: '2026-11-08T06:58:00.000000Z',
      }),
      document({ uid: 'p-0000000004', trackingId: 'CASE-77', amountMinor: 123456, currency: 'RUB' }),
    ],
    'webhook',
  ),
);

test.each([
  ['its uid', 'p-0000000001', 'p-0000000001'],
  ['one of the values in its tracking id', 'заказ 10423', 'p-0000000001'],
  ['another of the values', 'order WEB-7', 'p-0000000001'],
  ['its order in other case', 'order case-77', 'p-0000000004'],
  ['its RRN', 'RRN 112233445566', 'p-0000000001'],
  ['its authorisation code', 'код авторизации A1B2C3', 'p-0000000001'],
  ['its e-mail in other case', 'Payer@Shop.EXAMPLE', 'p-0000000001'],
  ['its phone, written at home', '8 029 111 22 33', 'p-0000000001'],
  ['its checkout token', 'a'.repeat(40), 'p-0000000001'],
  ['its amount with currency', '1234,56 RUB', 'p-0000000004'],
  ['card and amount', 'карта 4242, 99,00', 'p-0000000002'],
  ['a masked card', '4200 00** **** 4242 сумма 48,50', 'p-0000000001'],
  ['a name of its shop with the day', 'Зеленый чай 1 ноября', 'p-0000000002'],
])('a payment is found first by %s', async (_by, text, uid) => {
  const [first] = await found(text);

  expect(first).toBe(uid);
});

test('a whole message finds its payment first, with every reason', async () => {
  const answer = await search(
    'Почему не прошёл платёж по заказу 10423? клиент платил картой 4242 вчера около семи, 48,50',
  );

  expect(answer.items[0]?.transaction.uid).toBe('p-0000000001');
  expect(answer.items[0]?.reasons.map(({ kind }) => kind).sort()).toEqual(['amount', 'card', 'order', 'time-window']);
  expect(answer.isFarAhead).toBe(true);
});

test('a term that was struck out finds nothing and stays shown', async () => {
  const first = await search('заказ 10423');
  const keys = first.understood.terms.map(({ key }) => key);

  const without = await search('заказ 10423', { without: keys });

  expect(without.items).toEqual([]);
  expect(without.understood.terms.map(({ key }) => key)).toEqual(keys);
});

test('corrected terms are searched instead of the text', async () => {
  const { understood } = await search('заказ 10423');
  const terms = understood.terms.map((term) => ({ ...term, readings: [{ kind: 'order' as const, order: '20900' }] }));

  const corrected = await search('заказ 10423', { terms });

  expect(corrected.items.map(({ transaction }) => transaction.uid)).toEqual(['p-0000000002']);
});

test('pages of one hit join to the whole answer', async () => {
  const whole = await found('карта 4242');
  const joined: string[] = [];
  let after: string | undefined;
  do {
    const answer = await search('карта 4242', { limit: 1, after });
    joined.push(...answer.items.map(({ transaction }) => transaction.uid));
    after = answer.next;
  } while (after !== undefined);

  expect(joined).toEqual(whole);
  expect(whole).toHaveLength(2);
});

test('an order that looks like a card number is found by its masked form, and never echoed whole', async () => {
  const masked = '420000••••••0000';
  await mergeTransactions(ctx, page([document({ uid: 'p-0000000009', trackingId: masked })], 'webhook'));

  const answer = await search('заказ 4200000000000000');

  expect(JSON.stringify(answer)).not.toContain('4200000000000000');
  expect(answer.understood.text).toContain(masked);
  expect(answer.items[0]?.transaction.uid).toBe('p-0000000009');
});

test.each([
  '',
  '   ',
  '\u0000',
  '%',
  "'; drop table transactions; --",
  '🙂'.repeat(2_000),
  '1 '.repeat(4_000),
])('what means nothing finds nothing and breaks nothing (%#)', async (text) => {
  const { items } = await search(text);

  expect(items.length).toBeLessThanOrEqual(50);
});
