import { expect, test } from 'vitest';
import {
  EMPTY_SHOP_KEYS,
  sentPlaceOf,
  shopKeysDraftOf,
  shopKeysIn,
  shopKeysInputOf,
  withPasted,
} from '../../../../web/features/gateways/shop-keys.rules.ts';

const known = shopKeysDraftOf({ shopId: 361, secretFingerprint: 'ab12' });
const typed = { ...EMPTY_SHOP_KEYS, shopId: '362', secretKey: ' made up ' };

test('a form that nobody touched sends no key', () => {
  expect(shopKeysInputOf([known, EMPTY_SHOP_KEYS])).toEqual([]);
});

test('only what was typed is sent', () => {
  expect(shopKeysInputOf([known, typed])).toEqual([{ shopId: 362, secretKey: 'made up' }]);
});

test('a forgotten shop loses both keys', () => {
  const sent = shopKeysInputOf([{ ...known, isForgotten: true }]);

  expect(sent).toEqual([{ shopId: 361, secretKey: null, publicKey: null }]);
});

test('a line is found by the place at which the server saw it', () => {
  expect(sentPlaceOf([known, typed], typed)).toBe('shops.0');
});

test('pasted lines are read however they are parted, and the rest is given back', () => {
  const { drafts, unread } = shopKeysIn('361 one\n362;two\n\n363\tthree\nno number here');

  expect(drafts.map(({ shopId, secretKey }) => [shopId, secretKey])).toEqual([
    ['361', 'one'],
    ['362', 'two'],
    ['363', 'three'],
  ]);
  expect(unread).toEqual(['no number here']);
});

test('pasted keys go to the lines of their shops', () => {
  const { drafts } = shopKeysIn('361 new\n400 other');

  const after = withPasted([known], drafts);

  expect(after).toEqual([
    { ...known, secretKey: 'new' },
    { ...EMPTY_SHOP_KEYS, shopId: '400', secretKey: 'other' },
  ]);
});
