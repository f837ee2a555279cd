import { expect, test } from 'vitest';
import { AccountId, MerchantId } from '#kernel/ids';
import { draftTo, identityOf, openInputOf } from '../../../../web/features/tickets/open-draft.rules.ts';

test.each([
  ['Anna@Example.COM ', { kind: 'email', value: 'anna@example.com' }],
  ['+375 (29) 123-45-67', { kind: 'phone', value: '+375291234567' }],
  ['77001122', { kind: 'telegram', value: '77001122' }],
  ['@anna', undefined],
  ['291234', { kind: 'telegram', value: '291234' }],
  ['', undefined],
] as const)('%j is taken as %j', (typed, identity) => {
  expect(identityOf(typed)).toEqual(identity);
});

test('without a subject the first line is one', () => {
  const draft = {
    subject: ' ',
    text: 'Where is my money?\nOrder 5',
    topic: 'other',
    side: 'payer',
    merchantId: null,
    name: ' Anna ',
    address: '',
    payment: ' ',
    sendFrom: null,
  } as const;

  expect(openInputOf(draft)).toMatchObject({
    subject: 'Where is my money?',
    contact: { name: 'Anna', identity: null },
    transactionUid: null,
  });
});

test('a first message to a contact goes where there is a way, about the only merchant they have', () => {
  const [account, merchant] = [AccountId.parse(uuid(1)), MerchantId.parse(uuid(2))];
  const accounts = [{ id: account, kind: 'email', name: 'Support', paused: false }] as const;
  const identities = [
    { kind: 'phone', value: '+375291112233' },
    { kind: 'email', value: 'vera@shop.example' },
  ] as const;
  const merchants = [{ id: merchant, name: 'Lavka' }];
  const vera = { name: 'Vera', identities: [...identities], merchants };

  expect(draftTo(vera, accounts)).toEqual({
    draft: { name: 'Vera', address: 'vera@shop.example', sendFrom: account, side: 'merchant', merchantId: merchant },
    merchants,
  });
  expect(draftTo({ ...vera, merchants: [] }, []).draft).toEqual({
    name: 'Vera',
    address: '+375291112233',
    sendFrom: null,
    side: 'payer',
    merchantId: null,
  });
  expect(draftTo({ ...vera, merchants: [...merchants, ...merchants] }, accounts).draft.merchantId).toBeNull();
});

const uuid = (place: number) => `00000000-0000-4000-8000-00000000000${place}`;
