import type { ModuleRule } from './rule.ts';

/** Plugins that take payments through one provider: two of them answer each other's notifications. */
const FAMILIES: readonly (readonly [name: string, members: RegExp])[] = [
  ['beGateway', /be ?gateway|be ?paid/i],
  [
    'Stripe',
    /\bStripe (?:Gateway|Payment)|^WooPayments$|^WooCommerce Payments$|Payment Plugins for Stripe|WooCommerce Stripe/i,
  ],
  ['PayPal', /\bPayPal (?:Payments|Checkout|Express|for WooCommerce)|Braintree/i],
  ['YooKassa', /yoo ?kassa|ЮKassa|yandex[ .-]?kassa/i],
];

/** R10: do two active plugins serve one provider? */
export const twoGateways: ModuleRule = ({ report, line }) =>
  FAMILIES.flatMap(([family, members]) => {
    const active = (report?.plugins ?? []).filter(
      ({ name, state }) => state === 'active' && members.test(name) && !/erip|ерип|\btax\b/i.test(name),
    );
    if (active.length < 2) return [];
    return [
      {
        severity: 'breaks' as const,
        subject: family,
        evidence: line(...active.map((plugin) => plugin.line)),
        params: { names: active.map(({ name }) => name).join(', ') },
      },
    ];
  });
