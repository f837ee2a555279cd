import { expect, test } from 'vitest';
import { identityOf, openInputOf } from '../../../../web/features/tickets/open-draft.rules.ts';

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
