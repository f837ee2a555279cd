import { expect, test } from 'vitest';
import { namesUid, placeOf, recordDocument } from '../../../../server/domains/transactions/csv-columns.rules.ts';

test.each([
  ['uid', 'uid'],
  ['  Transaction ID ', 'uid'],
  ['№ заказа', undefined],
  ['Номер заказа', 'tracking_id'],
  ['Created-At', 'created_at'],
  ['Лицевой счёт', 'erip.account_number'],
  ['constructor', undefined],
  ['__proto__', undefined],
])('a column called %j fills %j', (column, place) => {
  expect(placeOf(column)).toBe(place);
});

test('a file without a uid is not one of transactions', () => {
  expect(namesUid(['Дата', 'Сумма'])).toBe(false);
  expect(namesUid(['Дата', 'UID'])).toBe(true);
});

const documentOf = (columns: Record<string, string>) =>
  recordDocument(Object.keys(columns), Object.values(columns), 'Europe/Minsk');

test.each([
  ['48,50', 'BYN', 4850],
  ['48.5', 'BYN', 4850],
  ['1 234,56', 'USD', 123_456],
  ['4850', 'BYN', '4850'],
  ['1 000,00', 'JPY', 1000],
  ['1.25', 'KWD', 1250],
  ['-5,00', 'BYN', '-5,00'],
  ['много', 'BYN', 'много'],
])('an amount written %j in %s becomes %j', (written, currency, amount) => {
  expect(documentOf({ uid: 'u', amount: written, currency }).amount).toBe(amount);
});

test.each([
  ['08.11.2026 19:04:31', '2026-11-08T16:04:31Z'],
  ['8.11.2026', '2026-11-07T21:00:00Z'],
  ['2026-11-08 19:04', '2026-11-08T16:04:00Z'],
  ['2026-11-08T16:04:31Z', '2026-11-08T16:04:31Z'],
  ['31.02.2026', '31.02.2026'],
  ['вчера', 'вчера'],
])('a time written %j becomes %j', (written, at) => {
  expect(documentOf({ uid: 'u', 'Дата создания': written }).created_at).toBe(at);
});

test('columns that nothing explains are kept beside', () => {
  expect(documentOf({ uid: 'u', Статус: 'Успешно', Комментарий: 'да', Пусто: '' })).toEqual({
    uid: 'u',
    status: 'successful',
    other_columns: { Комментарий: 'да' },
  });
});
