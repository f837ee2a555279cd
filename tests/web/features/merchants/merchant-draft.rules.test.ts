import { expect, test } from 'vitest';
import { MerchantInput } from '#contract/merchants';
import { merchantDraftOf, merchantInputOf } from '../../../../web/features/merchants/merchant-draft.rules.ts';

test('what was left empty is not known', () => {
  const input = merchantInputOf({ ...merchantDraftOf(undefined), name: 'Corner shop' });

  expect(MerchantInput.parse(input)).toMatchObject({
    number: null,
    vertical: null,
    language: null,
    accountManagerId: null,
  });
});

test('a number that is none is refused by the contract, not guessed', () => {
  const input = merchantInputOf({ ...merchantDraftOf(undefined), name: 'Corner shop', number: '12a' });

  expect(MerchantInput.safeParse(input).success).toBe(false);
});
