import type { IncomingMessage } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createNetwork } from '../../../../server/platform/safe-fetch/network.ts';
import { createSafeFetch } from '../../../../server/platform/safe-fetch/safe-fetch.ts';
import {
  certificateFor,
  lyingNetwork,
  plainShop,
  SOMEWHERE,
  secureShop,
  standing,
} from '../../../support/shop-network.ts';

const AGENT = 'Vakhta-Test/1 (+https://console.example)';
const get = (url: string) => ({ method: 'GET' as const, url });
const heard: IncomingMessage[] = [];
const shop = await plainShop((request, response) => {
  heard.push(request);
  response.end('OK');
});
const inner = () => lyingNetwork({ ports: { 80: shop } });

describe('names that lead inside', () => {
  test.each([
    [['127.0.0.1']],
    [['10.1.2.3']],
    [['169.254.169.254']],
    [['100.64.0.9']],
    [['198.18.0.1']],
    [['::1']],
    [['::ffff:10.0.0.1']],
    [['64:ff9b::7f00:1']],
    [['fe90::1']],
    [['2002:7f00:1::']],
    [[SOMEWHERE, '10.0.0.1']],
    [['10.0.0.1', SOMEWHERE]],
    [[SOMEWHERE, 'fd00::1']],
  ])('a name that resolves to %j is refused before anything is connected to', async (addresses) => {
    const network = lyingNetwork({ answers: [addresses], ports: { 80: shop } });

    const outcome = await createSafeFetch(network, AGENT)(get('http://127.0.0.1.nip.example/'));

    expect(outcome).toMatchObject({ kind: 'refused', refusal: 'address-refused' });
    expect(network.connected).toEqual([]);
  });

  test('a resolver that changes its mind between calls is asked once, and what it said is connected to', async () => {
    const network = lyingNetwork({ answers: [[SOMEWHERE], ['127.0.0.1']], ports: { 80: shop } });

    const outcome = await createSafeFetch(network, AGENT)(get('http://rebind.example/'));

    expect(outcome).toMatchObject({ kind: 'answered', seen: { address: SOMEWHERE } });
    expect([network.resolved, network.connected]).toEqual([['rebind.example'], [SOMEWHERE]]);
  });

  test('the second answer of such a resolver is refused in its turn', async () => {
    const network = lyingNetwork({ answers: [[SOMEWHERE], ['127.0.0.1']], ports: { 80: shop } });
    const safeFetch = createSafeFetch(network, AGENT);
    await safeFetch(get('http://rebind.example/'));

    expect(await safeFetch(get('http://rebind.example/'))).toMatchObject({ kind: 'refused' });
  });

  test.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://2130706433/',
    'http://[::ffff:7f00:1]/',
  ])('%s is refused without asking any resolver', async (url) => {
    const network = inner();

    expect(await createSafeFetch(network, AGENT)(get(url))).toMatchObject({ refusal: 'address-refused' });
    expect([network.resolved, network.connected]).toEqual([[], []]);
  });

  test('the real network refuses loopback by itself, also when it is connected to directly', async () => {
    const network = createNetwork();

    const arrived = network.connect({ host: 'x', address: '127.0.0.1', port: shop }, AbortSignal.timeout(2_000));

    await expect(arrived).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
    expect(network.isReachable('127.0.0.1')).toBe(false);
  });
});

describe('what is sent', () => {
  test('a look carries the name, who asks and nothing that proves anybody', async () => {
    heard.length = 0;
    await createSafeFetch(inner(), AGENT)(get('http://Shop.example./pay?order=1'));

    expect(heard[0]?.url).toBe('/pay?order=1');
    expect(heard[0]?.headers).toEqual({
      host: 'shop.example',
      'user-agent': AGENT,
      accept: '*/*',
      'accept-encoding': 'identity',
      connection: 'close',
    });
  });

  test('a redirect is told, not followed', async () => {
    const port = await plainShop((_request, response) => {
      response.writeHead(302, { Location: 'http://127.0.0.1/inside' }).end();
    });
    const network = lyingNetwork({ ports: { 80: port } });

    const outcome = await createSafeFetch(network, AGENT)(get('http://shop.example/'));

    expect(outcome).toMatchObject({ answer: { status: 302, headers: { location: 'http://127.0.0.1/inside' } } });
    expect(network.connected).toHaveLength(1);
  });
});

describe('what comes back', () => {
  const answering = async (answer: Parameters<typeof plainShop>[0]) =>
    createSafeFetch(lyingNetwork({ ports: { 80: await plainShop(answer) } }), AGENT)(get('http://shop.example/'));

  test('is taken up to 64 KiB', async () => {
    const outcome = await answering((_request, response) => void response.end('a'.repeat(300_000)));

    expect(outcome).toMatchObject({ kind: 'answered', answer: { isCut: true } });
    expect(outcome.kind === 'answered' && outcome.answer.body.length).toBe(65_536);
  });

  test('has at most 16 KiB of headers', async () => {
    const outcome = await answering((_request, response) => {
      for (let i = 0; i < 40; i++) response.setHeader(`X-Long-${i}`, 'a'.repeat(1_000));
      response.end('OK');
    });

    expect(outcome).toMatchObject({ kind: 'failed', problem: 'headers-too-large' });
  });

  test('is not unpacked', async () => {
    const outcome = await answering((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('x'.repeat(10_000_000)));
    });

    expect(outcome).toMatchObject({ answer: { body: '', encoding: 'gzip' } });
  });

  test('is masked in its text and in every header, and cookies are not kept', async () => {
    const outcome = await answering((_request, response) => {
      response.writeHead(200, { 'Set-Cookie': 'session=abc', 'X-Card': '4200000000000000' });
      response.end('card 4200 0000 0000 0000, sk_live_abcdefgh12345');
    });

    expect(JSON.stringify(outcome)).not.toMatch(/4200 0000|4200000000000000|abcdefgh12345|session=abc/);
    expect(outcome).toMatchObject({ answer: { headers: { 'set-cookie': '[secret]' } } });
  });

  test('may be no HTTP at all', async () => {
    const port = await standing(createServer((socket) => void socket.end('SSH-2.0-OpenSSH_9\r\n')));

    const outcome = await createSafeFetch(lyingNetwork({ ports: { 80: port } }), AGENT)(get('http://shop.example/'));

    expect(outcome).toMatchObject({ kind: 'failed', problem: 'interrupted' });
  });

  test('may not come: nobody listens, no name', async () => {
    const closed = createSafeFetch(lyingNetwork({ ports: {} }), AGENT);
    const nameless = createSafeFetch(lyingNetwork({ answers: [[]] }), AGENT);

    expect(await closed(get('http://shop.example/'))).toMatchObject({ kind: 'failed', problem: 'refused' });
    expect(await nameless(get('http://shop.example/'))).toMatchObject({ kind: 'failed', problem: 'dns' });
  });
});

describe('patience', () => {
  const patience = { connectMs: 40, totalMs: 80 };
  const impatient = (port: number, scheme = 'http') =>
    createSafeFetch(
      lyingNetwork({ ports: { 80: port, 443: port }, patience }),
      AGENT,
    )(get(`${scheme}://shop.example/`));

  test.each([
    ['says nothing', (_socket: Socket) => undefined],
    ['drips its body', (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\na')],
    ['promises for ever', (socket: Socket) => void socket.write('HTTP/1.1 103 Early Hints\r\n\r\n')],
  ])('ends with a shop that %s', async (_what, begin) => {
    const port = await standing(createServer((socket) => begin(socket.on('error', () => undefined))));

    expect(await impatient(port)).toMatchObject({ kind: 'failed', problem: 'timeout' });
  });

  test('ends in the middle of a handshake', async () => {
    const port = await standing(createServer((socket) => void socket.on('error', () => undefined)));

    expect(await impatient(port, 'https')).toMatchObject({ kind: 'failed', problem: 'timeout' });
  });

  test('ends with a resolver that does not answer', async () => {
    const network = { ...lyingNetwork({ patience }), resolve: () => new Promise<string[]>(() => undefined) };

    expect(await createSafeFetch(network, AGENT)(get('http://shop.example/'))).toMatchObject({ problem: 'timeout' });
  });
});

describe('over TLS', () => {
  const NAME = 'shop.example';
  const ask = async (names: string[], more: Parameters<typeof certificateFor>[1] = {}, url = `https://${NAME}/`) => {
    const got: string[] = [];
    const port = await secureShop(
      (request, response) => {
        got.push(request.url ?? '');
        response.end('OK');
      },
      certificateFor(names, more),
    );
    const safeFetch = createSafeFetch(lyingNetwork({ ports: { 443: port } }), AGENT);
    return { outcome: await safeFetch(get(url)), versions: await safeFetch.tlsVersions(url), got };
  };

  test('a proven name is asked, with what was seen of its certificate and each step timed', async () => {
    const { outcome, versions } = await ask([NAME, 'www.shop.example']);

    expect(outcome).toMatchObject({
      kind: 'answered',
      seen: {
        tlsVersion: 'TLSv1.3',
        certificate: {
          name: NAME,
          names: [NAME, 'www.shop.example'],
          issuer: 'Test authority',
          validTo: '2040-01-01T00:00:00Z',
        },
        timings: {
          dnsMs: expect.any(Number),
          connectMs: expect.any(Number),
          tlsMs: expect.any(Number),
          firstByteMs: expect.any(Number),
        },
      },
    });
    expect(versions).toEqual(['TLSv1.2', 'TLSv1.3']);
  });

  test.each([
    ['tls-expired', [NAME], { validTo: Temporal.Instant.from('2025-01-01T00:00:00Z') }],
    ['tls-name', ['other.example'], {}],
    ['tls-chain', [NAME], { isSelfSigned: true }],
  ] as const)('%s: the certificate is shown, and nothing is sent', async (problem, names, more) => {
    const { outcome, got } = await ask([...names], more);

    expect(outcome).toMatchObject({ kind: 'failed', problem, seen: { certificate: { name: names[0] } } });
    expect(got).toEqual([]);
  });

  test('a server that speaks plain HTTP on that port is a failed handshake', async () => {
    const safeFetch = createSafeFetch(lyingNetwork({ ports: { 443: shop } }), AGENT);

    expect(await safeFetch(get(`https://${NAME}/`))).toMatchObject({ kind: 'failed', problem: 'tls-other' });
  });
});

test('twenty are asked at a time, the rest wait their turn', async () => {
  let now = 0;
  let most = 0;
  const release: (() => void)[] = [];
  const network = inner();
  const resolve = network.resolve;
  network.resolve = async (host) => {
    now += 1;
    most = Math.max(most, now);
    if (release.length < 19) await new Promise<void>((go) => release.push(go));
    for (const go of release.splice(0)) go();
    now -= 1;
    return resolve(host);
  };
  const safeFetch = createSafeFetch(network, AGENT);

  await Promise.all(Array.from({ length: 40 }, (_, i) => safeFetch(get(`http://shop${i}.example/`))));

  expect(most).toBe(20);
});
