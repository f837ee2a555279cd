import { expect, test } from 'vitest';
import { WORDS } from '../../support/words.ts';

type Words = { [key: string]: string | Words };

/** Every word by its whole key. */
function flat(words: Words, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
}

const english = new Map(flat(WORDS.en));
const russian = new Map(flat(WORDS.ru));
const singular = (key: string) => key.replace(/_(few|many)$/, '_other');

test('both languages have the same words', () => {
  expect([...new Set([...russian.keys()].map(singular))].sort()).toEqual([...english.keys()].sort());
});

test('a word takes the same values in both languages', () => {
  const placesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
  // One of a thing may be said without its number.
  const differing = [...russian]
    .filter(([key]) => !key.endsWith('_one'))
    .filter(([key, text]) => placesIn(text).join() !== placesIn(english.get(singular(key)) ?? '').join())
    .map(([key]) => key);

  expect(differing).toEqual([]);
});

test('what is counted has all forms of its language', () => {
  const counted = [...english.keys()].filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -6));
  const missing = counted.flatMap((key) =>
    ['_one', '_few', '_many', '_other'].map((form) => key + form).filter((form) => !russian.has(form)),
  );

  expect(missing).toEqual([]);
});

test('no word is empty, and none was left in the other language', () => {
  const empty = [...english, ...russian].filter(([, text]) => text.trim() === '');
  const leftEnglish = [...russian].filter(
    ([key, text]) => /^[A-Za-z][a-z]+ [a-z]+/.test(text) && text === english.get(key),
  );

  expect(empty).toEqual([]);
  expect(leftEnglish).toEqual([]);
});
