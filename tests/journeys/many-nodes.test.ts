import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { getSource } from '../../server/domains/gateways/queries.ts';
import { clockAt } from '../../server/kernel/clock.ts';
import type { SourceId } from '../../server/kernel/ids.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { ask, fromConsole } from '../support/ask.ts';
import { consoleSocket } from '../support/console-socket.ts';
import { freshDatabase, NOON, testContext } from '../support/database.ts';
import { fakeGateway, fakeRow } from '../support/fake-gateway.ts';
import { makeSource, signatureOf } from '../support/gateways.ts';
import { nodeOn, startMain } from '../support/main-program.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { until } from '../support/until.ts';
import { watchGateway } from '../support/watched-gateway.ts';
import { listeningApp } from '../support/whole-app.ts';

/*
 * Promises D-02, D-11 and D-19: any number of nodes on one database. What one of them takes in or changes holds and rings on
 * all, what must happen once happens once, and screens are right without sockets, too.
 */
describe('three nodes of one desk', async () => {
  const db = await freshDatabase();
  const clock = clockAt(NOON);
  const nodes = [
    await listeningApp(db, { clock }),
    await listeningApp(db, { clock }),
    await listeningApp(db, { clock }),
  ] as const;
  const [first, second, third] = nodes;
  const given = () => testContext(db, { clock });
  const enter = async (role: 'administrator' | 'engineer' | 'lead') => {
    const person = await makePerson(given(), { role, withApp: true });
    return { person, ...(await signedIn(given(), person)) };
  };
  const gateway = await fakeGateway();
  const source = await makeSource(given(), gateway.origin, {
    settings: { origins: { backOffice: gateway.origin }, pollSeconds: 30, pageSize: 100 },
  });
  const readSource = () => getSource(db.read, source.id, clock.now());
  const admin = await enter('administrator');
  const bodyOf = (uid: string) =>
    JSON.stringify({ transaction: { uid, status: 'failed', type: 'payment', amount: 100, currency: 'BYN' } });
  const notify = ({ base }: { base: string }, body: string) =>
    ask(base, { path: source.notificationPath, body, headers: { 'Content-Signature': signatureOf(body) } });

  test('pull each source once each time, whoever of them it is', async () => {
    const isPulled = async () => ((await readSource()).nextPullAt ?? '') > clock.now().toString();
    await until(isPulled);
    for (let period = 1; period <= 4; period += 1) {
      gateway.rows.push(fakeRow(period, 0, { created_at: clock.now().toString({ fractionalSecondDigits: 6 }) }));
      const before = gateway.asked.length;
      clock.set(clock.now().add({ seconds: 40 }));

      await until(isPulled);

      const tracks = gateway.asked.slice(before).map(({ body }) => body.filter?.date_type);
      expect(tracks).toEqual(['created_at', 'paid_at', 'settled_at']);
    }
    const [row] = await db.read.execute<{ count: number }>(sql`select count(*)::int as count from transactions`);
    expect(row?.count).toBe(4);
  });

  test('ring on every node for what one of them took in', async () => {
    const sockets = await Promise.all(nodes.map(({ base }) => consoleSocket(base, admin.cookie)));
    for (const socket of sockets) expect(await socket.watch('transactions')).toMatchObject({ ok: true });

    await notify(third, bodyOf('1-dddddddddd'));

    const rings = sockets.map(({ heard }) => heard(({ ids }) => ids.includes('1-dddddddddd')));
    expect((await Promise.all(rings)).map(({ stream }) => stream)).toEqual(Array(3).fill('transactions'));
  });

  test('say the same to a screen without sockets that asks after the last number it knows', async () => {
    const eventsAfter = async ({ base }: { base: string }, after: number) => {
      const path = `/api/streams/transactions/events?after=${after}`;
      const { json } = await ask(base, { path, headers: fromConsole(admin.cookie) });
      return json as { items: { ids: string[]; after: number; seq: number }[]; head: number; reload: boolean };
    };
    const { head } = await eventsAfter(first, 0);
    await notify(second, bodyOf('2-dddddddddd'));
    await notify(third, bodyOf('3-dddddddddd'));
    await until(async () => (await eventsAfter(first, head)).items.flatMap(({ ids }) => ids).length >= 2);

    const [one, two] = [await eventsAfter(first, head), await eventsAfter(second, head)];

    expect(one).toEqual(two);
    expect(one.reload).toBe(false);
    expect(one.items.flatMap(({ ids }) => ids).sort()).toEqual(['2-dddddddddd', '3-dddddddddd']);
    expect(one.items[0]?.after).toBe(head);
    expect((await eventsAfter(third, head + 1_000)).reload).toBe(true);
  });

  test('keep a notification once that comes in at all of them at the same moment, five times each', async () => {
    const body = bodyOf('4-dddddddddd');
    const everywhere = nodes.flatMap((node) => Array.from({ length: 5 }, () => notify(node, body)));

    const answers = await Promise.all(everywhere);

    expect(answers.map(({ status }) => status)).toEqual(Array(15).fill(200));
    const outcomes = answers.map(({ json }) => (json as { outcome: string }).outcome);
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
  });

  test('make a change once that is asked of two of them with one key', async () => {
    const headers = fromConsole(admin.cookie);
    const call = ({ base }: { base: string }) =>
      ask(base, { path: '/api/merchants', headers, body: { name: 'Made once' } });

    const [one, two] = await Promise.all([call(first), call(second)]);
    const later = await call(third);

    expect([one.status, two.status].filter((status) => status === 200).length).toBeGreaterThan(0);
    for (const answer of [one, two]) expect([200, 409]).toContain(answer.status);
    expect(later.json).toEqual([one, two].find(({ status }) => status === 200)?.json);
    const [row] = await db.read.execute<{ count: number }>(
      sql`select count(*)::int as count from merchants where name = 'Made once'`,
    );
    expect(row?.count).toBe(1);
  });

  test('send a disabled person away from all of them at once, sockets and calls', async () => {
    const { person, cookie } = await enter('engineer');
    const sockets = await Promise.all(nodes.map(({ base }) => consoleSocket(base, cookie)));

    const path = `/api/people/${person.id}/disablement`;
    const disabled = await ask(first.base, { method: 'POST', path, headers: fromConsole(admin.cookie) });

    expect(disabled.status).toBe(200);
    expect(await Promise.all(sockets.map(({ gone }) => gone))).toEqual(Array(3).fill('session-ended'));
    for (const { base } of nodes)
      expect((await ask(base, { path: '/api/me', headers: fromConsole(cookie) })).status).toBe(401);
  });

  test('give a changed role its rights on all of them at once', async () => {
    const { person, cookie } = await enter('lead');
    const socket = await consoleSocket(third.base, cookie);
    const audit = () => ask(second.base, { path: '/api/audit', headers: fromConsole(cookie) });
    expect((await audit()).status).toBe(200);

    const path = `/api/people/${person.id}`;
    await ask(first.base, { method: 'PATCH', path, headers: fromConsole(admin.cookie), body: { role: 'developer' } });

    expect(await socket.gone).toBe('rights-changed');
    expect((await audit()).status).toBe(403);
  });
});

describe('a node that is killed in the middle of a pull', async () => {
  const db = await freshDatabase();
  const fake = await fakeGateway();
  const gateway = await watchGateway(fake.origin);
  const environment = await nodeOn(db);

  test('leaves its work to another within seconds, which goes on where it was', async () => {
    const at = systemClock.now();
    const recent = (number: number) =>
      fakeRow(number, 0, { created_at: at.subtract({ seconds: 60 - number }).toString({ fractionalSecondDigits: 6 }) });
    fake.rows = Array.from({ length: 9 }, (_, number) => recent(number));
    const { id } = await makeSource(testContext(db, { clock: systemClock }), gateway.origin, {
      settings: { origins: { backOffice: gateway.origin }, startFrom: at.subtract({ minutes: 5 }).toString() },
    });
    fake.instead = [() => undefined, () => ({ hang: true })];

    const doomed = await startMain(environment);
    onTestFinished(() => doomed.kill());
    while (gateway.asked.length < 2) await once(gateway.events, 'asked');
    const other = await startMain(environment);
    onTestFinished(() => other.kill());
    await doomed.kill();
    await until(async () => (await getSource(db.read, id as SourceId, systemClock.now())).lastSuccessAt !== undefined);
    await until(async () => {
      const [row] = await db.read.execute<{ count: number }>(sql`select count(*)::int as count from transactions`);
      return row?.count === fake.rows.length;
    });
    await other.stop();

    const asked = gateway.asked.map(({ body }) => JSON.parse(body).filter as { date_type: string; uid_from?: string });
    const created = asked.filter(({ date_type }) => date_type === 'created_at').map(({ uid_from }) => uid_from);
    // The first page was read by the one that died, the second is asked for by both, and the first never again.
    expect(created.slice(0, 3)).toEqual([undefined, fake.rows[3]?.uid, fake.rows[3]?.uid]);
  });
});
