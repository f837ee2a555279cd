import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ErrorBody } from '../../server/kernel/errors.ts';
import { type Answer, type Asked, ask, fromConsole } from '../support/ask.ts';
import { consoleSocket } from '../support/console-socket.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { everythingStored } from '../support/everything-stored.ts';
import { makePerson, PASSWORD, signedIn } from '../support/people.ts';
import { listeningApp, ORIGIN } from '../support/whole-app.ts';

/*
 * Promise D-18: the known holes of other helpdesks, as far as they apply to what is built, each with the advisories or the
 * threads in which it was told. `research/helpdesk.md` 5.3 is the list.
 */
const SECRET = 'contents of a file that is nobody’s business';
const home = await mkdtemp(join(tmpdir(), 'vakhta-advisories-'));
await mkdir(join(home, 'console/assets'), { recursive: true });
await writeFile(join(home, 'secret.txt'), SECRET);
await writeFile(join(home, 'console/.made-from'), SECRET);
await writeFile(join(home, 'console/index.html'), '<title>Vakhta</title>');
await writeFile(join(home, 'console/assets/app.js'), 'export {};');
afterAll(() => rm(home, { recursive: true, force: true }));

const db = await freshDatabase();
const logged: string[] = [];
const app = await listeningApp(db, { consoleFolder: join(home, 'console'), log: (line) => void logged.push(line) });
const ctx = () => testContext(db);
const admin = await makePerson(ctx(), { role: 'administrator', withApp: true });
const engineer = await makePerson(ctx(), { role: 'engineer', withApp: true });
const enter = async (who = admin) => (await signedIn(ctx(), who)).cookie;

const send = (asked: Asked): Promise<Answer> => ask(app.base, asked);
const byAdmin = async (asked: Asked) =>
  send({ ...asked, headers: { ...fromConsole(await enter()), ...asked.headers } });
const reasonOf = ({ json }: Answer) => (json as { error?: { reason: string } } | undefined)?.error?.reason;
const withoutId = ({ status, text }: Answer) => [status, text.replace(/"requestId":"[^"]*"/, '')];

/** What goes over the line byte for byte, and what comes back. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(app.base).port), '127.0.0.1');
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  socket.on('error', () => {});
  socket.end(text);
  await once(socket, 'close');
  return said;
}

interface Advisory {
  /** Where the hole was. */
  told: string;
  hole: string;
  isClosed(): Promise<void>;
}

const ADVISORIES: Advisory[] = [
  {
    told: 'FreeScout w5fc, rx6j',
    hole: 'a query or a body pollutes the prototype of every object',
    isClosed: async () => {
      for (const query of ['__proto__[polluted]=1', 'constructor[prototype][polluted]=1', '__proto__.polluted=1'])
        await byAdmin({ path: `/api/transactions?${query}` });
      for (const body of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'])
        for (const path of ['/api/transactions/search', '/api/merchants', '/api/settings', '/api/verdicts'])
          await byAdmin({ path, body });

      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  },
  {
    told: 'osTicket recipient injection, RT CVE-2012-4730, CVE-2013-3373',
    hole: 'a line break in a value makes another header',
    isClosed: async () => {
      const broken = '%0d%0aSet-Cookie:%20injected=1%0d%0a%0d%0a';
      for (const path of [
        `/api/transactions/${broken}`,
        `/${broken}`,
        `/assets/${broken}`,
        `/api/people?q=${broken}`,
      ]) {
        const { headers } = await byAdmin({ path });
        expect(Object.keys(headers)).not.toContain('set-cookie');
      }
      await byAdmin({ path: '/api/people', headers: { 'User-Agent': 'x" \\ {"level":60}', 'X-Request-Id': 'mine' } });
      for (const line of logged) expect(() => JSON.parse(line), line).not.toThrow();
      expect(logged.join('')).not.toContain('"mine"');
    },
  },
  {
    told: 'FreeScout, host header in links',
    hole: 'a link in a message leads to the host that the request named',
    isClosed: async () => {
      const forged = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' };
      const newcomer = { name: 'New', email: 'new@example.com', role: 'lead', language: 'en' };
      const invited = await byAdmin({ path: '/api/invitations', headers: forged, body: newcomer });
      const reset = await byAdmin({
        path: `/api/people/${engineer.id}/resets`,
        headers: forged,
        body: { clearsSecondFactor: false },
      });

      for (const { json } of [invited, reset]) expect((json as { link: string }).link).toMatch(`${ORIGIN}/`);
    },
  },
  {
    told: 'FreeScout jqj5, hqff, CVE-2026-41902; osTicket multi-use links',
    hole: 'an empty, guessed or used token opens an invitation, a reset or the set-up',
    isClosed: async () => {
      const newcomer = { name: 'Newer', email: 'newer@example.com', role: 'lead', language: 'en' };
      const { json } = await byAdmin({ path: '/api/invitations', body: newcomer });
      const token = (json as { link: string }).link.split('#')[1] ?? '';
      const accept = (given: unknown) => ({
        token: given,
        name: 'Newer',
        password: 'lilac-tram-9-orbit',
        language: 'en',
      });
      const guesses = ['', ' ', '%', '*', 'null', 'undefined', null, 0, true, [], [token], { $ne: '' }, `${token} `];

      for (const guess of guesses) {
        const answers = await Promise.all([
          send({ path: '/api/invitations/lookup', body: { token: guess } }),
          send({ path: '/api/invitations/acceptance', body: accept(guess) }),
          send({ path: '/api/resets/lookup', body: { token: guess } }),
          send({ path: '/api/resets/use', body: { token: guess, password: 'lilac-tram-9-orbit' } }),
          send({ path: '/api/setup', body: { ...accept(guess), email: 'first@example.com' } }),
        ]);
        for (const { status } of answers) expect([400, 409, 410, 422], String(guess)).toContain(status);
      }
      expect((await send({ path: '/api/invitations/acceptance', body: accept(token) })).status).toBe(200);
      expect((await send({ path: '/api/invitations/acceptance', body: accept(token) })).status).toBe(410);
      expect((await everythingStored(db)).filter(({ text }) => text.includes(token))).toEqual([]);
    },
  },
  {
    told: 'Libredesk stale permissions, FreeScout w668, gh3r, Papercups "read" event',
    hole: 'who lost a right still hears what it was for, or hears what is for others',
    isClosed: async () => {
      const person = await makePerson(ctx(), { role: 'lead', withApp: true });
      const cookie = await enter(person);
      const socket = await consoleSocket(app.base, cookie);
      expect(await socket.watch(`person:${admin.id}`)).toMatchObject({ ok: false });
      expect(await socket.watch('import:01a21310-9eb9-7d59-8f40-5402d3512b97')).toMatchObject({ ok: true });
      const events = `/api/streams/person:${admin.id}/events?after=0`;
      expect((await send({ path: events, headers: fromConsole(cookie) })).status).toBe(403);

      await byAdmin({ method: 'PATCH', path: `/api/people/${person.id}`, body: { role: 'developer' } });

      expect(await socket.gone).toBe('rights-changed');
      expect((await send({ path: '/api/audit', headers: fromConsole(cookie) })).status).toBe(403);
      const again = await consoleSocket(app.base, cookie);
      expect(await again.watch('import:01a21310-9eb9-7d59-8f40-5402d3512b97')).toMatchObject({ ok: false });
    },
  },
  {
    told: 'RT CVE-2021-38562, FreeScout jvmv',
    hole: 'the answer tells whether an account exists',
    isClosed: async () => {
      const disabled = await makePerson(ctx(), { role: 'engineer' });
      await byAdmin({ method: 'POST', path: `/api/people/${disabled.id}/disablement` });
      const tries = [
        { email: 'nobody@example.com', password: PASSWORD },
        { email: engineer.email, password: 'not-the-password-1' },
        { email: disabled.email, password: PASSWORD },
      ];

      const answers = await Promise.all(tries.map((body) => send({ path: '/api/session', body })));

      expect(answers.map(withoutId)).toEqual(tries.map(() => withoutId(answers[0] as Answer)));
      const names = answers.map(({ headers }) => Object.keys(headers).sort());
      expect(names).toEqual(tries.map(() => names[0]));
    },
  },
  {
    told: 'osTicket 2019, formulas in exported cells',
    hole: 'a spreadsheet is made of what strangers wrote',
    isClosed: async () => {
      for (const { endpoint } of app.served.filter((route) => route.endpoint.method === 'get')) {
        const { headers } = await byAdmin({ path: `/api${pathOf(endpoint.path)}` });
        expect(headers['content-type'], endpoint.path).toMatch(/^application\/json/);
        expect(headers['content-disposition'], endpoint.path).toBeUndefined();
      }
    },
  },
  {
    told: 'mass assignment in many',
    hole: 'a field that is not asked for is set all the same',
    isClosed: async () => {
      const cookie = await enter(engineer);
      const more = { role: 'administrator', id: admin.id, email: 'x@example.com', passwordHash: 'x', disabledAt: null };
      await send({ method: 'PATCH', path: '/api/me', headers: fromConsole(cookie), body: { theme: 'dark', ...more } });
      const { json: me } = await send({ path: '/api/me', headers: fromConsole(cookie) });
      expect(me).toMatchObject({ id: engineer.id, email: engineer.email, role: 'engineer', theme: 'dark' });

      const id = '00000000-0000-7000-8000-00000000beef';
      const merchant = { name: 'Mine', id, mergedInto: id, createdAt: '2000-01-01T00:00:00Z', shops: [{ id: 1 }] };
      const { json } = await byAdmin({ path: '/api/merchants', body: merchant });
      expect(json).toMatchObject({ name: 'Mine', mergedInto: null, shops: [] });
      expect(json).not.toMatchObject({ id });
    },
  },
  {
    told: 'FreeScout 9ph7, 858x, log viewers',
    hole: 'a path climbs out of the folder that is served, or finds a hidden file',
    isClosed: async () => {
      for (const path of [
        '/../secret.txt',
        '/assets/../../secret.txt',
        '/assets/..%2f..%2fsecret.txt',
        '/%2e%2e/secret.txt',
        '/assets/%2e%2e/%2e%2e/secret.txt',
        '/assets/..%5c..%5csecret.txt',
        '/assets/....//....//secret.txt',
        '/assets/%252e%252e/secret.txt',
        '/assets/%00../../secret.txt',
        `//${home}/secret.txt`,
        '/.made-from',
        '/%2emade-from',
        '/assets/../.made-from',
      ]) {
        const answer = await send({ path });
        expect(answer.text, path).not.toContain(SECRET);
        expect(answer.status, path).toBeLessThan(500);
      }
      expect((await send({ path: '/assets/app.js' })).text).toBe('export {};');
    },
  },
  {
    told: 'open redirects of static servers',
    hole: 'a path with two slashes sends the browser to another site',
    isClosed: async () => {
      for (const path of [
        '//evil.example/assets',
        '//evil.example/%2e%2e',
        '/assets',
        '/\\evil.example',
        '//evil.example//',
      ]) {
        const { status, headers } = await send({ path });
        expect(status, path).not.toBe(302);
        expect(headers.location ?? '', path).not.toMatch(/evil|^\/\//);
      }
    },
  },
  {
    told: 'state changed by GET in many',
    hole: 'looking changes something',
    isClosed: async () => {
      const cookie = await enter();
      const headers = fromConsole(cookie);
      // Who looked is noted, and whoever asks is there for as long.
      const noted = new Set(['audit_entries', 'presence']);
      const state = async () => (await everythingStored(db)).filter(({ table }) => !noted.has(table));
      const before = await state();

      for (const { endpoint } of app.served.filter((route) => route.endpoint.method === 'get'))
        for (const method of ['GET', 'HEAD'])
          await send({
            method,
            path: `/api${pathOf(endpoint.path)}`,
            headers: { ...headers, 'X-HTTP-Method-Override': 'DELETE' },
          });
      for (const { endpoint } of app.served.filter((route) => route.endpoint.method !== 'get'))
        await send({ method: 'GET', path: `/api${pathOf(endpoint.path)}?_method=POST`, headers });

      expect(await state()).toEqual(before);
    },
  },
  {
    told: 'cross-site requests in many',
    hole: 'another site acts with the cookie of who visits it',
    isClosed: async () => {
      const cookie = await enter();
      const body = { providerName: 'Forged' };
      for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, 'http://127.0.0.1:1']) {
        const headers = { ...fromConsole(cookie), Origin: origin };
        expect(reasonOf(await send({ method: 'PUT', path: '/api/settings', headers, body }))).toBe('foreign-origin');
        const asText = { ...headers, 'Content-Type': 'text/plain' };
        expect((await send({ path: '/api/merchants', headers: asText, body: '{"name":"Forged"}' })).status).toBe(403);
      }
      const asForm = { ...fromConsole(cookie), 'Content-Type': 'application/x-www-form-urlencoded' };
      expect((await send({ path: '/api/merchants', headers: asForm, body: 'name=Forged' })).status).toBe(400);
      const preflight = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PUT' };
      for (const path of ['/api/settings', '/', '/hooks/begateway/x', '/live/'])
        expect((await send({ method: 'OPTIONS', path, headers: preflight })).headers).not.toHaveProperty(
          'access-control-allow-origin',
        );
    },
  },
  {
    told: 'Peppermint, stack traces in answers',
    hole: 'an error speaks of files, statements or libraries',
    isClosed: async () => {
      const INSIDES = /node_modules|\.ts\b|select |drizzle|postgres|stack|at \w+ \(/i;
      const cookie = await enter();
      const bad: Asked[] = [
        { path: '/api/merchants', body: '{"name":' },
        { path: '/api/merchants', body: Buffer.from([0xff, 0xfe, 0x00]) },
        {
          path: '/api/merchants',
          body: '{"name":"a"}',
          headers: { 'Content-Type': 'application/json; charset=windows-1251' },
        },
        { path: '/api/merchants', body: 'x', headers: { 'Content-Encoding': 'gzip' } },
        { path: '/api/merchants', body: `"${'x'.repeat(3_000_000)}"` },
        { path: '/api/transactions/%E0%A4%A' },
        { path: '/api/nothing' },
        { path: '/api/people/1' },
        { method: 'TRACE', path: '/api/me' },
        { path: '/hooks/begateway/x', body: 'x'.repeat(300_000) },
        { path: '/metrics' },
        { path: '/readyz', method: 'POST' },
      ];
      for (const asked of bad) {
        const answer = await send({ ...asked, headers: { ...fromConsole(cookie), ...asked.headers } });
        expect(answer.status, asked.path).toBeGreaterThanOrEqual(400);
        expect(answer.status, `${asked.path} ${answer.text}`).toBeLessThan(500);
        expect(answer.text, asked.path).not.toMatch(INSIDES);
        expect(answer.headers, asked.path).not.toHaveProperty('x-powered-by');
        expect(answer.headers, asked.path).not.toHaveProperty('server');
        if (asked.method === undefined) expect(ErrorBody.safeParse(answer.json).success, answer.text).toBe(true);
      }
    },
  },
  {
    told: 'FreeScout 9cm3, forged headers of proxies',
    hole: 'the address in the audit is the one that the caller wished for',
    isClosed: async () => {
      const forged = {
        'X-Forwarded-For': '203.0.113.77',
        'CF-Connecting-IP': '203.0.113.77',
        'X-Real-IP': '203.0.113.77',
      };
      await byAdmin({ method: 'PUT', path: '/api/settings', headers: forged, body: { providerName: 'Sample' } });

      const { text } = await byAdmin({ path: '/api/audit?action=settings.change' });

      expect(text).toContain('127.0.0.1');
      expect(text).not.toContain('203.0.113.77');
    },
  },
  {
    told: 'replayed keys in many',
    hole: 'the key of one person’s call gives another the answer to it',
    isClosed: async () => {
      const key = { 'Idempotency-Key': crypto.randomUUID() };
      const other = await makePerson(ctx(), { role: 'administrator', withApp: true });
      const make = async (who: typeof admin, name: string) =>
        send({ path: '/api/merchants', headers: { ...fromConsole(await enter(who)), ...key }, body: { name } });

      const [mine, theirs] = [await make(admin, 'Mine'), await make(other, 'Theirs')];

      expect([mine.json, theirs.json]).toMatchObject([{ name: 'Mine' }, { name: 'Theirs' }]);
      expect(reasonOf(await make(admin, 'Something else'))).toBe('idempotency-key-reused');
    },
  },
  {
    told: 'request smuggling, oversize headers',
    hole: 'one connection carries a second request in the body of the first',
    isClosed: async () => {
      const smuggled = 'GET /api/me HTTP/1.1\r\nHost: a\r\n\r\n';
      const both = `POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`;
      const doubled = `POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`;
      for (const text of [both, doubled]) expect((await raw(text)).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);

      const headers = `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`;
      expect(await raw(headers)).toMatch(/^HTTP\/1\.1 431/);
      expect((await send({ path: '/healthz' })).status).toBe(200);
    },
  },
  {
    told: 'framing, sniffing and scripts in many',
    hole: 'a page of ours is framed, an answer is taken for a script, a foreign script runs',
    isClosed: async () => {
      for (const path of ['/', '/transactions/x', '/api/me', '/api/nothing', '/assets/app.js', '/healthz']) {
        const { headers } = await send({ path });
        expect(headers['x-content-type-options'], path).toBe('nosniff');
        expect(headers['x-frame-options'], path).toBe('DENY');
        expect(headers['content-security-policy'], path).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
        expect(headers['content-security-policy'], path).not.toMatch(/script-src[^;]*(unsafe|\*|http)/);
        expect(headers['referrer-policy'], path).toBe('no-referrer');
      }
      expect((await send({ path: '/api/me' })).headers['cache-control']).toBe('no-store');
    },
  },
  {
    told: 'FreeScout w2p9, jx2w, unauthenticated tools',
    hole: 'a page of figures or tools is open to anybody',
    isClosed: async () => {
      for (const [path, status] of [
        ['/metrics', 401],
        ['/api/settings', 401],
        ['/api/sources', 401],
        ['/api/audit', 401],
      ] as const)
        expect((await send({ path })).status, path).toBe(status);
      expect((await send({ path: '/healthz' })).text).toBe('{"ok":true}');
      expect((await send({ path: '/readyz' })).text).toBe('{"ok":true}');
    },
  },
];

/** A path with something in the place of each parameter. */
const pathOf = (pattern: string) =>
  pattern.replace(/:(\w+)/g, (_, name: string) =>
    name === 'stream' ? 'transactions' : name === 'shopId' ? '1' : name === 'uid' ? '1-aaaaaaaaaa' : admin.id,
  ) + (pattern.includes('/events') ? '?after=0' : '');

describe('closed here', () => {
  test.each(ADVISORIES)('$hole ($told)', async ({ isClosed }) => {
    await isClosed();
  });
});
