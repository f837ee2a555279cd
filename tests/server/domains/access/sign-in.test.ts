import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  accessRoutes,
  createAccessParts,
  DEVICE_COOKIE,
  disablePerson,
} from '../../../../server/domains/access/index.ts';
import { passSecondFactor } from '../../../../server/domains/access/pass-second-factor.ts';
import { sessions, signInFailures } from '../../../../server/domains/access/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { auditEntries } from '../../../../server/platform/audit/tables.ts';
import { createContext } from '../../../../server/platform/context.ts';
import type { Database } from '../../../../server/platform/db.ts';
import { SESSION_COOKIE } from '../../../../server/platform/http/identify.ts';
import { freshDatabase, NOON, testContext, testServices } from '../../../support/database.ts';
import { appOf, browserOf, ORIGIN } from '../../../support/http.ts';
import { codeOf, makePerson, type TestPerson, testSecrets } from '../../../support/people.ts';

const clock = clockAt(NOON);
let db: Database;
let app: ReturnType<typeof appOf>;

beforeAll(async () => {
  db = await freshDatabase();
  const services = testServices(db, { clock });
  app = appOf(services, accessRoutes(createAccessParts({ db: db.write, secrets: testSecrets, publicOrigin: ORIGIN })));
});

beforeEach(async () => {
  clock.set(clock.now().add({ hours: 24 }));
  await db.write.delete(signInFailures);
});

const person = (given: Parameters<typeof makePerson>[1] = {}) => makePerson(testContext(db, { clock }), given);
const credentialsOf = ({ email, password }: TestPerson) => ({ email, password });

/** Signs in fully and gives the browser, which is known from then on. */
async function signIn(ana: TestPerson, address?: string) {
  const browser = browserOf(app, address === undefined ? {} : { address });
  await browser.send('post', '/session', credentialsOf(ana));
  await browser.send('post', '/session/second-factor', { code: codeOf(ana, clock.now()) });
  clock.set(clock.now().add({ seconds: 60 }));
  return browser;
}

describe('signing in', () => {
  test('takes the password, then the code, and only then opens the console', async () => {
    const ana = await person({ withApp: true });
    const browser = browserOf(app);

    const first = await browser.send('post', '/session', credentialsOf(ana));
    const shut = await browser.send('get', '/people');
    const second = await browser.send('post', '/session/second-factor', { code: codeOf(ana, clock.now()) });
    const open = await browser.send('get', '/people');

    expect(first.body).toMatchObject({ email: ana.email, owes: 'second-factor' });
    expect([shut.status, shut.body.error.reason]).toEqual([423, 'second-factor-owed']);
    expect(second.body.owes).toBeNull();
    expect(open.status).toBe(200);
  });

  test('does not mind the case of the e-mail or spaces around it', async () => {
    const ana = await person();

    const answer = await browserOf(app).send('post', '/session', {
      ...credentialsOf(ana),
      email: ` ${ana.email.toUpperCase()} `,
    });

    expect(answer.status).toBe(200);
  });

  test('answers a wrong password, an unknown account and a disabled person alike', async () => {
    const known = await person();
    const gone = await person();
    await disablePerson(testContext(db, { clock }), gone.id);
    const browser = browserOf(app);

    const answers = [
      await browser.send('post', '/session', { email: known.email, password: 'lilac-orbit-8-tram' }),
      await browser.send('post', '/session', { email: 'nobody@example.com', password: gone.password }),
      await browser.send('post', '/session', credentialsOf(gone)),
    ];

    const seen = answers.map(({ status, body: { error } }) => ({ status, ...error, requestId: '' }));
    expect(seen[0]).toMatchObject({ status: 401, reason: 'wrong-credentials' });
    expect(new Set(seen.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test('never keeps a token that the browser brought along', async () => {
    const ana = await person({ withApp: true });
    const browser = browserOf(app);
    browser.cookies.set(SESSION_COOKIE, 'planted-by-a-stranger');

    await browser.send('post', '/session', credentialsOf(ana));
    const halfOpen = browser.cookies.get(SESSION_COOKIE);
    await browser.send('post', '/session/second-factor', { code: codeOf(ana, clock.now()) });
    const open = browser.cookies.get(SESSION_COOKIE);

    expect(new Set(['planted-by-a-stranger', halfOpen, open]).size).toBe(3);
    const stolen = browserOf(app);
    stolen.cookies.set(SESSION_COOKIE, halfOpen ?? '');
    expect((await stolen.send('get', '/me')).status).toBe(401);
  });

  test('stores no token, only its hash', async () => {
    const ana = await person({ withApp: true });
    const browser = await signIn(ana);

    const rows = JSON.stringify(await db.read.select().from(sessions));

    expect(rows).not.toContain(browser.cookies.get(SESSION_COOKIE));
  });

  test('ends the session that the browser had before', async () => {
    const [ana, boris] = [await person(), await person()];
    const browser = browserOf(app);
    await browser.send('post', '/session', credentialsOf(ana));

    await browser.send('post', '/session', credentialsOf(boris));

    const left = await db.read.select().from(sessions).where(eq(sessions.personId, ana.id));
    expect(left.map(({ endedAt }) => endedAt === null)).toEqual([false]);
  });

  test('leaves a refusal in the audit, without a word of what was typed', async () => {
    const typed = 'my-secret-in-the-wrong-field@example.com';
    await browserOf(app).send('post', '/session', { email: typed, password: 'whatever-it-is' });

    const lines = await db.read.select().from(auditEntries).where(eq(auditEntries.action, 'session.refuse'));

    expect(lines.at(-1)).toMatchObject({
      actorKind: 'anonymous',
      address: '192.0.2.1',
      details: { reason: 'wrong-credentials' },
    });
    expect(JSON.stringify(lines)).not.toContain('my-secret');
  });

  test('is refused when it is posted from another site', async () => {
    const ana = await person();
    const { default: request } = await import('supertest');

    const answer = await request(app)
      .post('/api/session')
      .set('Origin', 'https://evil.example')
      .send(credentialsOf(ana));

    expect([answer.status, answer.body.error.reason]).toEqual([403, 'foreign-origin']);
  });
});

describe('the second factor', () => {
  test('takes a code once: of eight at the same moment one wins', async () => {
    const ana = await person({ withApp: true });
    const browsers = Array.from({ length: 8 }, (_, i) => browserOf(app, { address: `198.18.${i}.1` }));
    for (const browser of browsers) await browser.send('post', '/session', credentialsOf(ana));
    const code = codeOf(ana, clock.now());

    const answers = await Promise.all(
      browsers.map((browser) => browser.send('post', '/session/second-factor', { code })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(422)]);
  });

  test('takes no code of a step before the last one taken', async () => {
    const ana = await person({ withApp: true });
    const earlier = codeOf(ana, clock.now());
    clock.set(clock.now().add({ seconds: 30 }));
    const browser = browserOf(app);
    await browser.send('post', '/session', credentialsOf(ana));
    await browser.send('post', '/session/second-factor', { code: codeOf(ana, clock.now()) });
    await browser.send('post', '/session', credentialsOf(ana));

    const answer = await browser.send('post', '/session/second-factor', { code: earlier });

    expect([answer.status, answer.body.error.reason]).toEqual([422, 'wrong-code']);
  });

  test('takes a recovery code once, also of two at the same moment', async () => {
    const ana = await person({ withApp: true });
    const browsers = [browserOf(app, { address: '198.51.100.1' }), browserOf(app, { address: '203.0.113.1' })];
    for (const browser of browsers) await browser.send('post', '/session', credentialsOf(ana));
    const code = ana.recoveryCodes[0] ?? '';

    const answers = await Promise.all(
      browsers.map((browser) => browser.send('post', '/session/second-factor', { code })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(answers.find(({ status }) => status === 200)?.body.recoveryCodesLeft).toBe(9);
  });

  test('cannot be gone round by enrolling another app with the password alone', async () => {
    const ana = await person({ withApp: true });
    const thief = browserOf(app);
    await thief.send('post', '/session', credentialsOf(ana));

    const plain = await thief.send('post', '/me/second-factor', {});
    const guessed = await thief.send('post', '/me/second-factor', { code: codeOf(ana, clock.now()) });
    const confirmed = await thief.send('post', '/me/second-factor/confirmation', { code: '123456' });

    expect([plain.status, guessed.status, confirmed.status]).toEqual([422, 423, 423]);
  });

  test('is enrolled by who has none, with ten recovery codes shown once', async () => {
    const ana = await person();
    const browser = browserOf(app);
    await browser.send('post', '/session', credentialsOf(ana));
    const begun = await browser.send('post', '/me/second-factor', {});
    const app2 = { ...ana, seed: String(begun.body.secret) };

    const wrong = await browser.send('post', '/me/second-factor/confirmation', { code: '000000' });
    const confirmed = await browser.send('post', '/me/second-factor/confirmation', { code: codeOf(app2, clock.now()) });

    expect(begun.body.uri).toContain(`secret=${begun.body.secret}`);
    expect(wrong.status).toBe(422);
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    expect(confirmed.body.me).toMatchObject({ owes: null, hasSecondFactor: true, recoveryCodesLeft: 10 });
    expect((await browser.send('get', '/people')).status).toBe(200);
  });

  test('is replaced with a code of the old one, and the old one is worth nothing then', async () => {
    const ana = await person({ withApp: true });
    const browser = await signIn(ana);
    const begun = await browser.send('post', '/me/second-factor', { code: codeOf(ana, clock.now()) });
    const renewed = { ...ana, seed: String(begun.body.secret) };
    await browser.send('post', '/me/second-factor/confirmation', { code: codeOf(renewed, clock.now()) });
    clock.set(clock.now().add({ seconds: 60 }));
    await browser.send('post', '/session', credentialsOf(ana));

    const old = await browser.send('post', '/session/second-factor', { code: codeOf(ana, clock.now()) });
    const next = await browser.send('post', '/session/second-factor', { code: codeOf(renewed, clock.now()) });

    expect([old.status, next.status]).toEqual([422, 200]);
  });

  test('cannot be guessed in parallel', async () => {
    const ana = await person({ withApp: true });
    const thief = browserOf(app);
    await thief.send('post', '/session', credentialsOf(ana));

    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => thief.send('post', '/session/second-factor', { code: String(100_000 + n) })),
    );

    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(3);
    expect(answers.every(({ status }) => status === 422 || status === 429)).toBe(true);
  });

  test('cannot be passed for somebody else', async () => {
    const [ana, boris] = [await person({ withApp: true }), await person({ withApp: true })];
    const browser = browserOf(app);
    await browser.send('post', '/session', credentialsOf(ana));

    const answer = await browser.send('post', '/session/second-factor', { code: codeOf(boris, clock.now()) });

    expect(answer.status).toBe(422);
  });

  test('is no work of an anonymous caller', async () => {
    const parts = createAccessParts({ db: db.write, secrets: testSecrets, publicOrigin: ORIGIN });
    const ctx = createContext(testServices(db, { clock }), { kind: 'anonymous' }, 'all');

    const refused = passSecondFactor(ctx, parts, { code: '123456', from: { address: '192.0.2.1', userAgent: '' } });

    await expect(refused).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('guessing passwords', () => {
  const guess = (email: string, address: string) =>
    browserOf(app, { address }).send('post', '/session', { email, password: 'lilac-orbit-8-tram' });

  test('is slowed down after three tries, for an account that exists and one that does not', async () => {
    const ana = await person();

    for (const email of [ana.email, 'nobody@example.com']) {
      const statuses = [];
      for (let i = 0; i < 4; i += 1) statuses.push((await guess(email, '198.51.100.1')).status);
      expect(statuses).toEqual([401, 401, 401, 429]);
    }
  });

  test('says when to try again', async () => {
    const ana = await person();
    for (let i = 0; i < 3; i += 1) await guess(ana.email, '198.51.100.1');

    const answer = await guess(ana.email, '198.51.100.1');

    expect(answer.body.error).toMatchObject({ reason: 'too-many-tries', retryAfterSeconds: 1 });
    expect(answer.get('Retry-After')).toBe('1');
  });

  test('gets no more tries by sending them at once', async () => {
    const ana = await person();

    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(ana.email, '198.51.100.1')));

    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(3);
  });

  test('refuses even the right password while the stranger must wait', async () => {
    const ana = await person();
    for (let i = 0; i < 3; i += 1) await guess(ana.email, '198.51.100.1');

    const right = await browserOf(app, { address: '198.51.100.1' }).send('post', '/session', credentialsOf(ana));

    expect(right.status).toBe(429);
  });

  test('from a whole world of networks does not hold up the colleague at a known device', async () => {
    const ana = await person({ withApp: true });
    const browser = await signIn(ana);
    for (let i = 0; i < 40; i += 1) await guess(ana.email, `198.18.${i}.1`);

    const stranger = await guess(ana.email, '198.19.1.1');
    const colleague = await browser.send('post', '/session', credentialsOf(ana));

    expect([stranger.status, colleague.status]).toEqual([429, 200]);
  });

  test('from the colleague’s own network does not hold up the colleague at a known device', async () => {
    const ana = await person({ withApp: true });
    const browser = await signIn(ana, '203.0.113.9');
    for (let i = 0; i < 12; i += 1) await guess(ana.email, '203.0.113.66');

    expect((await browser.send('post', '/session', credentialsOf(ana))).status).toBe(200);
  });

  test('on a known device is counted there, too', async () => {
    const ana = await person({ withApp: true });
    const browser = await signIn(ana);

    const statuses = [];
    for (let i = 0; i < 4; i += 1)
      statuses.push(
        (await browser.send('post', '/session', { email: ana.email, password: 'lilac-orbit-8-tram' })).status,
      );

    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  test('with somebody else’s device cookie is a stranger’s guessing', async () => {
    const [ana, boris] = [await person({ withApp: true }), await person({ withApp: true })];
    const known = await signIn(boris);
    const thief = browserOf(app, { address: '198.51.100.1' });
    thief.cookies.set(DEVICE_COOKIE, known.cookies.get(DEVICE_COOKIE) ?? '');
    for (let i = 0; i < 3; i += 1) await guess(ana.email, '198.51.100.1');

    const answer = await thief.send('post', '/session', { email: ana.email, password: 'lilac-orbit-8-tram' });

    expect(answer.status).toBe(429);
  });
});
