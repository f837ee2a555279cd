import { describe, expect, test } from 'vitest';
import type { Incident, IncidentState } from '#contract/incidents';
import type { AlertLevel, LimitAlert } from '#contract/limits';
import type { IncidentId, LimitId } from '#kernel/ids';
import { alertKey, incidentNews, newsIn, pressingAlert } from '../../../../web/app/notices/news.rules.ts';

const frame = (type: string, ...ids: string[]) => ({ stream: 'limits', after: 0, seq: 1, type, ids });

const WINDOW = '2026-11-01T00:00:00Z';
const alert = (level: AlertLevel, raisedAt: string, clearedAt: string | null = null): LimitAlert => ({
  limitId: '00000000-0000-4000-8000-000000000001' as LimitId,
  level,
  windowStart: WINDOW,
  raisedAt: `2026-11-13T${raisedAt}:00Z`,
  clearedAt: clearedAt === null ? null : `2026-11-13T${clearedAt}:00Z`,
});

describe('what rings', () => {
  test('is news of its section, each thing once, and nothing where only figures were counted anew', () => {
    const frames = [
      frame('limit.alerted', 'a', 'b'),
      frame('limits.foretold', 'limits'),
      frame('limit.alerted', 'a'),
      frame('delivery-endpoint.health-changed', 'e'),
      frame('incident.changed', 'i'),
      frame('incident.opened', 'i'),
      frame('incident.resolved', 'r'),
    ];

    expect(newsIn(frames)).toEqual(
      new Map([
        ['limits', { ids: ['a', 'b'], many: false }],
        ['notifications', { ids: ['e'], many: false }],
        ['incidents', { ids: ['i', 'r'], many: false }],
      ]),
    );
  });

  test('is more than can be named where a frame names nothing', () => {
    expect(newsIn([frame('incident.opened')]).get('incidents')).toEqual({ ids: [], many: true });
  });
});

describe('of a limit', () => {
  test('the worst that was said last is told', () => {
    const said = [alert('95', '10:00'), alert('foretold', '10:00'), alert('70', '09:00')];

    expect(pressingAlert(said)?.level).toBe('foretold');
    expect(pressingAlert([...said, alert('reached', '11:00')])?.level).toBe('reached');
  });

  test('an old alert is not told again because a lesser one followed it', () => {
    expect(pressingAlert([alert('foretold', '09:00'), alert('85', '10:00')])).toBeUndefined();
  });

  test('nothing is told that is over already, or was never pressing', () => {
    expect(pressingAlert([alert('95', '10:00', '10:05')])).toBeUndefined();
    expect(pressingAlert([alert('70', '10:00')])).toBeUndefined();
    expect(pressingAlert([])).toBeUndefined();
  });
});

describe('of an incident', () => {
  const said = (state: IncidentState, at: string) =>
    ({ state, at: `2026-11-13T${at}:00Z`, isPublic: true }) as Incident['updates'][number];
  const incident = (updates: Incident['updates'], untold = 0, isAutomatic = false) => {
    const state = updates.at(-1)?.state ?? 'investigating';
    return {
      id: '00000000-0000-4000-8000-000000000002' as IncidentId,
      state,
      updates,
      untold,
      pace: { everyMinutes: 30, isAutomatic },
    };
  };
  const opened = [said('investigating', '10:00')];
  const over = [...opened, said('monitoring', '10:20'), said('resolved', '10:30')];
  const again = [...over, said('investigating', '10:40')];

  test('that it is open is told once, and once more when it comes back', () => {
    expect(incidentNews(incident(opened))).toMatchObject({ says: 'incident' });
    expect(incidentNews(incident([...opened, said('identified', '10:10')]))).toEqual(incidentNews(incident(opened)));
    expect(incidentNews(incident(again))?.key).not.toBe(incidentNews(incident(opened))?.key);
  });

  test('that it is over is told where somebody was promised word of it', () => {
    expect(incidentNews(incident(over))).toBeUndefined();
    expect(incidentNews(incident(over, 12))).toMatchObject({ says: 'over', count: 12 });
    expect(incidentNews(incident(over, 12, true))).toBeUndefined();
    expect(incidentNews(incident(over, 12))?.key).not.toBe(incidentNews(incident(opened))?.key);
  });
});

test('an alert that is raised again is another one', () => {
  expect(alertKey(alert('foretold', '10:00'))).not.toBe(alertKey(alert('foretold', '11:00')));
  expect(alertKey(alert('foretold', '10:00'))).toBe(alertKey(alert('foretold', '10:00')));
});
