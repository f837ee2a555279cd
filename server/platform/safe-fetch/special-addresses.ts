import { BlockList, isIP } from 'node:net';

/** IANA IPv4 Special-Purpose Address Registry, multicast and the reserved block; the last is a cloud's inner service at a public number. */
const SPECIAL_V4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['168.63.129.16', 32],
];

/** What of the global unicast space the IANA IPv6 registry sets apart: protocol assignments with Teredo and ORCHID, documentation, 6to4, AS112. */
const SPECIAL_V6: readonly (readonly [network: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const v4 = new BlockList();
for (const [network, bits] of SPECIAL_V4) v4.addSubnet(network, bits, 'ipv4');
const v6 = new BlockList();
for (const [network, bits] of SPECIAL_V6) v6.addSubnet(network, bits, 'ipv6');
const globalV6 = new BlockList();
// All else (loopback, mapped and compatible IPv4, NAT64, unique local, link and site local, multicast) lies outside it.
globalV6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address, compared as a number, is one of the public internet. What cannot be read is not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !v4.check(address, 'ipv4');
  // A zone (`fe80::1%eth0`) names an interface of this machine.
  if (version !== 6 || address.includes('%')) return false;
  return globalV6.check(address, 'ipv6') && !v6.check(address, 'ipv6');
}
