import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTrackingId, type TrackingParts } from '../../../../server/domains/transactions/tracking-id.rules.ts';

const CASES: [platform: string | undefined, trackingId: string, parts: TrackingParts][] = [
  ['woocommerce', '10423', { order: '10423' }],
  ['opencart-3', '77', { order: '77' }],
  ['prestashop', '351', { cart: '351' }],
  ['bitrix', '10423:2', { order: '10423', payment: '2' }],
  ['bitrix', '88#5', { payment: '88', method: '5' }],
  ['magento', '000000123_5ace1cc4', { order: '000000123' }],
  ['cs-cart', '123', { order: '123' }],
  ['cs-cart', '123_2', { order: '123', attempt: '2' }],
  ['virtuemart', '4|10423', { method: '4', order: '10423' }],
  ['whmcs', '512|77', { order: '512', client: '77' }],
  ['joomshopping', '10423|48.50|BYN', { order: '10423', total: '48.50', currency: 'BYN' }],
  ['moodle', '5|12|3', { client: '5', course: '12' }],
  [undefined, '10423|48.50|BYN', { order: '10423', total: '48.50', currency: 'BYN' }],
  [undefined, '10423;client-77', { order: '10423' }],
  ['woocommerce', 'wc_order_77', {}],
  ['prestashop', 'A-17', {}],
  [undefined, '4|10423', {}],
  [undefined, '10423:2', {}],
  [undefined, '10423', {}],
  ['woocommerce', '  10423 ', { order: '10423' }],
  [undefined, '', {}],
];

test.each(CASES)('%s writes %s', (platform, trackingId, parts) => {
  expect(readTrackingId(trackingId, platform)).toEqual(parts);
});

test('every part stands in the tracking id itself, whatever it is', () => {
  const platforms = fc.constantFrom(undefined, ...CASES.map(([platform]) => platform));

  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), platforms, (trackingId, platform) => {
      for (const part of Object.values(readTrackingId(trackingId, platform))) expect(trackingId).toContain(part);
    }),
  );
});
