import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ask } from '../../../support/ask.ts';
import { freshDatabase } from '../../../support/database.ts';
import { listeningApp } from '../../../support/whole-app.ts';

const consoleFolder = await mkdtemp(join(tmpdir(), 'vakhta-console-'));
afterAll(() => rm(consoleFolder, { recursive: true, force: true }));
await mkdir(join(consoleFolder, 'assets'));
await writeFile(join(consoleFolder, 'assets/index-abc123.js'), 'export {};');
await writeFile(join(consoleFolder, 'favicon.svg'), '<svg/>');
const write = (text: string) => writeFile(join(consoleFolder, 'index.html'), text);
await write('<meta name="nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>');
const { base } = await listeningApp(await freshDatabase(), { consoleFolder });

test.each([
  '/',
  '/transactions/3610000-aaaaaaaaaa',
  '/a/b.c',
])('%s is the page, with the nonce of its policy, from no cache', async (path) => {
  const { status, headers, text } = await ask(base, { path });

  const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
  expect(status).toBe(200);
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
  expect(text).toBe(`<meta name="nonce" content="${nonce}"><style nonce="${nonce}"></style>`);
});

test('a file whose name holds its hash is kept for a year, any other is asked for again', async () => {
  const hashed = await ask(base, { path: '/assets/index-abc123.js' });
  const plain = await ask(base, { path: '/favicon.svg' });

  expect(hashed.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
  });
  expect(plain.headers['cache-control']).toBe('public, max-age=0');
});

test('an asset that is gone is no page', async () => {
  expect(await ask(base, { path: '/assets/index-old.js' })).toMatchObject({ status: 404 });
});

test.each(['/api/nothing', '/hooks/nothing'])('%s is an answer of the API, not the page', async (path) => {
  const { status, headers } = await ask(base, { path, method: 'POST' });

  expect(status).toBe(404);
  expect(headers['content-type']).toMatch(/^application\/json/);
});

test.each([
  '/../package.json',
  '/..%2fpackage.json',
  '/assets/..%2f..%2fpackage.json',
])('%s leads out of nothing', async (path) => {
  expect((await ask(base, { path })).text).not.toContain('"dependencies"');
});

test('a console that was built anew is served at once', async () => {
  await write('<p>new</p>');

  expect((await ask(base, { path: '/' })).text).toBe('<p>new</p>');
});
