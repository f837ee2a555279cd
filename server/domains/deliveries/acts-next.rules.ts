import type { ActsNext, DeliveryClass } from './contract.ts';

/** Who can mend what an endpoint answers. Where the address itself is wrong it is set at the gateway: that is us. */
const ACTS_NEXT: Record<DeliveryClass, ActsNext> = {
  'sent-ok': 'us',
  'too-slow': 'merchant',
  dns: 'hosting',
  refused: 'hosting',
  timeout: 'hosting',
  interrupted: 'hosting',
  'tls-expired': 'hosting',
  'tls-chain': 'hosting',
  'tls-name': 'hosting',
  'tls-other': 'hosting',
  'redirect-https': 'us',
  redirect: 'us',
  unauthorized: 'merchant',
  forbidden: 'merchant',
  firewall: 'hosting',
  'not-found': 'merchant',
  csrf: 'merchant',
  'client-error': 'merchant',
  'server-error': 'merchant',
  'not-200': 'merchant',
  'error-text': 'merchant',
  unknown: 'us',
};

export const actsNextOn = (topClass: DeliveryClass): ActsNext => ACTS_NEXT[topClass];
