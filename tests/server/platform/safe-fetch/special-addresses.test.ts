import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../../../server/platform/safe-fetch/special-addresses.ts';

describe('addresses that are not of the public internet', () => {
  test.each([
    '0.0.0.0',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.0.171',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:0:53aa:64c:0:fb:80ff:fffe',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe90::1',
    'febf::1',
    'fec0::1',
    'feff::1',
    'ff02::1',
    'fe80::1%eth0',
    '2a00:1450::1%lo',
    'localhost',
    '127.1',
    '0x7f.1',
    '2130706433',
    '',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test('every IPv4 of a special range, wherever in it, in all the forms of IPv6 that carry it', () => {
    const inner = fc.oneof(
      fc.integer({ min: 0, max: 0xffffff }).map((low) => [10, low]),
      fc.integer({ min: 0, max: 0xffffff }).map((low) => [127, low]),
    );

    fc.assert(
      fc.property(inner, ([high = 0, low = 0]) => {
        const dotted = [high, (low >> 16) & 0xff, (low >> 8) & 0xff, low & 0xff].join('.');
        const hex = ((high * 0x1000000 + low) >>> 0)
          .toString(16)
          .padStart(8, '0')
          .replace(/(.{4})/, '$1:');
        const forms = [dotted, `::${dotted}`, `::ffff:${dotted}`, `::ffff:${hex}`, `64:ff9b::${hex}`, `2002:${hex}::`];
        return forms.every((form) => !isPublicAddress(form));
      }),
    );
  });
});

test.each([
  '8.8.8.8',
  '93.184.215.14',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.1',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2a00:1450:4001:80b::200e',
  '2001:4860:4860::8888',
  '2606:4700::1111',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});
