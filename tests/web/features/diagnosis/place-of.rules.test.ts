import { expect, test } from 'vitest';
import { EvidenceTarget } from '#contract/diagnosis';
import { placeOf } from '../../../../web/features/diagnosis/place-of.rules.ts';

const UID = 'a b/1';

test.each([
  [{ kind: 'field', id: 'rrn' }, '/transactions/a%20b%2F1#fact-rrn'],
  [{ kind: 'field', id: 'threeDs.pa' }, '/transactions/a%20b%2F1#fact-threeDs'],
  [{ kind: 'transaction', id: 'other/2' }, '/transactions/other%2F2'],
  [{ kind: 'delivery', id: 'x' }, '/transactions/a%20b%2F1#deliveries'],
  [{ kind: 'module', id: '2112' }, '/modules/2112'],
  [{ kind: 'limit', id: 'l-1' }, '/limits/l-1'],
  [{ kind: 'incident', id: 'i-1' }, '/incidents/i-1'],
] as const)('$kind $id opens where it lies', (target, place) => {
  expect(placeOf(target, UID)).toBe(place);
});

test('a limit that was only recognised opens the list that has it', () => {
  expect(placeOf({ kind: 'limit', id: '' }, UID)).toBe('/limits');
});

test('whatever evidence rests on opens somewhere in the console', () => {
  for (const kind of EvidenceTarget.shape.kind.options) expect(placeOf({ kind, id: 'x' }, UID)).toMatch(/^\/\w+/);
});
