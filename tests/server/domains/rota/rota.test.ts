import ICAL from 'ical.js';
import request from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeShiftRule } from '../../../../server/domains/rota/change-shift-rule.ts';
import { OverrideInput, type ShiftRuleInput } from '../../../../server/domains/rota/contract.ts';
import { addOverride, addShiftRule, listOnDuty, setRotaZone } from '../../../../server/domains/rota/index.ts';
import { pauseShift } from '../../../../server/domains/rota/pause-shift.ts';
import { getOnDuty, getRota } from '../../../../server/domains/rota/queries/rota.ts';
import { removeOverride } from '../../../../server/domains/rota/remove-override.ts';
import { removeShiftRule } from '../../../../server/domains/rota/remove-shift-rule.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import type { PersonId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { browserOf } from '../../../support/http.ts';
import { makePerson, signedIn, type TestPerson } from '../../../support/people.ts';
import { wholeApp } from '../../../support/whole-app.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const app = await wholeApp(db, { clock });
const ctx = () => testContext(db, { clock });
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

let ana: TestPerson;
let ivan: TestPerson;

beforeEach(async () => {
  clock.set(NOON);
  await db.write.execute('truncate shift_rules, shift_overrides, shift_pauses, rota_feeds, settings');
  await setRotaZone(ctx(), 'Europe/Minsk');
  ana = await makePerson(ctx(), { name: 'Ana Example' });
  ivan = await makePerson(ctx(), { name: 'Ivan Example' });
});

const lineOf = (personId: PersonId, given: Partial<ShiftRuleInput> = {}): ShiftRuleInput => ({
  personId,
  weekdays: EVERY_DAY,
  start: '08:00',
  end: '20:00',
  from: null,
  to: null,
  place: 'office',
  ...given,
});
const changeOf = (given: Partial<OverrideInput> & Pick<OverrideInput, 'personId' | 'start' | 'end'>) =>
  OverrideInput.parse({ kind: 'add', ...given });
const namesAt = async (at: string) =>
  (await listOnDuty(db.read, Temporal.Instant.from(at))).map((person) => person.name);
const shiftsOfWeek = async (from = '2026-11-09') => {
  const { shifts } = await getRota(db.read, { at: clock.now(), defaultZone: 'UTC', from, days: 7 });
  return shifts.map(({ start, end }) => `${start}/${end}`);
};

describe('the pattern', () => {
  test('before anything is set nobody is on duty, and the whole week is a gap', async () => {
    const rota = await getRota(db.read, { at: NOON, defaultZone: 'UTC', days: 7 });

    expect(await namesAt('2026-11-09T09:00:00Z')).toEqual([]);
    expect(rota.gaps).toEqual([{ start: '2026-11-08T21:00:00Z', end: '2026-11-15T21:00:00Z' }]);
  });

  test('a line added in the middle of its shift puts the person on from now', async () => {
    await addShiftRule(ctx(), lineOf(ana.id));

    expect(await shiftsOfWeek()).toEqual(
      expect.arrayContaining([
        '2026-11-09T09:00:00Z/2026-11-09T17:00:00Z',
        '2026-11-10T05:00:00Z/2026-11-10T17:00:00Z',
      ]),
    );
    expect(await namesAt('2026-11-09T08:59:59Z')).toEqual([]);
  });

  test('a changed line leaves the shift under way alone', async () => {
    const { id } = await addShiftRule(ctx(), lineOf(ana.id));
    clock.set(Temporal.Instant.from('2026-11-10T09:00:00Z'));

    await changeShiftRule(ctx(), id, lineOf(ivan.id, { start: '09:00' }));

    expect(await namesAt('2026-11-10T10:00:00Z')).toEqual(['Ana Example']);
    expect(await namesAt('2026-11-11T05:30:00Z')).toEqual([]);
    expect(await namesAt('2026-11-11T06:00:00Z')).toEqual(['Ivan Example']);
  });

  test('a removed line ends after the shift under way, and cannot be removed again', async () => {
    const { id } = await addShiftRule(ctx(), lineOf(ana.id));
    clock.set(Temporal.Instant.from('2026-11-10T09:00:00Z'));

    await removeShiftRule(ctx(), id);

    expect(await namesAt('2026-11-10T16:59:59Z')).toEqual(['Ana Example']);
    expect(await namesAt('2026-11-11T09:00:00Z')).toEqual([]);
    clock.set(Temporal.Instant.from('2026-11-11T09:00:00Z'));
    await expect(removeShiftRule(ctx(), id)).rejects.toMatchObject({ reason: 'shift-rule-over' });
  });

  test('another zone moves the shifts to come, not those that were', async () => {
    await addShiftRule(ctx(), lineOf(ana.id));
    clock.set(Temporal.Instant.from('2026-11-11T09:00:00Z'));

    await setRotaZone(ctx(), 'Europe/Warsaw');

    expect(await shiftsOfWeek()).toEqual(
      expect.arrayContaining([
        '2026-11-10T05:00:00Z/2026-11-10T17:00:00Z',
        '2026-11-11T05:00:00Z/2026-11-11T17:00:00Z',
        '2026-11-12T07:00:00Z/2026-11-12T19:00:00Z',
      ]),
    );
  });

  test('who does not answer tickets takes no shifts', async () => {
    const developer = await makePerson(ctx(), { role: 'developer' });

    await expect(addShiftRule(ctx(), lineOf(developer.id))).rejects.toMatchObject({ reason: 'person-takes-no-shifts' });
  });

  test('who comes next is named', async () => {
    await addShiftRule(ctx(), lineOf(ana.id, { start: '20:00', end: '08:00' }));

    expect(await getOnDuty(db.read, NOON, 'UTC')).toMatchObject({
      onDuty: [],
      next: { name: 'Ana Example', start: '2026-11-09T17:00:00Z' },
      zone: 'Europe/Minsk',
    });
  });
});

describe('overrides', () => {
  test('two that say something of one person at once are refused, also when they come together', async () => {
    const wanted = changeOf({ personId: ana.id, start: '2026-11-10T08:00', end: '2026-11-10T20:00' });

    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => addOverride(ctx(), wanted)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(
      addOverride(ctx(), { ...wanted, kind: 'replace', personId: ivan.id, insteadOf: ana.id }),
    ).rejects.toMatchObject({ reason: 'override-overlaps' });
  });

  test('two that only meet are no overlap', async () => {
    await addOverride(ctx(), changeOf({ personId: ana.id, start: '2026-11-10T08:00', end: '2026-11-10T20:00' }));

    await addOverride(ctx(), changeOf({ personId: ana.id, start: '2026-11-10T20:00', end: '2026-11-10T22:00' }));

    expect(await namesAt('2026-11-10T18:59:00Z')).toEqual(['Ana Example']);
  });

  test('one under way ends when it is taken back; what was stays', async () => {
    const { id } = await addOverride(
      ctx(),
      changeOf({ personId: ana.id, start: '2026-11-09T12:00', end: '2026-11-09T20:00' }),
    );
    clock.set(Temporal.Instant.from('2026-11-09T12:00:00Z'));

    await removeOverride(ctx(), id);

    expect(await shiftsOfWeek()).toEqual(['2026-11-09T09:00:00Z/2026-11-09T12:00:00Z']);
    await expect(removeOverride(ctx(), id)).rejects.toMatchObject({ reason: 'override-over' });
  });

  test('one that has not begun is gone when it is taken back', async () => {
    const { id } = await addOverride(
      ctx(),
      changeOf({ personId: ana.id, start: '2026-11-10T12:00', end: '2026-11-10T20:00' }),
    );

    await removeOverride(ctx(), id);

    expect(await shiftsOfWeek()).toEqual([]);
    await expect(removeOverride(ctx(), id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('who is on duty', () => {
  test('a change is seen at once, whatever was asked before', async () => {
    expect(await namesAt('2026-11-09T10:00:00Z')).toEqual([]);

    await addShiftRule(ctx(), lineOf(ana.id));

    expect(await namesAt('2026-11-09T10:00:00Z')).toEqual(['Ana Example']);
  });

  test('the only one who gets tickets pauses knowingly, or not at all', async () => {
    await addShiftRule(ctx(), lineOf(ana.id));
    const asAna = testContext(db, { clock, actor: (await signedIn(ctx(), ana)).actor });
    const pause = { paused: true, reason: 'A fire alarm', evenIfLast: false };

    await expect(pauseShift(asAna, pause)).rejects.toMatchObject({ reason: 'last-on-duty' });
    await pauseShift(asAna, { ...pause, evenIfLast: true });

    expect(await listOnDuty(db.read, NOON)).toMatchObject([
      { pausedSince: NOON.toString(), pauseReason: 'A fire alarm' },
    ]);
  });

  test('of two who pause at once, one is told that nobody is left', async () => {
    for (const person of [ana, ivan]) await addShiftRule(ctx(), lineOf(person.id));
    const pauses = [ana, ivan].map(async (person) => {
      const own = testContext(db, { clock, actor: (await signedIn(ctx(), person)).actor });
      return pauseShift(own, { paused: true, reason: 'Lunch', evenIfLast: false });
    });

    const outcomes = await Promise.allSettled(pauses);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a pause ends with the shift in which it was begun', async () => {
    await addShiftRule(ctx(), lineOf(ana.id));
    const asAna = testContext(db, { clock, actor: (await signedIn(ctx(), ana)).actor });
    await pauseShift(asAna, { paused: true, reason: 'Lunch', evenIfLast: true });

    expect(await listOnDuty(db.read, Temporal.Instant.from('2026-11-10T09:00:00Z'))).toMatchObject([
      { pausedSince: null, pauseReason: '' },
    ]);
  });

  test('who is off duty has nothing to pause', async () => {
    const asAna = testContext(db, { clock, actor: (await signedIn(ctx(), ana)).actor });

    await expect(pauseShift(asAna, { paused: true, reason: 'Lunch', evenIfLast: true })).rejects.toMatchObject({
      reason: 'not-on-duty',
    });
  });
});

describe('the calendar feed', () => {
  const makeFeed = async (person: TestPerson, whose: 'own' | 'all') => {
    const browser = browserOf(app.express);
    const [name = '', value = ''] = (await signedIn(ctx(), person)).cookie.split('=');
    browser.cookies.set(name, value);
    const made = await browser.send('post', '/rota/feeds', { whose });
    return String(made.body.path);
  };
  const read = async (path: string) => {
    const answer = await request(app.express).get(path);
    return { status: answer.status, type: answer.type, events: answer.status === 200 ? eventsIn(answer.text) : [] };
  };
  function eventsIn(text: string) {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        summary: event.summary,
        start: event.startDate.toJSDate().toISOString(),
        end: event.endDate.toJSDate().toISOString(),
        status: String(component.getFirstPropertyValue('status')),
        sequence: event.sequence,
      };
    });
  }

  test('what a calendar program reads are the shifts', async () => {
    await addShiftRule(ctx(), lineOf(ana.id, { start: '20:00', end: '08:00', place: 'home' }));
    await addShiftRule(ctx(), lineOf(ivan.id));

    const { status, type, events } = await read(await makeFeed(ana, 'own'));
    const rota = await getRota(db.read, { at: NOON, defaultZone: 'UTC', from: '2026-11-09', days: 7 });

    expect({ status, type }).toEqual({ status: 200, type: 'text/calendar' });
    expect(events.slice(0, 7).map(({ start, end }) => [start, end])).toEqual(
      rota.shifts
        .filter((shift) => shift.personId === ana.id)
        .slice(0, 7)
        .map(({ start, end }) => [start, end].map((at) => at.replace('Z', '.000Z'))),
    );
    expect(new Set(events.map(({ summary }) => summary))).toEqual(new Set(['Shift, from home']));
  });

  test('everybody’s names who it is', async () => {
    await addShiftRule(ctx(), lineOf(ivan.id));

    const { events } = await read(await makeFeed(ana, 'all'));

    expect(events[0]?.summary).toBe('Ivan Example · Shift');
  });

  test('a shift that no longer takes place keeps its name, is cancelled and comes after what was said', async () => {
    const { id } = await addShiftRule(ctx(), lineOf(ana.id));
    const path = await makeFeed(ana, 'own');
    const before = (await read(path)).events.find(({ start }) => start.startsWith('2026-11-12'));

    await removeShiftRule(ctx(), id);

    const after = (await read(path)).events.find(({ start }) => start.startsWith('2026-11-12'));
    expect(after).toMatchObject({ uid: before?.uid, status: 'CANCELLED' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  });

  test('a new address ends the old one', async () => {
    const [first, second] = [await makeFeed(ana, 'own'), await makeFeed(ana, 'own')];

    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
  });

  test.each([
    '/feeds/x.ics',
    '/feeds/',
    `/feeds/${'A'.repeat(43)}.ics`,
    '/feeds/%00.ics',
  ])('%s opens nothing', async (path) => {
    expect((await read(path)).status).toBe(404);
  });

  test('the address of somebody who left opens nothing', async () => {
    const path = await makeFeed(ana, 'own');
    await db.write.execute(`update people set disabled_at = now() where id = '${ana.id}'`);

    expect((await read(path)).status).toBe(404);
  });

  test('the address itself is stored nowhere', async () => {
    const path = await makeFeed(ana, 'own');
    const token = path.replace(/^.*\/|\.ics$/g, '');

    const [kept] = await db.write.execute(
      `select (select count(*) from idempotency_keys where body like '%${token}%')
            + (select count(*) from audit_entries where audit_entries::text like '%${token}%') as found`,
    );

    expect(Number(kept?.found)).toBe(0);
  });
});
