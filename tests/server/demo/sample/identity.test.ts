import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkoutTokenOf,
  historyKey,
  keyOfCheckoutToken,
  keyOfUid,
  liveKey,
  memberOf,
  placeOf,
  uidOf,
} from '../../../../server/demo/sample/identity.ts';

const key = fc.integer({ min: 0, max: 0xffff_ffff });

test('a uid and a checkout token lead back to where the transaction stands', () => {
  fc.assert(
    fc.property(fc.integer(), key, (seed, given) => {
      expect(keyOfUid(seed, uidOf(seed, given))).toBe(given);
      expect(keyOfCheckoutToken(seed, checkoutTokenOf(seed, given))).toBe(given);
    }),
  );
});

test('a uid looks like a UUID', () => {
  fc.assert(
    fc.property(fc.integer(), key, (seed, given) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(uidOf(seed, given)),
    ),
  );
});

test.each(['', 'not a uid', '00000000-0000-0000-0000-000000000000'])('%j leads nowhere', (text) => {
  expect(keyOfUid(1, text)).toBeUndefined();
  expect(keyOfCheckoutToken(1, text)).toBeUndefined();
});

test('places survive in their keys', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20_000, max: 52_000 }),
      fc.integer({ min: 0, max: 4095 }),
      fc.integer({ min: 0, max: 7 }),
      (epochDay, family, member) => {
        const made = historyKey(epochDay, family) + member;
        expect(placeOf(made)).toEqual({ kind: 'history', epochDay, family });
        expect(memberOf(made)).toBe(member);
        expect(placeOf(liveKey(family) + member)).toEqual({ kind: 'live', family });
      },
    ),
  );
});
