import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceOf } from '../../../../server/domains/access/device.rules.ts';

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36', 'Chrome on Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 YaBrowser/25.1 Safari/537.36',
    'Yandex Browser on Windows',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1', 'Safari on iOS'],
  ['', 'Unknown browser'],
])('%s is %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

test('nothing of what was sent is kept', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(deviceOf(`${text} 4111 1111 1111 1111`)).toMatch(/^[A-Z][A-Za-z ]+$/);
    }),
  );
});
