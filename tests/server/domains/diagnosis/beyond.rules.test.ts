import { expect, test } from 'vitest';
import {
  DeliveryClass,
  type DeliveryFact,
  type DeliveryFacts,
  isAccepted,
} from '../../../../server/domains/deliveries/contract.ts';
import { asDeliveries } from '../../../../server/domains/diagnosis/beyond.rules.ts';
import { ago } from '../../../support/made-facts.ts';

const outcomeOf = (kind: DeliveryClass, errorText: DeliveryFact['errorText'] = null) => {
  const attempt: DeliveryFact = {
    id: 'd-1',
    n: 1,
    at: ago(60),
    trigger: 'auto',
    source: 'log',
    class: kind,
    errorText,
    httpStatus: 200,
    excerpt: null,
    host: 'shop.example',
  };
  const facts: DeliveryFacts = {
    hasLog: true,
    attempts: [attempt],
    next: null,
    gaveUp: false,
    isUnsent: false,
    endpoint: null,
    knew: null,
  };
  return asDeliveries(facts).attempts[0]?.outcome;
};

test.each<[DeliveryClass, DeliveryFact['errorText'], string]>([
  ['sent-ok', null, 'accepted'],
  ['too-slow', null, 'accepted'],
  ['unknown', null, 'unseen'],
  ['tls-expired', null, 'unreachable'],
  ['redirect-https', null, 'redirected'],
  ['unauthorized', null, 'unauthorized'],
  ['firewall', null, 'blocked'],
  ['csrf', null, 'blocked'],
  ['not-found', null, 'not-found'],
  ['server-error', null, 'site-error'],
  ['error-text', null, 'refused'],
  ['error-text', 'unauthorized', 'unauthorized'],
  ['error-text', 'order-unknown', 'order-unknown'],
  ['error-text', 'amount-differs', 'amount-differs'],
  ['error-text', 'login-page', 'not-found'],
])('%s with the text %s is %s', (kind, errorText, outcome) => {
  expect(outcomeOf(kind, errorText)).toBe(outcome);
});

test.each(DeliveryClass.options)('%s is an acceptance here where it is one of the delivery', (kind) => {
  expect(outcomeOf(kind) === 'accepted').toBe(isAccepted(kind));
});
