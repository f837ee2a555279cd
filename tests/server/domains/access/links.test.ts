import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  accessRoutes,
  createAccessParts,
  invitePerson,
  openSetup,
  resetPerson,
} from '../../../../server/domains/access/index.ts';
import {
  invitations,
  passwordResets,
  people,
  sessions,
  setupTokens,
} from '../../../../server/domains/access/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import type { Database } from '../../../../server/platform/db.ts';
import { idempotencyKeys } from '../../../../server/platform/tables.ts';
import { freshDatabase, NOON, testContext, testServices } from '../../../support/database.ts';
import { appOf, browserOf, ORIGIN } from '../../../support/http.ts';
import { codeOf, makePerson, PASSWORD, signedIn, testSecrets } from '../../../support/people.ts';

const clock = clockAt(NOON);
let db: Database;
let app: ReturnType<typeof appOf>;

beforeAll(async () => {
  db = await freshDatabase();
  const services = testServices(db, { clock });
  app = appOf(services, accessRoutes(createAccessParts({ db: db.write, secrets: testSecrets, publicOrigin: ORIGIN })));
});
beforeEach(() => clock.set(clock.now().add({ hours: 24 })));

const host = () => testContext(db, { clock, actor: { kind: 'host', name: 'test' } });
const tokenOf = (link: string) => link.split('#')[1] ?? '';
const NEW_PASSWORD = 'copper-9-meadow-lamp';

describe('the set-up address', () => {
  const first = (token: string, email = 'first@example.com') =>
    browserOf(app).send('post', '/setup', { token, name: 'Olga First', email, password: PASSWORD, language: 'ru' });

  test('makes the first administrator once, of two at the same moment one, and is closed then', async () => {
    const older = await openSetup(host(), ORIGIN);
    const link = (await openSetup(host(), ORIGIN)) ?? '';
    const isOpen = await browserOf(app).send('get', '/setup');

    const withOlder = await first(tokenOf(older ?? ''));
    const answers = await Promise.all([first(tokenOf(link), 'a@example.com'), first(tokenOf(link), 'b@example.com')]);

    expect(isOpen.body).toEqual({ open: true });
    expect([withOlder.status, withOlder.body.error.reason]).toEqual([410, 'setup-closed']);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({
      role: 'administrator',
      owes: 'enrolment',
    });
    expect((await browserOf(app).send('get', '/setup')).body).toEqual({ open: false });
    expect(await openSetup(host(), ORIGIN)).toBeUndefined();
    expect(await db.read.$count(setupTokens)).toBe(0);
  });
});

describe('an invitation', () => {
  const newcomer = (email: string) => ({
    name: 'Boris New',
    email,
    role: 'engineer' as const,
    language: 'en' as const,
  });
  const accept = (token: string, password = NEW_PASSWORD) =>
    browserOf(app).send('post', '/invitations/acceptance', { token, name: 'Boris New', password, language: 'en' });

  test('is made by an administrator, and its link is kept nowhere', async () => {
    const admin = await makePerson(testContext(db, { clock }), { role: 'administrator' });
    const { cookie } = await signedIn(testContext(db, { clock }), admin);
    const browser = browserOf(app);
    const [name = '', value = ''] = cookie.split('=');
    browser.cookies.set(name, value);

    const answer = await browser.send('post', '/invitations', newcomer('kept-nowhere@example.com'));

    const token = tokenOf(answer.body.link);
    expect(answer.body.link).toBe(`${ORIGIN}/invitation#${token}`);
    const stored = JSON.stringify([
      await db.read.select().from(invitations),
      await db.read.select().from(idempotencyKeys),
    ]);
    expect(stored).not.toContain(token);
    expect((await browser.send('get', '/invitations')).body.items[0]).toMatchObject({
      email: 'kept-nowhere@example.com',
      state: 'open',
    });
  });

  test('lets its person in once; of two at the same moment one', async () => {
    const { link } = await invitePerson(host(), ORIGIN, newcomer('twice@example.com'));

    const answers = await Promise.all([accept(tokenOf(link)), accept(tokenOf(link))]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({
      email: 'twice@example.com',
      owes: 'enrolment',
    });
  });

  test('says whom it is for, and nothing once it is a day old', async () => {
    const { link } = await invitePerson(host(), ORIGIN, newcomer('old@example.com'));
    const look = () => browserOf(app).send('post', '/invitations/lookup', { token: tokenOf(link) });

    const fresh = await look();
    clock.set(clock.now().add({ hours: 24 }));
    const old = await look();

    expect(fresh.body).toMatchObject({ email: 'old@example.com', role: 'engineer' });
    expect([old.status, (await accept(tokenOf(link))).status]).toEqual([410, 410]);
  });

  test('is worth nothing after a newer one to the same e-mail', async () => {
    const older = await invitePerson(host(), ORIGIN, newcomer('newer@example.com'));
    const newer = await invitePerson(host(), ORIGIN, newcomer('newer@example.com'));

    expect((await accept(tokenOf(older.link))).status).toBe(410);
    expect((await accept(tokenOf(newer.link))).status).toBe(200);
  });

  test('stays usable after a weak password was refused', async () => {
    const { link } = await invitePerson(host(), ORIGIN, newcomer('weak@example.com'));

    const weak = await accept(tokenOf(link), 'password12345');
    const strong = await accept(tokenOf(link));

    expect([weak.status, weak.body.error.fields]).toEqual([422, { password: 'common' }]);
    expect(strong.status).toBe(200);
  });

  test.each(['', 'null', 'undefined', '0'])('with the token "%s" is none', async (token) => {
    expect((await accept(token)).status).toBe(410);
  });
});

describe('a reset link', () => {
  const use = (token: string, password = NEW_PASSWORD) =>
    browserOf(app).send('post', '/resets/use', { token, password });

  test('sets a new password once, ends every session, and signs nobody in', async () => {
    const ctx = testContext(db, { clock });
    const ana = await makePerson(ctx, { withApp: true });
    await signedIn(ctx, ana);
    const { link } = await resetPerson(host(), ORIGIN, { personId: ana.id, clearsSecondFactor: false });

    const answers = await Promise.all([use(tokenOf(link)), use(tokenOf(link))]);

    const winner = answers.find(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(winner?.get('Set-Cookie')).toBeUndefined();
    const left = (await db.read.select().from(sessions)).filter(
      ({ personId, endedAt }) => personId === ana.id && endedAt === null,
    );
    expect(left).toEqual([]);
    const browser = browserOf(app);
    expect((await browser.send('post', '/session', { email: ana.email, password: PASSWORD })).status).toBe(401);
    expect((await browser.send('post', '/session', { email: ana.email, password: NEW_PASSWORD })).body.owes).toBe(
      'second-factor',
    );
    expect((await browser.send('post', '/session/second-factor', { code: codeOf(ana, clock.now()) })).status).toBe(200);
  });

  test('for a lost phone leaves the person without a second factor until they enrol', async () => {
    const ana = await makePerson(testContext(db, { clock }), { withApp: true });
    const { link } = await resetPerson(host(), ORIGIN, { personId: ana.id, clearsSecondFactor: true });

    await use(tokenOf(link));

    const browser = browserOf(app);
    const signedInAgain = await browser.send('post', '/session', { email: ana.email, password: NEW_PASSWORD });
    expect(signedInAgain.body).toMatchObject({ owes: 'enrolment', recoveryCodesLeft: 0 });
  });

  test('is the only one: a newer replaces it, and a day ends it', async () => {
    const ana = await makePerson(testContext(db, { clock }));
    const older = await resetPerson(host(), ORIGIN, { personId: ana.id, clearsSecondFactor: false });
    const newer = await resetPerson(host(), ORIGIN, { personId: ana.id, clearsSecondFactor: false });

    const withOlder = await use(tokenOf(older.link));
    clock.set(clock.now().add({ hours: 24 }));

    expect([withOlder.status, (await use(tokenOf(newer.link))).status]).toEqual([410, 410]);
    expect((await db.read.select().from(passwordResets)).filter(({ personId }) => personId === ana.id)).toHaveLength(1);
  });

  test('does not set a password that the person had before', async () => {
    const ana = await makePerson(testContext(db, { clock }));
    const { link } = await resetPerson(host(), ORIGIN, { personId: ana.id, clearsSecondFactor: false });

    const again = await use(tokenOf(link), PASSWORD);

    expect([again.status, again.body.error.fields]).toEqual([422, { password: 'used-before' }]);
  });

  test('is not made for a disabled person', async () => {
    const ana = await makePerson(testContext(db, { clock }));
    await db.write.update(people).set({ disabledAt: clock.now() });

    const refused = resetPerson(host(), ORIGIN, { personId: ana.id, clearsSecondFactor: false });

    await expect(refused).rejects.toMatchObject({ reason: 'person-disabled' });
  });
});
