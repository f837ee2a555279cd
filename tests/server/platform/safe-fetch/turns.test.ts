import { beforeEach, describe, expect, test } from 'vitest';
import { hostTurns } from '../../../../server/platform/safe-fetch/tables.ts';
import {
  endTurn,
  findTurn,
  forgetOldTurns,
  spendOfHour,
  takeTurn,
  takeTurns,
} from '../../../../server/platform/safe-fetch/turns.ts';
import { freshDatabase, NOON } from '../../../support/database.ts';

const db = await freshDatabase();
const host = 'shop.example';
const mine = { host, holder: 'this node' };
const others = { host, holder: 'another node' };
const later = (seconds: number) => NOON.add({ seconds });

beforeEach(() => db.write.delete(hostTurns).then(() => undefined));

describe('the pace of one host', () => {
  test('two nodes that come at once: one is let in', async () => {
    const tries = await Promise.all([takeTurn(db.write, mine, NOON), takeTurn(db.write, others, NOON)]);

    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('a minute and its jitter lie between two visits', async () => {
    await takeTurn(db.write, mine, NOON, 0.5);
    await endTurn(db.write, mine, later(2));

    expect((await takeTurn(db.write, mine, later(67))).ok).toBe(false);
    expect(await findTurn(db.read, [host])).toMatchObject({
      startedAt: NOON,
      notBefore: NOON.add({ milliseconds: 67_500 }),
    });
    expect((await takeTurn(db.write, mine, later(68))).ok).toBe(true);
  });

  test('a visit that still goes on holds the host, one whose program died does not for long', async () => {
    await takeTurn(db.write, mine, NOON, 0);

    expect((await takeTurn(db.write, others, later(90))).ok).toBe(false);
    expect((await takeTurn(db.write, others, later(120))).ok).toBe(true);
  });

  test('who was overtaken ends nothing', async () => {
    await takeTurn(db.write, mine, NOON, 0);
    await takeTurn(db.write, others, later(120), 0);

    await endTurn(db.write, mine, later(121));

    expect(await db.read.select().from(hostTurns)).toMatchObject([{ holder: 'another node' }]);
  });

  test('a host that asks for less is left alone twice as long each time, at most an hour', async () => {
    const pauses: number[] = [];
    let at = NOON;
    for (let visit = 0; visit < 9; visit++) {
      await takeTurn(db.write, mine, at, 0);
      await endTurn(db.write, mine, at, {});
      const { notBefore } = (await findTurn(db.read, [host])) ?? { notBefore: at };
      pauses.push(notBefore.since(at).total('seconds'));
      at = notBefore;
    }

    expect(pauses).toEqual([120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]);
  });

  test('as long as it says, when it says so: never less than the usual, at most a day', async () => {
    const pause = async (retryAfterSeconds: number) => {
      await db.write.delete(hostTurns);
      await takeTurn(db.write, mine, NOON, 0);
      await endTurn(db.write, mine, NOON, { retryAfterSeconds });
      return (await findTurn(db.read, [host]))?.notBefore.since(NOON).total('seconds');
    };

    expect([await pause(300), await pause(0), await pause(9_999_999)]).toEqual([300, 60, 86_400]);
  });
});

describe('the turns of several hosts', () => {
  const hosts = ['tea.example', 'hooks.example'];
  const turns = () => db.read.select().from(hostTurns).orderBy(hostTurns.host);

  test('when one is held, the others are as they were: not asked, and what they asked for not forgotten', async () => {
    const tea = { host: 'tea.example', holder: 'this node' };
    await takeTurn(db.write, tea, NOON, 0);
    await endTurn(db.write, tea, NOON, {});
    await takeTurn(db.write, { host: 'hooks.example', holder: 'another node' }, later(150));
    const before = await turns();

    const taken = await takeTurns(db.write, { hosts, holder: 'this node' }, later(200));

    expect(taken).toEqual({ ok: false, error: 'host-asked-moments-ago' });
    expect(await turns()).toEqual(before);
    expect(before.map(({ host: name, pleas }) => [name, pleas])).toEqual([
      ['hooks.example', 0],
      ['tea.example', 1],
    ]);
  });

  test('two who want the same, each in another order: one gets all', async () => {
    const tries = await Promise.all(
      ['this node', 'another node'].map((holder, place) =>
        takeTurns(db.write, { hosts: place === 0 ? hosts : hosts.toReversed(), holder }, NOON),
      ),
    );

    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set((await turns()).map(({ holder }) => holder)).size).toBe(1);
  });
});

test('what an owner may spend in an hour is spent by all nodes together, and comes back with the next hour', async () => {
  const tries = await Promise.all(Array.from({ length: 8 }, () => spendOfHour(db.write, 'merchant:1', 5, NOON)));

  expect(tries.filter(Boolean)).toHaveLength(5);
  expect(await spendOfHour(db.write, 'merchant:2', 5, NOON)).toBe(true);
  expect(await spendOfHour(db.write, 'merchant:1', 5, NOON.add({ hours: 1 }))).toBe(true);
});

test('old hosts and hours are forgotten, those that still bind are not', async () => {
  await takeTurn(db.write, mine, NOON, 0);
  await forgetOldTurns(db.write, NOON.add({ hours: 1 }));
  const kept = await findTurn(db.read, [host]);
  await forgetOldTurns(db.write, NOON.add({ hours: 72 }));

  expect([kept === undefined, await findTurn(db.read, [host])]).toEqual([false, undefined]);
});
