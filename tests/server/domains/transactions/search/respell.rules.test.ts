import fc from 'fast-check';
import { expect, test } from 'vitest';
import { respell } from '../../../../../server/domains/transactions/search/respell.rules.ts';

test.each([
  ['заакз 10423', 'заказ 10423'],
  ['закз', 'заказ'],
  ['каротй', 'картой'],
  ['вчра', 'вчера'],
  ['вчёра', 'вчера'],
  ['yestarday', 'yesterday'],
  ['zakaz, karta, vchera', 'заказ, карта, вчера'],
])('%j is read as %j', (text, right) => {
  expect(respell(text).text).toBe(right);
});

test.each([
  'вечера',
  'закат',
  'отказ',
  'Вера',
  'доброе утро',
  'июль',
  'среда',
  'rules',
  'older',
  'constructor',
  'toString',
  '__proto__',
])('%j is no slip of the pen', (word) => {
  expect(respell(word).text).toBe(word);
});

test('places lead back to where they were, before, in and behind a word put right', () => {
  const { text, original } = respell('по закзу 10423, вчра');

  expect(text).toBe('по заказу 10423, вчера');
  expect(original(text.indexOf('10423'))).toBe('по закзу '.length);
  expect(original(text.indexOf('заказу'))).toBe('по '.length);
  expect(original(text.length)).toBe('по закзу 10423, вчра'.length);
});

test('no place ever leads out of the text', () => {
  const words = fc.constantFrom('закз', 'заказ', 'вчра', 'каротй', 'zakaz', 'ё', ' ', ',', '10423');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
      const written = parts.join(' ');
      const { text, original } = respell(written);
      const places = Array.from({ length: text.length + 1 }, (_, place) => original(place));

      expect(places[0]).toBe(0);
      expect(places.at(-1)).toBe(written.length);
      expect(places.filter((place) => place < 0 || place > written.length)).toEqual([]);
    }),
  );
});
