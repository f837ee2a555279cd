import { describe, expect, test } from 'vitest';
import type { AlertLevel, LimitAlert } from '#contract/limits';
import type { LimitId } from '#kernel/ids';
import { newsIn, pressingAlert } from '../../../../web/app/notices/news.rules.ts';

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
    ];

    expect(newsIn(frames)).toEqual(
      new Map([
        ['limits', { ids: ['a', 'b'], many: false }],
        ['notifications', { ids: ['e'], many: false }],
        ['incidents', { ids: ['i'], many: false }],
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
