import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  asPem,
  type KnownSenders,
  type Shown,
} from '../../../../../server/domains/gateways/begateway/signature.rules.ts';
import { readPublicKey, verifySender } from '../../../../../server/domains/gateways/begateway/verify-signature.ts';

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = ours.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const bare = ours.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const body = Buffer.from('{"transaction":{"uid":"1-aaaaaaaaaa", "amount": 1.0}}\n');
const signature = sign('RSA-SHA256', body, ours.privateKey).toString('base64');
const basic = (user: string, secret: string) => `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;

const known = (publicKeys: KnownSenders['publicKeys'], secrets: [number, string][] = []): KnownSenders => ({
  publicKeys,
  secretKeys: new Map(secrets),
});
const check = (shown: Shown, senders: KnownSenders, bytes = body) => verifySender(bytes, shown, senders);

describe('a public key is known', () => {
  test.each([
    ['PEM', pem],
    ['bare Base64', bare],
    ['Base64 in lines', bare.replace(/.{64}/g, '$&\n')],
    ['PEM that lost its line breaks', pem.replaceAll('\n', ' ')],
    ['PEM with written line breaks', pem.replaceAll('\n', '\\n')],
    ['PKCS#1', ours.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
  ])('pasted as %s', async (_name, key) => {
    expect(await check({ signature }, known([{ key }]))).toEqual({});
  });

  test('the signature is of bytes: the same JSON written otherwise is not signed', async () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())));

    expect(await check({ signature }, known([{ key: pem }]), rewritten)).toBe('signature-wrong');
  });

  test('another key, no signature, a broken one, a right password instead: turned away', async () => {
    const foreign = sign('RSA-SHA256', body, theirs.privateKey).toString('base64');
    const senders = known([{ key: pem }], [[361, 'secret']]);

    expect(await check({ signature: foreign }, senders)).toBe('signature-wrong');
    expect(await check({}, senders)).toBe('signature-missing');
    expect(await check({ signature: '<script>' }, senders)).toBe('signature-unreadable');
    expect(await check({ authorization: basic('361', 'secret') }, senders)).toBe('signature-missing');
    expect(await check({ signature: foreign, authorization: basic('361', 'secret') }, senders)).toBe('signature-wrong');
  });

  test('the key of a shop says whose message it is; a common key leaves that to the account', async () => {
    const other = theirs.publicKey.export({ type: 'spki', format: 'pem' }).toString();

    expect(
      await check(
        { signature },
        known([
          { shopId: 5, key: other },
          { shopId: 7, key: pem },
        ]),
      ),
    ).toEqual({ shopId: 7 });
    expect(await check({ signature, authorization: basic('361', 'anything') }, known([{ key: pem }]))).toEqual({
      shopId: 361,
    });
  });

  test('a shop without a key of its own proves itself by password, where only other shops have keys', async () => {
    const senders = known(
      [{ shopId: 7, key: pem }],
      [
        [7, 'seven'],
        [8, 'eight'],
      ],
    );

    expect(await check({ authorization: basic('8', 'eight') }, senders)).toEqual({ shopId: 8 });
    expect(await check({ authorization: basic('8', 'wrong') }, senders)).toBe('password-wrong');
    expect(await check({ authorization: basic('7', 'seven') }, senders)).toBe('signature-missing');
  });

  test('what is no RSA key is said to be none', async () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .publicKey.export({ type: 'spki', format: 'pem' })
      .toString();

    expect([readPublicKey('not a key'), readPublicKey(curve), readPublicKey('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await check({ signature }, known([{ key: 'not a key' }]))).toBe('key-unreadable');
    expect(asPem(bare)).toBe(pem);
  });
});

describe('no public key is known', () => {
  const senders = known([], [[361, 'se:cret ü']]);

  test('the password of the shop counts', async () => {
    expect(await check({ authorization: basic('361', 'se:cret ü') }, senders)).toEqual({ shopId: 361 });
  });

  test.each([
    [basic('361', 'wrong'), 'password-wrong'],
    [basic('362', 'se:cret ü'), 'shop-unknown'],
    [basic('', 'x'), 'password-missing'],
    ['Basic A', 'password-missing'],
    ['Bearer x', 'password-missing'],
    [undefined, 'password-missing'],
  ])('%s: %s', async (authorization, reason) => {
    expect(await check(authorization === undefined ? {} : { authorization }, senders)).toBe(reason);
  });

  test('a source without any key takes nothing', async () => {
    expect(await check({ signature, authorization: basic('361', 'x') }, known([]))).toBe('no-key-known');
  });
});
