import { expect, test } from 'vitest';
import {
  namesOutright,
  namesPayment,
  senderTerms,
  togetherOf,
} from '../../../../server/domains/answers/writers-words.rules.ts';
import { understandText } from '../../../../server/domains/transactions/search/understand-text.rules.ts';

const now = Temporal.ZonedDateTime.from('2026-11-09T12:30[Europe/Minsk]');
const read = (text: string) => understandText(text, { now });

test('several messages are one text, and each term still stands at its place', () => {
  const together = togetherOf([read('заказ 10423'), read('карта *4242')], 'Europe/Minsk');

  const placed = together.terms.map(({ span }) => together.text.slice(span?.start, span?.end));
  expect(placed).toEqual(['заказ 10423', '*4242']);
});

test('what was said twice counts once, and the newest remain of too much', () => {
  const long = 'слово '.repeat(2000);
  const together = togetherOf(
    [read(`${long} заказ 1`), read(`${long} заказ 10423`), read('заказ 10423')],
    'Europe/Minsk',
  );

  expect(together.terms.map(({ key }) => key)).toEqual(['order:10423']);
});

test('the sender’s address is a guess beside what they said, and is not repeated', () => {
  const [mail, phone] = senderTerms(
    [
      { kind: 'email', value: 'A@example.com' },
      { kind: 'phone', value: '+375280000001' },
      { kind: 'telegram', value: '77' },
    ],
    [],
  );

  expect(mail).toMatchObject({ certainty: 'guessed', readings: [{ kind: 'email', email: 'a@example.com' }] });
  expect(phone).toMatchObject({ readings: [{ kind: 'phone', phone: '375280000001' }] });
  expect(senderTerms([{ kind: 'email', value: 'a@example.com' }], read('a@example.com').terms)).toEqual([]);
});

test('a day names no payment, a bare number names nothing outright', () => {
  expect(namesPayment(read('вчера').terms)).toBe(false);
  expect(namesPayment(read('заказ 10423').terms)).toBe(true);
  expect(namesOutright(read('10423').terms)).toBe(false);
  expect(namesOutright(read('заказ 10423').terms)).toBe(true);
});
