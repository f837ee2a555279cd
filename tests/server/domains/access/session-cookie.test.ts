import { expect, test } from 'vitest';
import { ask, fromConsole } from '../../../support/ask.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { codeOf, makePerson } from '../../../support/people.ts';
import { listeningApp, ORIGIN } from '../../../support/whole-app.ts';

const db = await freshDatabase();
const app = await listeningApp(db);

/** `Set-Cookie` lines by name: the value, and the rest as a browser reads it. */
function cookiesIn(lines: string[] = []) {
  return new Map(
    lines.map((line) => {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      return [
        name,
        { value, attributes: new Map(attributes.map((one) => [one.split('=')[0], one.split('=')[1] ?? true])) },
      ];
    }),
  );
}

test('every cookie is for this host alone, over a secure line, out of reach of scripts and of other sites', async () => {
  const person = await makePerson(testContext(db), { role: 'lead', withApp: true });
  const { email, password } = person;

  const first = await ask(app.base, { path: '/api/session', headers: { Origin: ORIGIN }, body: { email, password } });
  const token =
    String(first.headers['set-cookie']?.find((line) => line.startsWith('__Host-vakhta-session='))).split(';')[0] ?? '';
  const code = codeOf(person, app.services.clock.now());
  const second = await ask(app.base, {
    path: '/api/session/second-factor',
    headers: fromConsole(token),
    body: { code },
  });

  expect([first.status, second.status]).toEqual([200, 200]);
  const set = [...cookiesIn(first.headers['set-cookie']), ...cookiesIn(second.headers['set-cookie'])];
  expect(set.map(([name]) => name)).toContain('__Host-vakhta-session');
  for (const [name, { attributes }] of set) {
    expect(name).toMatch(/^__Host-/);
    expect(Object.fromEntries(attributes), name).toMatchObject({
      HttpOnly: true,
      Secure: true,
      SameSite: 'Strict',
      Path: '/',
    });
    expect(attributes.has('Domain'), name).toBe(false);
  }
});

test('after signing out the cookie is taken back and its session is nobody’s', async () => {
  const { email, password } = await makePerson(testContext(db));
  const { headers } = await ask(app.base, {
    path: '/api/session',
    headers: { Origin: ORIGIN },
    body: { email, password },
  });
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  const me = () => ask(app.base, { path: '/api/me', headers: fromConsole(cookie) });
  const before = await me();

  const out = await ask(app.base, { method: 'DELETE', path: '/api/session', headers: fromConsole(cookie) });

  expect(before.status).toBe(200);
  expect(cookiesIn(out.headers['set-cookie']).get('__Host-vakhta-session')?.value).toBe('');
  expect((await me()).status).toBe(401);
});
