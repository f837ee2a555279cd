import { expect, test } from 'vitest';
import type { Reading, Term, Understood } from '#contract/transactions';
import { TransactionUid } from '#kernel/ids';
import { gatewayKeysOf } from '../../../../web/features/transactions/gateway-keys.rules.ts';

const termOf = (key: string, ...readings: Reading[]) => ({ key, readings }) as Term; // where it stood in the text does not matter here
const understoodAs = (...terms: Term[]) => ({ terms }) as Understood; // nor does the text itself

const order: Reading = { kind: 'order', order: '10423' };
const uid: Reading = { kind: 'uid', uid: TransactionUid.parse('4107-310b0da80b') };

test('a gateway is asked by uid, order and token, and by nothing else', () => {
  const token: Reading = { kind: 'checkout-token', checkoutToken: 'abc' };
  const mail: Reading = { kind: 'email', email: 'ana@example.com' };

  const keys = gatewayKeysOf(understoodAs(termOf('a', uid), termOf('b', order), termOf('c', token), termOf('d', mail)));

  expect(keys).toEqual([
    { by: 'uid', value: '4107-310b0da80b' },
    { by: 'tracking-id', value: '10423' },
    { by: 'checkout-token', value: 'abc' },
  ]);
});

test('only the first reading counts, and what was struck out does not', () => {
  const keys = gatewayKeysOf(understoodAs(termOf('a', order, uid), termOf('b', uid)), ['b']);

  expect(keys).toEqual([{ by: 'tracking-id', value: '10423' }]);
});

test('a text of which nothing was understood asks nothing', () => {
  expect(gatewayKeysOf(undefined)).toEqual([]);
});
