import { expect, test } from 'vitest';
import { secretsOf } from '../../../../server/domains/answers/payment-secrets.rules.ts';

test('every fact that tells of a payment is a secret of its kind, once', () => {
  const secrets = secretsOf({
    uid: 'u',
    parentUid: 'u',
    relatedUids: ['twin'],
    rrn: 'r',
    authCode: 'a',
    code: 'F.0114',
    bankCode: '51',
    bankMessage: 'Do not honor',
    gatewayId: '3610',
    protection: { rejectedRule: 'too many cards', blackListed: ['ip'] },
    customerEmail: 'a@example.com',
    trackingId: '10423',
    shopName: 'Лавка',
    clocks: ['19:04'],
  });

  expect(secrets.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
    'uid u',
    'uid twin',
    'rrn r',
    'auth-code a',
    'decline-code F.0114',
    'decline-code 51',
    'bank-words Do not honor',
    'protection 3610',
    'protection too many cards',
    'protection ip',
    'personal a@example.com',
    'order 10423',
    'shop Лавка',
    'time 19:04',
  ]);
});

test.each(['Approved', 'Successfully processed', 'OK', 'error', ''])('%j says nothing', (message) => {
  expect(secretsOf({ uid: 'u', message })).toEqual([{ kind: 'uid', value: 'u' }]);
});
