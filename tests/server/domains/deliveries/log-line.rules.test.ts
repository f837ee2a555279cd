import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, hostOf } from '../../../../server/domains/deliveries/address.rules.ts';
import { BODY_BYTES, LONGEST_LINE, readLogLine } from '../../../../server/domains/deliveries/log-line.rules.ts';
import { NOON } from '../../../support/database.ts';
import { logLine } from '../../../support/deliveries.ts';

const read = (more: Record<string, unknown>) => readLogLine(JSON.stringify(logLine(more)), NOON);
const problem = (more: Record<string, unknown>) => {
  const line = read(more);
  return line.ok ? undefined : line.error;
};

describe('a line of the log', () => {
  test('says one attempt', () => {
    expect(read({ at: '2026-11-09T11:00:00.25+03:00' })).toMatchObject({
      ok: true,
      value: {
        at: '2026-11-09T08:00:00.250000Z',
        address: 'shop.example/wc-api/begateway',
        httpStatus: 200,
        totalMs: 131,
        trigger: 'auto',
      },
    });
  });

  test('may leave out what is not known, and hold what is not asked for', () => {
    const bare = {
      request: undefined,
      response: null,
      timing: undefined,
      address: null,
      uid: null,
      trigger: undefined,
    };

    expect(read({ ...bare, more: { than: ['asked'] } })).toMatchObject({
      ok: true,
      value: { uid: null, httpStatus: null, totalMs: null, trigger: 'auto' },
    });
  });

  test.each([
    ['bad-event-id', { event_id: 'with space' }],
    ['bad-event-id', { event_id: '' }],
    ['bad-n', { n: 1.5 }],
    ['bad-shop-id', { shop_id: '361' }],
    ['bad-uid', { uid: '<script>' }],
    ['bad-url', { url: 'ftp://shop.example/' }],
    ['bad-url', { url: 'javascript:alert(1)' }],
    ['bad-service', { service: 'pigeons' }],
    ['bad-trigger', { trigger: 'by accident' }],
    ['bad-at', { at: '2026-11-09 08:00' }],
    ['bad-response', { response: { status: 99 } }],
    ['bad-timing', { timing: { total_ms: -1 } }],
    ['bad-request', { request: { headers: { a: {} } } }],
    ['in-the-future', { at: '2026-11-09T09:06:00Z' }],
    ['too-old', { at: '2026-08-01T09:00:00Z' }],
    ['card-in-identifier', { event_id: '4111111111111111' }],
    ['card-in-identifier', { uid: '4111111111111111' }],
  ])('is refused with %s', (reason, more) => {
    expect(problem(more)).toBe(reason);
  });

  test('that is too long, broken or no object is refused', () => {
    expect(readLogLine('x'.repeat(LONGEST_LINE + 1), NOON)).toEqual({ ok: false, error: 'line-too-long' });
    expect(readLogLine('{', NOON)).toEqual({ ok: false, error: 'bad-json' });
    expect(readLogLine('7', NOON)).toEqual({ ok: false, error: 'not-an-object' });
    expect(readLogLine('null', NOON)).toEqual({ ok: false, error: 'not-an-object' });
    expect(readLogLine('['.repeat(30_000), NOON)).toEqual({ ok: false, error: 'bad-json' });
  });

  test('keeps two kibibytes of a body, cut between letters, with no half of a card number left', () => {
    const line = read({ response: { status: 200, headers: {}, body: `${'ё'.repeat(1015)} 4111 1111 1111 1111 tail` } });

    const body = line.ok ? line.value.responseBody : undefined;
    expect(new TextEncoder().encode(body ?? '').length).toBeLessThanOrEqual(BODY_BYTES);
    expect(body).not.toContain('\ufffd');
    expect(body).not.toMatch(/1111 1111/);
  });

  test('keeps no secret of a header, and no account of an address', () => {
    const line = read({
      url: 'https://user:word@shop.example/notify#part',
      request: {
        headers: {
          Authorization: 'Basic MzYxOnNlY3JldA==',
          Cookie: 'a=b',
          'X-Auth-Token': 'xyz',
          'Content-Signature': 'c2lnbmVk',
        },
        body: null,
      },
    });

    expect(line).toMatchObject({
      ok: true,
      value: {
        url: 'https://shop.example/notify',
        requestHeaders: {
          authorization: 'Basic [secret]',
          cookie: '[secret]',
          'x-auth-token': '[secret]',
          'content-signature': 'c2lnbmVk',
        },
      },
    });
  });

  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.object().map((one) => JSON.stringify(logLine({ ...one }))),
        ),
        (line) => {
          expect(readLogLine(line, NOON).ok).toBeTypeOf('boolean');
        },
      ),
    );
  });

  test('cut at any byte is refused and throws nothing', () => {
    const whole = JSON.stringify(logLine());
    for (let end = 0; end < whole.length; end += 1) expect(readLogLine(whole.slice(0, end), NOON).ok).toBe(false);
  });
});

describe('the address of an endpoint', () => {
  test.each([
    ['https://Shop.Example:443/a?b=c', 'shop.example/a'],
    ['http://shop.example:8080', 'shop.example:8080/'],
    ['https://shop.example./a', 'shop.example/a'],
    ['https://магазин.бел/a', 'xn--80aairftm.xn--90ais/a'],
  ])('%s is %s', (url, address) => {
    expect(addressOf(url)?.address).toBe(address);
    expect(hostOf(address)).not.toContain(':');
  });
});
