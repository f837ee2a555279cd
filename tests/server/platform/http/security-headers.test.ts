import { describe, expect, test } from 'vitest';
import { ask } from '../../../support/ask.ts';
import { freshDatabase } from '../../../support/database.ts';
import { listeningApp } from '../../../support/whole-app.ts';

const db = await freshDatabase();
const plain = await listeningApp(db);
const secure = await listeningApp(db, { publicUrl: new URL('https://desk.example:4300') });
const policyOf = async ({ base }: typeof plain, path: string) => {
  const { headers } = await ask(base, { path });
  const policy = String(headers['content-security-policy']);
  return { headers, policy: new Map(policy.split(';').map((part) => [part.split(' ')[0] ?? '', part])) };
};

describe.each(['/', '/api/me', '/nowhere', '/healthz'])('an answer of %s', (path) => {
  test('lets a browser run only our own files, and styles only with the nonce of this answer', async () => {
    const [first, second] = [await policyOf(plain, path), await policyOf(plain, path)];

    expect(first.policy.get('default-src')).toBe("default-src 'none'");
    expect(first.policy.get('script-src')).toBe("script-src 'self'");
    expect(first.policy.get('style-src')).toMatch(/^style-src 'self' 'nonce-[A-Za-z0-9+/]{22}=='$/);
    expect(second.policy.get('style-src')).not.toBe(first.policy.get('style-src'));
  });

  test('is never shown in a frame, never guessed at, and tells no other site where it was read', async () => {
    const { headers, policy } = await policyOf(plain, path);

    expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test('binds a browser to https where the console is on https, and nowhere else', async () => {
    expect((await policyOf(plain, path)).headers).not.toHaveProperty('strict-transport-security');
    expect((await policyOf(secure, path)).headers['strict-transport-security']).toMatch(/^max-age=31536000/);
  });
});

test('the browser may open its socket to the console’s own address alone', async () => {
  expect((await policyOf(plain, '/')).policy.get('connect-src')).toBe("connect-src 'self' ws://127.0.0.1:4300");
  expect((await policyOf(secure, '/')).policy.get('connect-src')).toBe("connect-src 'self' wss://desk.example:4300");
});

test('what the API says is kept in no cache', async () => {
  expect((await ask(plain.base, { path: '/api/me' })).headers['cache-control']).toBe('no-store');
});

test.each([
  [15_000, 401],
  [17_000, 431],
])('headers of %i bytes are answered with %i', async (bytes, status) => {
  expect((await ask(plain.base, { path: '/api/me', headers: { 'X-Long': 'a'.repeat(bytes) } })).status).toBe(status);
});
