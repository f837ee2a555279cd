import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '../../../../server/domains/access/network.rules.ts';

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:1::5', '2001:db8:1:0::/64'],
  ['2001:0DB8:0001:0000:0:0:0:1', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['1:2:3:4:5:6:7:8:9', 'unknown'],
  ['1::2::3', 'unknown'],
  ['not an address', 'unknown'],
  ['', 'unknown'],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('all addresses of one /64 are one network, and of two are two', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }),
      fc.integer({ min: 1, max: 0xffff }),
      (groups, other) => {
        const spell = (parts: number[]) => parts.map((part) => part.toString(16)).join(':');
        const neighbour = [...groups.slice(0, 7), other];
        const stranger = [groups[0] ?? 0, groups[1] ?? 0, groups[2] ?? 0, (groups[3] ?? 0) ^ other, ...groups.slice(4)];

        expect(networkOf(spell(neighbour))).toBe(networkOf(spell(groups)));
        expect(networkOf(spell(stranger))).not.toBe(networkOf(spell(groups)));
      },
    ),
  );
});
