import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryClass } from '../../../../server/domains/deliveries/contract.ts';
import { type JudgedAttempt, judge } from '../../../../server/domains/deliveries/health.rules.ts';
import { NOON } from '../../../support/database.ts';

let events = 0;
/** An attempt so many minutes before noon. */
const tried = (
  minutesAgo: number,
  ended: DeliveryClass = 'sent-ok',
  more: Partial<JudgedAttempt> = {},
): JudgedAttempt => {
  events += 1;
  return {
    eventId: `e${events}`,
    at: NOON.subtract({ seconds: Math.round(minutesAgo * 60) }),
    trigger: 'auto',
    class: ended,
    ...more,
  };
};
const many = (minutes: readonly number[], ended?: DeliveryClass, more?: Partial<JudgedAttempt>) =>
  minutes.map((minute) => tried(minute, ended, more));
const healthOf = (attempts: readonly JudgedAttempt[]) => judge(attempts, NOON)?.health;

describe('the health of an endpoint', () => {
  test('of one that accepts it is good', () => {
    expect(judge(many([300, 200, 100]), NOON)).toMatchObject({
      health: 'healthy',
      recentAccepted: 3,
      recentFailed: 0,
      topClass: undefined,
    });
  });

  test('of one without automatic attempts there is none', () => {
    expect(judge(many([5, 3], 'forbidden', { trigger: 'manual' }), NOON)).toBeUndefined();
  });

  test('seven of ten within five minutes break a busy one, six do not', () => {
    const busy = (failures: number) =>
      Array.from({ length: 10 }, (_, place) =>
        tried(4 - place * 0.3, place >= 10 - failures ? 'server-error' : 'sent-ok'),
      );

    expect(healthOf(busy(7))).toBe('broken');
    expect(
      healthOf([
        ...many([4, 3.9, 3.8, 3.7], 'server-error'),
        ...many([3.5, 3.4, 3.3, 3.2]),
        ...many([3, 2.9], 'server-error'),
      ]),
    ).toBe('failing');
  });

  test('five in a row over ten minutes break a quiet one since the first of them, with the commonest class', () => {
    const judged = judge([...many([600, 500]), ...many([90, 70], 'timeout'), ...many([50, 30, 10], 'firewall')], NOON);

    expect(judged).toMatchObject({ health: 'broken', topClass: 'firewall', recentFailed: 5 });
    expect(judged?.since).toEqual(NOON.subtract({ minutes: 90 }));
  });

  test('the repeats of one event within half an hour do not', () => {
    expect(healthOf(many([30, 29, 27, 22, 12], 'server-error', { eventId: 'one' }))).toBe('failing');
  });

  test('an acceptance after the rest closes it: recovered for a day, then good', () => {
    const attempts = [...many([90, 70, 50, 30, 20], 'dns'), tried(10)];

    expect(judge(attempts, NOON)).toMatchObject({ health: 'recovered', since: NOON.subtract({ minutes: 10 }) });
    expect(judge(attempts, NOON.add({ hours: 25 }))?.health).toBe('healthy');
  });

  test('what a person sends again closes nothing', () => {
    expect(healthOf([...many([90, 70, 50, 30, 20], 'dns'), tried(10, 'sent-ok', { trigger: 'manual' })])).toBe(
      'broken',
    );
  });

  test('some failures make it failing', () => {
    expect(
      healthOf([
        ...many([300, 280, 260, 240, 220, 200]),
        ...many([150], 'timeout'),
        tried(140),
        ...many([130], 'timeout'),
        tried(120),
        ...many([110], 'timeout'),
        tried(100),
      ]),
    ).toBe('failing');
  });

  test('payments of which nothing was heard make it silent', () => {
    const attempts = many([300, 200]);

    expect(judge(attempts, NOON, { unsentSince: NOON.subtract({ minutes: 60 }) })?.health).toBe('silent');
    expect(judge(attempts, NOON, { unsentSince: NOON.subtract({ minutes: 250 }) })?.health).toBe('healthy');
  });

  test('broken since before what is looked at stays broken since then', () => {
    const since = NOON.subtract({ hours: 70 });

    expect(judge(many([90, 70, 50, 30, 20], 'dns'), NOON, { before: { health: 'broken', since } })?.since).toEqual(
      since,
    );
  });

  test('broken since the acceptance that lies before all that is looked at', () => {
    const failingSince = NOON.subtract({ hours: 70 });

    expect(judge(many([90, 70, 50, 30, 20], 'dns'), NOON, { failingSince })?.since).toEqual(failingSince);
    expect(judge([tried(100), ...many([90, 70, 50, 30, 20], 'dns')], NOON, { failingSince })?.since).toEqual(
      NOON.subtract({ minutes: 90 }),
    );
  });

  const anyAttempt = fc.record({
    minutesAgo: fc.integer({ min: 1, max: 2000 }),
    ended: fc.constantFrom<DeliveryClass>('sent-ok', 'server-error', 'timeout', 'firewall'),
    trigger: fc.constantFrom<JudgedAttempt['trigger']>('auto', 'manual', 'replay'),
  });

  test('no order of arrival and nothing sent by hand changes it', () => {
    fc.assert(
      fc.property(fc.array(anyAttempt, { minLength: 1, maxLength: 60 }), fc.nat(), (given, turn) => {
        const attempts = given.map(({ minutesAgo, ended, trigger }, place) =>
          tried(minutesAgo + place / 1000, ended, { eventId: `p${place}`, trigger }),
        );
        const at = turn % attempts.length;
        const turned = [...attempts.slice(at), ...attempts.slice(0, at)];

        expect(judge(turned, NOON)).toEqual(judge(attempts, NOON));
        expect(
          judge(
            attempts.filter(({ trigger }) => trigger === 'auto'),
            NOON,
          ),
        ).toEqual(judge(attempts, NOON));
      }),
    );
  });

  test('only failures never make it well, only acceptances never make it ill', () => {
    fc.assert(
      fc.property(fc.array(anyAttempt, { minLength: 12, maxLength: 60 }), (given) => {
        const all = (ended: DeliveryClass) =>
          given.map(({ minutesAgo }, place) => tried(minutesAgo, ended, { eventId: `q${place}` }));

        expect(['healthy']).toContain(healthOf(all('sent-ok')));
        expect(['recovered']).not.toContain(healthOf(all('dns')));
      }),
    );
  });
});
