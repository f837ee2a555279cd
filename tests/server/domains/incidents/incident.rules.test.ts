import { expect, test } from 'vitest';
import { componentOf, impactsNow, wholeOf, worstOf } from '../../../../server/domains/incidents/component.rules.ts';
import { type Impact, IncidentState } from '../../../../server/domains/incidents/contract.ts';
import { historyRss, rssDate } from '../../../../server/domains/incidents/feed/history-rss.rules.ts';
import { statusOf, titleOf, worksJson } from '../../../../server/domains/incidents/feed/statuspage.rules.ts';
import { mayMove, updateDue } from '../../../../server/domains/incidents/incident-state.rules.ts';
import { impactOf, severityOf } from '../../../../server/domains/incidents/severity.rules.ts';
import { spanOfWorks } from '../../../../server/domains/incidents/works/works-span.rules.ts';
import { NOON } from '../../../support/database.ts';

test('an incident goes back and forth until it is resolved', () => {
  for (const to of IncidentState.options) {
    expect(mayMove('investigating', to)).toBe(true);
    expect(mayMove('resolved', to)).toBe(false);
  }
});

test('the next update is due after the chosen pace, and none of a resolved incident', () => {
  expect(updateDue(30, 'investigating', NOON)?.toString()).toBe(NOON.add({ minutes: 30 }).toString());
  expect(updateDue(null, 'investigating', NOON)).toBeNull();
  expect(updateDue(30, 'resolved', NOON)).toBeNull();
});

test.each([
  ['acquirer', 0.9, 0.1, 'critical'],
  ['acquirer', 0.3, 0.9, 'critical'],
  ['acquirer', 0.3, 0.2, 'major'],
  ['gateway', 0.95, 0.02, 'major'],
  ['gateway', 0.5, 0.02, 'minor'],
  ['merchant', 1, 0.9, 'major'],
] as const)('%s with %f broken of %f of all is %s', (kind, rate, shareOfAll, severity) => {
  expect(severityOf({ kind, rate, shareOfAll })).toBe(severity);
});

test('the latest update that names a component decides what it suffers', () => {
  const component = componentOf({ kind: 'acquirer', id: 'x' });
  const updates = [
    { at: '2026-11-09T09:10:00Z', impacts: [{ component, impact: 'degraded' as const }] },
    { at: '2026-11-09T09:00:00Z', impacts: [{ component, impact: impactOf('critical') }] },
    { at: '2026-11-09T09:20:00Z', impacts: [] },
  ];

  expect(impactsNow('identified', updates)).toEqual([{ component, impact: 'degraded' }]);
  expect(impactsNow('resolved', updates)).toEqual([{ component, impact: 'operational' }]);
  expect(worstOf(['degraded', 'major', 'partial'])).toBe('major');
  expect(worstOf([])).toBe('operational');
});

test('the whole is down only where a kind of part is wholly down', () => {
  const part = (key: string, impact: Impact = 'operational') => ({ key, impact });
  const cards = part('method:credit_card');

  expect(wholeOf([part('acquirer:a', 'major'), part('acquirer:b'), cards])).toBe('partial');
  expect(wholeOf([part('acquirer:a', 'major'), cards])).toBe('major');
  expect(wholeOf([part('acquirer:a', 'degraded'), cards])).toBe('degraded');
  expect(wholeOf([])).toBe('operational');
});

test('works begin by the bank’s own clock, over a change of it, too', () => {
  const span = spanOfWorks(
    { start: '2026-10-25T01:30', minutes: 120, zone: 'Europe/Berlin' },
    Temporal.Instant.from('2026-10-01T00:00:00Z'),
  );

  expect(span).toMatchObject({ ok: true });
  if (!span.ok) return;
  expect(span.value.start.toString()).toBe('2026-10-24T23:30:00Z');
  expect(span.value.end.toString()).toBe('2026-10-25T01:30:00Z');
});

test('works that are over, or of no known zone, cannot be planned', () => {
  expect(spanOfWorks({ start: '2026-11-09T09:00', minutes: 60, zone: 'UTC' }, NOON.add({ hours: 1 }))).toEqual({
    ok: false,
    error: 'works-over',
  });
  expect(spanOfWorks({ start: '2026-11-10T09:00', minutes: 60, zone: 'Nowhere' }, NOON)).toEqual({
    ok: false,
    error: 'time-zone-unknown',
  });
});

const PAGE = {
  name: 'Sample',
  url: 'https://desk.example/status',
  zone: 'UTC',
  language: 'ru' as const,
  at: '2026-11-09T09:00:00Z',
};

test('titles and states are said in the language of the reader, and a missing text in the other', () => {
  expect(titleOf({ scope: { kind: 'method', id: 'erip', name: 'ЕРИП' } }, 'en')).toBe('Payments by ЕРИП');
  expect(statusOf('operational', 'ru')).toEqual({ indicator: 'none', description: 'Всё работает' });
  const works = {
    id: 'w',
    scope: { kind: 'acquirer', id: 'a' },
    scopeName: 'Bank',
    startAt: '2026-11-09T08:00:00Z',
    endAt: '2026-11-09T10:00:00Z',
    ru: '',
    en: 'Update',
  };
  expect(worksJson(works, PAGE)).toMatchObject({ status: 'in_progress', incident_updates: [{ body: 'Update' }] });
  expect(worksJson({ ...works, endAt: '2026-11-09T09:00:00Z' }, PAGE)).toMatchObject({ status: 'completed' });
});

test('a feed without incidents is still a feed, and dates are as RSS wants them', () => {
  expect(historyRss([], PAGE)).toContain('<channel>');
  expect(rssDate('2026-03-01T02:03:04Z')).toBe('Sun, 01 Mar 2026 02:03:04 +0000');
});
