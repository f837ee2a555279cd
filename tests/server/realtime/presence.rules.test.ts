import { expect, test } from 'vitest';
import { changesOf, gathered } from '../../../server/realtime/presence.rules.ts';

const jana = { stream: 'ticket:1', personId: 'jana', mode: 'viewing' as const };

test('somebody in two windows is there once, and typing in one of them is typing', () => {
  const here = gathered([jana, { ...jana, mode: 'typing' }, { ...jana, personId: 'alex' }]);

  expect(here.get('ticket:1')).toEqual([
    { personId: 'alex', mode: 'viewing' },
    { personId: 'jana', mode: 'typing' },
  ]);
});

test('only what is different is told, and a place that everybody left is told as empty', () => {
  const before = gathered([jana, { ...jana, stream: 'ticket:2' }]);
  const now = gathered([jana, { ...jana, stream: 'ticket:3' }]);

  expect(changesOf(before, now)).toEqual([
    { stream: 'ticket:2', people: [] },
    { stream: 'ticket:3', people: [{ personId: 'jana', mode: 'viewing' }] },
  ]);
  expect(changesOf(now, now)).toEqual([]);
});
