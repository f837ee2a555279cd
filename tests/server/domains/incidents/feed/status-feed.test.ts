import request from 'supertest';
import { beforeAll, expect, test } from 'vitest';
import { setPublicStatus } from '../../../../../server/domains/incidents/feed/public-status.ts';
import { openIncident } from '../../../../../server/domains/incidents/open-incident.ts';
import { planWorks } from '../../../../../server/domains/incidents/works/plan-works.ts';
import { setProviderName } from '../../../../../server/platform/settings.ts';
import { freshDatabase, testContext } from '../../../../support/database.ts';
import { makePerson } from '../../../../support/people.ts';
import { asPerson } from '../../../../support/tickets.ts';
import { wholeApp } from '../../../../support/whole-app.ts';
import { makeBank, makeShops } from '../made-payments.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const app = await wholeApp(db);
const ask = (path: string) => request(app.express).get(path);
let bank: string;

beforeAll(async () => {
  const jana = asPerson(ctx, db, await makePerson(ctx, { role: 'engineer' }));
  await setProviderName(ctx, 'Sample <Pay> & Co');
  bank = await makeBank(ctx, 'Dvina Bank', ['d1']);
  const [merchant = ''] = await makeShops(ctx, [4101]);
  const said = { ru: 'Разбираемся.', en: 'We are looking into it.' };
  const startedAt = ctx.clock.now().toString();
  await openIncident(jana, {
    scope: { kind: 'acquirer', id: bank },
    severity: 'critical',
    startedAt,
    isPublic: true,
    ...said,
  });
  await openIncident(jana, {
    scope: { kind: 'merchant', id: merchant },
    severity: 'minor',
    startedAt,
    isPublic: true,
    ...said,
  });
  await planWorks(jana, {
    scope: { kind: 'acquirer', id: bank },
    start: '2026-11-15T02:00',
    minutes: 120,
    zone: 'Europe/Minsk',
    ru: 'Обновление системы',
    en: 'System update',
    isPublic: true,
  });
});

test('nothing is there while nobody has opened it', async () => {
  await ask('/status/api/v2/summary.json').expect(404, 'Not Found');
});

test('the summary has the shape of Statuspage v2, and names no merchant', async () => {
  await setPublicStatus(ctx, true);

  const { body, text, headers } = await ask('/status/api/v2/summary.json').expect(200);

  expect(body).toMatchObject({
    page: { name: 'Sample <Pay> & Co', time_zone: 'Europe/Minsk' },
    status: { indicator: 'critical', description: 'Major System Outage' },
    components: [{ id: `acquirer:${bank}`, name: 'Dvina Bank', status: 'major_outage', position: 1 }],
    incidents: [
      {
        name: 'Payments through Dvina Bank',
        status: 'investigating',
        impact: 'critical',
        resolved_at: null,
        incident_updates: [{ status: 'investigating', body: 'We are looking into it.' }],
      },
    ],
    scheduled_maintenances: [{ status: 'scheduled', impact: 'maintenance', scheduled_for: '2026-11-14T23:00:00Z' }],
  });
  expect(text).not.toContain('Merchant 4101');
  expect(headers['cache-control']).toContain('public');
});

test('who has it already is told so without a body', async () => {
  const { headers } = await ask('/status/api/v2/status.json').expect(200);

  await ask('/status/api/v2/status.json').set('If-None-Match', String(headers.etag)).expect(304, '');
});

test.each([
  'components',
  'incidents',
  'incidents/unresolved',
  'scheduled-maintenances',
  'scheduled-maintenances/upcoming',
  'scheduled-maintenances/active',
])('%s is there, too', async (name) => {
  const { body } = await ask(`/status/api/v2/${name}.json`).expect(200);

  expect(body.page.name).toBe('Sample <Pay> & Co');
});

test('the history is RSS in the language that is asked for, with every sign of a text escaped', async () => {
  const { text, headers } = await ask('/status/history.rss?lang=ru').expect(200);

  expect(headers['content-type']).toContain('application/rss+xml');
  expect(text).toContain('<title>Платежи через Dvina Bank</title>');
  expect(text).toContain('Sample &lt;Pay&gt; &amp; Co');
  expect(text).toContain('Mon, 09 Nov 2026 09:00:00 +0000');
});

test('planned works are a calendar', async () => {
  const { text, headers } = await ask('/status/works.ics').expect(200);

  expect(headers['content-type']).toContain('text/calendar');
  expect(text).toContain('DTSTART:20261114T230000Z');
  expect(text).toContain('System update');
});

test('a terminal that fails is told as its bank, partly down: no line of the page, no title, no part tells its number', async () => {
  const jana = asPerson(ctx, db, await makePerson(ctx, { role: 'engineer' }));
  const sozh = await makeBank(ctx, 'Sozh Bank', ['terminal-77']);
  for (const id of ['terminal-77', 'terminal-of-nobody'])
    await openIncident(jana, {
      scope: { kind: 'gateway', id },
      severity: 'critical',
      startedAt: ctx.clock.now().toString(),
      isPublic: true,
      ru: 'Разбираемся.',
      en: 'We are looking into it.',
    });
  await planWorks(jana, {
    scope: { kind: 'gateway', id: 'terminal-77' },
    start: '2026-11-16T02:00',
    minutes: 60,
    zone: 'Europe/Minsk',
    ru: '',
    en: '',
    isPublic: true,
  });

  const { body, text } = await ask('/status/api/v2/summary.json').expect(200);
  const { text: rss } = await ask('/status/history.rss').expect(200);

  expect(body.components.find(({ id }: { id: string }) => id === `acquirer:${sozh}`).status).toBe('partial_outage');
  const named = (list: { name: string }[]) => list.filter(({ name }) => name.includes('Sozh')).map(({ name }) => name);
  expect(named(body.incidents)).toEqual(['Payments through Sozh Bank']);
  expect(named(body.scheduled_maintenances)).toEqual(['Payments through Sozh Bank']);
  expect(text + rss).not.toContain('terminal');
  expect(rss).toContain('Payments through Sozh Bank');
});
