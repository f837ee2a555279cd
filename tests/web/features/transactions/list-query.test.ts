import { expect, test } from 'vitest';
import { cleanFilter, listQueryOf } from '../../../../web/features/transactions/list-query.ts';

test('the address and the call name the same filters', () => {
  const query = listQueryOf({ status: 'failed,error', shop: 361, from: '2026-11-01', test: false });

  expect(query).toMatchObject({ status: 'failed,error', shopId: 361, fromDay: '2026-11-01', test: 'false' });
});

test('a mode that is not chosen is not asked for', () => {
  expect(listQueryOf({}).test).toBeUndefined();
});

test('a filter that is taken away leaves the address', () => {
  expect(cleanFilter({ status: 'failed', currency: undefined })).toEqual({ status: 'failed' });
});
