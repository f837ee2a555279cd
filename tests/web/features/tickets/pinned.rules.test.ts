import { expect, test } from 'vitest';
import {
  isPinned,
  MOST_PINNED,
  moved,
  pinned,
  renamed,
  unpinned,
} from '../../../../web/features/tickets/pinned.rules.ts';

const view = (text: string, name = '') => ({ name, text });
const VIEWS = [view('a'), view('b'), view('c')];
const texts = (views: { text: string }[]) => views.map(({ text }) => text).join('');

test('a view is pinned at the end, and only once', () => {
  const more = pinned(VIEWS, 'd');

  expect(texts(more)).toBe('abcd');
  expect(texts(pinned(more, 'b'))).toBe('abcd');
  expect(isPinned(more, 'd')).toBe(true);
});

test('nothing is pinned without a text, or beyond what a list holds', () => {
  const full = Array.from({ length: MOST_PINNED }, (_, at) => view(String(at)));

  expect(pinned(VIEWS, '')).toEqual(VIEWS);
  expect(pinned(full, 'one more')).toEqual(full);
});

test('a view changes places with its neighbour, and stays at either end', () => {
  expect(texts(moved(VIEWS, 0, 1))).toBe('bac');
  expect(texts(moved(VIEWS, 2, -1))).toBe('acb');
  expect(texts(moved(VIEWS, 0, -1))).toBe('abc');
  expect(texts(moved(VIEWS, 2, 1))).toBe('abc');
});

test('a view is let go, and named', () => {
  expect(texts(unpinned(VIEWS, 1))).toBe('ac');
  expect(renamed(VIEWS, 1, ' Limits ')[1]).toEqual(view('b', 'Limits'));
});
