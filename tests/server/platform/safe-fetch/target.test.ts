import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../../../server/platform/safe-fetch/special-addresses.ts';
import { readTarget } from '../../../../server/platform/safe-fetch/target.ts';

const refusal = (url: string) => {
  const target = readTarget(url);
  return target.ok ? undefined : target.error;
};

describe('what is never asked', () => {
  test.each([
    ['not a url', 'url-unreadable'],
    [`https://shop.example/${'a'.repeat(2_000)}`, 'url-unreadable'],
    ['ftp://shop.example/', 'scheme-refused'],
    ['file:///etc/passwd', 'scheme-refused'],
    ['gopher://shop.example/', 'scheme-refused'],
    ['javascript:alert(1)', 'scheme-refused'],
    ['https://user:word@shop.example/', 'credentials-refused'],
    ['https://user@shop.example/', 'credentials-refused'],
    ['https://shop.example:22/', 'port-refused'],
    ['http://shop.example:8080/', 'port-refused'],
    ['https://shop.example:5432/', 'port-refused'],
    ['http://localhost/', 'host-refused'],
    ['http://localhost./', 'host-refused'],
    ['http://LOCALHOST/', 'host-refused'],
    ['http://a.localhost/', 'host-refused'],
    ['http://a.localhost./', 'host-refused'],
    ['http://printer.local/', 'host-refused'],
    ['http://metadata.google.internal/', 'host-refused'],
    ['http://router.lan/', 'host-refused'],
    ['http://nas.home.arpa/', 'host-refused'],
    ['http://intranet/', 'host-refused'],
    ['http://shop..example/', 'host-refused'],
    ['http://shop.example../', 'host-refused'],
  ])('%s: %s', (url, word) => {
    expect(refusal(url)).toBe(word);
  });

  test.each([
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://0x7f.0.0.1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe90::1]/',
    'http://①②⑦.⓪.⓪.①/',
  ])('%s is read as the address that it is, however it is spelt', (url) => {
    const target = readTarget(url);

    expect(target).toMatchObject({ ok: true, value: { isLiteral: true } });
    expect(target.ok && isPublicAddress(target.value.host)).toBe(false);
  });
});

test('a name is taken in lower case and without its final dot, with the port of its scheme', () => {
  expect(readTarget('https://Shop.Example./pay?x=1')).toMatchObject({
    ok: true,
    value: { host: 'shop.example', port: 443, isSecure: true, isLiteral: false },
  });
  expect(readTarget('http://shop.example/')).toMatchObject({ ok: true, value: { port: 80, isSecure: false } });
  expect(readTarget('https://shop.example:8443/')).toMatchObject({ ok: true, value: { port: 8443 } });
  expect(readTarget('https://магазин.бел/')).toMatchObject({ ok: true, value: { host: 'xn--80aairftm.xn--90ais' } });
});
