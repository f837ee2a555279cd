import { expect, test } from 'vitest';
import { withOpaqueUids } from '../../../../server/domains/transactions/opaque-uid.rules.ts';
import type { Reading, Term } from '../../../../server/domains/transactions/search/contract.ts';

const term = (...readings: Reading[]): Term => ({ key: 'k', certainty: 'guessed', readings });
const kinds = (given: Term) => withOpaqueUids([given])[0]?.readings.map(({ kind }) => kind);

test('what reads as an order may be a uid', () => {
  expect(kinds(term({ kind: 'order', order: 'L77-00000077' }))).toEqual(['order', 'uid']);
});

test('what is too short, not of a uid’s letters, or already one is left alone', () => {
  expect(kinds(term({ kind: 'order', order: '10423' }))).toEqual(['order']);
  expect(kinds(term({ kind: 'order', order: 'заказ-10423' }))).toEqual(['order']);
  expect(kinds(term({ kind: 'email', email: 'a@b.example' }))).toEqual(['email']);
});
