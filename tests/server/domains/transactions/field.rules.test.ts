import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnOf, keptValue } from '../../../../server/domains/transactions/field.rules.ts';

test('fields are named in the database as the driver names them', () => {
  expect(columnOf('threeDsFailReason')).toBe('three_ds_fail_reason');
  expect(columnOf('cardLast4')).toBe('card_last4');
});

test('absent, null and empty are the same: not told', () => {
  expect([undefined, null, ''].map((value) => keptValue('code', value))).toEqual([undefined, undefined, undefined]);
});

test('any text becomes one that the database gives back unchanged, and stays so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const kept = String(keptValue('trackingId', text) ?? '');

      expect(kept.isWellFormed()).toBe(true);
      expect(['\0', '\x1e', '\x1f'].some((sign) => kept.includes(sign))).toBe(false);
      expect(kept.length).toBeLessThanOrEqual(255);
      expect(keptValue('trackingId', kept) ?? '').toBe(kept);
    }),
  );
});

test('equal objects are equal text, whatever the order of their keys', () => {
  expect(keptValue('protection', { b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}');
});
