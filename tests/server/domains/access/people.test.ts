import { and, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changePerson } from '../../../../server/domains/access/change-person.ts';
import {
  accessRoutes,
  createAccessParts,
  disableInactivePeople,
  disablePerson,
  enablePerson,
} from '../../../../server/domains/access/index.ts';
import { people, sessions } from '../../../../server/domains/access/tables.ts';
import type { Role } from '../../../../server/kernel/actor.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { auditEntries } from '../../../../server/platform/audit/tables.ts';
import type { Database } from '../../../../server/platform/db.ts';
import { freshDatabase, NOON, testContext, testServices } from '../../../support/database.ts';
import { appOf, type Browser, browserOf, ORIGIN } from '../../../support/http.ts';
import { makePerson, PASSWORD, signedIn, type TestPerson, testSecrets } from '../../../support/people.ts';

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
  await db.write.update(people).set({ disabledAt: clock.now() });
});

const ctx = () => testContext(db, { clock });

async function browserFor(person: TestPerson): Promise<Browser> {
  const browser = browserOf(app);
  const [name = '', value = ''] = (await signedIn(ctx(), person)).cookie.split('=');
  browser.cookies.set(name, value);
  return browser;
}

describe('a locked screen', () => {
  test('comes after 15 minutes in which only the console itself asked, and goes with the password', async () => {
    const browser = await browserFor(await makePerson(ctx()));
    for (let minute = 0; minute < 15; minute += 1) {
      await browser.send('get', '/people');
      clock.set(clock.now().add({ minutes: 1 }));
    }

    const shut = await browser.send('get', '/people');
    const late = await browser.send('post', '/session/activity');
    const wrong = await browser.send('post', '/session/unlock', { password: 'not-this-one-at-all' });
    const unlocked = await browser.send('post', '/session/unlock', { password: PASSWORD });

    expect([shut.status, shut.body.error.reason]).toEqual([423, 'screen-locked']);
    expect([late.status, wrong.status, unlocked.status]).toEqual([423, 422, 200]);
    expect((await browser.send('get', '/people')).status).toBe(200);
  });

  test('is put off by what the person does, but not beyond the end of the session', async () => {
    const browser = await browserFor(await makePerson(ctx()));
    for (let minutes = 0; minutes < 14 * 60 - 10; minutes += 10) {
      clock.set(clock.now().add({ minutes: 10 }));
      expect((await browser.send('post', '/session/activity')).status).toBe(200);
    }

    clock.set(clock.now().add({ minutes: 10 }));

    expect((await browser.send('post', '/session/activity')).status).toBe(401);
  });

  test('can be locked by hand, and then lets nothing through but who, unlock and sign-out', async () => {
    const browser = await browserFor(await makePerson(ctx()));
    await browser.send('post', '/session/lock');

    const statuses = [];
    for (const [method, path, body] of [
      ['get', '/people', undefined],
      ['patch', '/me', { theme: 'dark' }],
      ['post', '/me/second-factor', {}],
      ['get', '/me', undefined],
      ['delete', '/session', undefined],
    ] as const)
      statuses.push((await browser.send(method, path, body)).status);

    expect(statuses).toEqual([423, 423, 423, 200, 200]);
  });
});

describe('sessions', () => {
  test('are listed and ended by their person, but nobody else’s', async () => {
    const [ana, boris] = [await makePerson(ctx()), await makePerson(ctx())];
    const [here, there, other] = [await browserFor(ana), await browserFor(ana), await browserFor(boris)];
    const listed = await here.send('get', '/me/sessions');
    const foreign = (await other.send('get', '/me')).body.sessionId;
    const notHere = listed.body.items.find((session: { current: boolean }) => !session.current);

    const refused = await here.send('delete', `/me/sessions/${foreign}`);
    await here.send('delete', `/me/sessions/${notHere.id}`);

    expect(listed.body.items).toHaveLength(2);
    expect(listed.body.items[0]).toMatchObject({ network: '192.0.2.0/24', device: 'Firefox on Linux' });
    expect(refused.status).toBe(404);
    expect([(await here.send('get', '/me')).status, (await there.send('get', '/me')).status]).toEqual([200, 401]);
    expect((await other.send('get', '/me')).status).toBe(200);
  });

  test('all end at once but this one, also when the password is changed', async () => {
    const ana = await makePerson(ctx());
    const [here, there] = [await browserFor(ana), await browserFor(ana)];

    const changed = await here.send('put', '/me/password', { current: PASSWORD, next: 'copper-9-meadow-lamp' });

    expect(changed.status).toBe(200);
    expect([(await here.send('get', '/me')).status, (await there.send('get', '/me')).status]).toEqual([200, 401]);
  });

  test('of others are seen and ended by an administrator only', async () => {
    const [ana, admin] = [await makePerson(ctx()), await makePerson(ctx(), { role: 'administrator' })];
    const [mine, theirs] = [await browserFor(ana), await browserFor(admin)];
    const sessionId = (await mine.send('get', '/me')).body.sessionId;

    const refused = await mine.send('get', `/people/${admin.id}/sessions`);
    const listed = await theirs.send('get', `/people/${ana.id}/sessions`);
    await theirs.send('delete', `/people/${ana.id}/sessions/${sessionId}`);

    expect(refused.status).toBe(403);
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([sessionId]);
    expect((await mine.send('get', '/me')).status).toBe(401);
  });
});

describe('people', () => {
  test('are listed page by page without a gap or a double, with what concerns sign-in for administrators only', async () => {
    const admin = await makePerson(ctx(), { role: 'administrator', name: 'Zoe Same' });
    for (let i = 0; i < 6; i += 1) await makePerson(ctx(), { name: 'Zoe Same' });
    const [theirs, others] = [await browserFor(admin), await browserFor(await makePerson(ctx()))];

    const seen: { id: string; security?: object }[] = [];
    let after = '';
    do {
      const { body } = await theirs.send('get', `/people?q=zoe%20same&limit=3${after && `&after=${after}`}`);
      seen.push(...body.items);
      after = body.next ?? '';
    } while (after !== '');

    expect(seen).toHaveLength(7);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
    expect(seen.every(({ security }) => security !== undefined)).toBe(true);
    const plain = await others.send('get', '/people?q=zoe');
    expect(plain.body.items.every(({ security }: { security?: object }) => security === undefined)).toBe(true);
  });

  test('are not found by a pattern that they typed into the box', async () => {
    const browser = await browserFor(await makePerson(ctx()));

    expect((await browser.send('get', '/people?q=%25')).body.items).toEqual([]);
  });

  test('lose and gain rights with their very next request', async () => {
    await makePerson(ctx(), { role: 'administrator' });
    const ana = await makePerson(ctx(), { role: 'administrator' });
    const browser = await browserFor(ana);
    const before = await browser.send('get', '/invitations');

    await changePerson(ctx(), { personId: ana.id, role: 'engineer' });

    expect([before.status, (await browser.send('get', '/invitations')).status]).toEqual([200, 403]);
  });

  test('that are disabled have no session and cannot sign in until they are enabled', async () => {
    await makePerson(ctx(), { role: 'administrator' });
    const ana = await makePerson(ctx());
    const browser = await browserFor(ana);

    await disablePerson(ctx(), ana.id);
    const during = [(await browser.send('get', '/me')).status, (await browser.send('post', '/session', ana)).status];
    await enablePerson(ctx(), ana.id);

    expect(during).toEqual([401, 401]);
    expect((await browser.send('get', '/me')).status).toBe(401);
    expect((await browser.send('post', '/session', ana)).status).toBe(200);
  });

  test('do not disable themselves', async () => {
    const admin = await makePerson(ctx(), { role: 'administrator' });
    const browser = await browserFor(admin);

    const refused = await browser.send('post', `/people/${admin.id}/disablement`);

    expect(refused.body.error.reason).toBe('not-yourself');
  });

  test.each([
    ['demoted', (id: TestPerson['id']) => changePerson(ctx(), { personId: id, role: 'lead' })],
    ['disabled', (id: TestPerson['id']) => disablePerson(ctx(), id)],
  ])('keep one administrator: the last is not %s, also when two do it to each other at once', async (_, remove) => {
    const [ana, boris] = [
      await makePerson(ctx(), { role: 'administrator' }),
      await makePerson(ctx(), { role: 'administrator' }),
    ];

    const outcomes = await Promise.allSettled([remove(ana.id), remove(boris.id)]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({
      reason: 'last-administrator',
    });
  });

  test('not seen for 90 days are disabled, but never all administrators', async () => {
    const [older, newer] = [
      await makePerson(ctx(), { role: 'administrator' }),
      await makePerson(ctx(), { role: 'administrator' }),
    ];
    await signedIn(ctx(), older);
    clock.set(clock.now().add({ hours: 1 }));
    await signedIn(ctx(), newer);
    clock.set(clock.now().add({ hours: 91 * 24 }));
    const present = await makePerson(ctx());

    const count = await disableInactivePeople(ctx());

    const active = await db.read
      .select({ id: people.id, for: people.disabledFor })
      .from(people)
      .where(eq(people.role, 'administrator'));
    expect(count).toBe(1);
    expect(active.find(({ id }) => id === older.id)?.for).toBe('inactivity');
    expect(active.find(({ id }) => id === newer.id)?.for).toBeNull();
    expect((await db.read.select().from(people).where(eq(people.id, present.id)))[0]?.disabledAt).toBeNull();
  });

  test('leave a line in the audit with each change, naming fields and roles only', async () => {
    await makePerson(ctx(), { role: 'administrator' });
    const ana = await makePerson(ctx());

    await changePerson(ctx(), { personId: ana.id, role: 'lead', name: 'Ana Renamed' });

    const [line] = await db.read
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.action, 'person.change'), eq(auditEntries.subjectId, ana.id)));
    expect(line).toMatchObject({ details: { role: { from: 'engineer', to: 'lead' } }, result: 'done' });
    expect(JSON.stringify(line)).not.toContain('Renamed');
  });

  test.each(['engineer', 'lead', 'account-manager', 'developer'] as Role[])('are not changed by a %s', async (role) => {
    const ana = await makePerson(ctx());
    const browser = await browserFor(await makePerson(ctx(), { role }));

    const statuses = [];
    for (const [method, path, body] of [
      ['patch', `/people/${ana.id}`, { role: 'lead' }],
      ['post', `/people/${ana.id}/disablement`, undefined],
      ['delete', `/people/${ana.id}/disablement`, undefined],
      ['post', `/people/${ana.id}/resets`, { clearsSecondFactor: true }],
      ['delete', `/people/${ana.id}/sessions`, undefined],
      ['post', '/invitations', { name: 'X', email: 'x@example.com', role: 'lead', language: 'en' }],
    ] as const)
      statuses.push((await browser.send(method, path, body)).status);

    expect(new Set(statuses)).toEqual(new Set([403]));
    expect(await db.read.$count(sessions, eq(sessions.personId, ana.id))).toBe(0);
  });
});
