import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { incidents, incidentUpdates } from '../../../../server/domains/incidents/tables.ts';
import { freezeDays } from '../../../../server/domains/status-pages/freeze-days.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { IncidentId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { settings } from '../../../../server/platform/tables.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { listeningApp } from '../../../support/whole-app.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const app = await listeningApp(db, { clock });
const ctx = testContext(db, { clock });
const ZONE = 'Europe/Minsk';
const hoursAgo = (hours: number) => NOON.subtract({ hours });

await db.write.execute(sql`
  insert into transaction_hours (hour, gateway_id, shop_id, method_type, type, status, code, currency, test, payments, amount_minor, amount_squares, greatest_minor)
  select h, '77', 4001, 'erip', 'payment', 'successful', '', 'BYN', false, 5, 5000, 0, 1000
    from generate_series('2026-11-01T00:00:00Z'::timestamptz, '2026-11-09T08:00:00Z', '1 hour') h`);

async function makeIncident(given: Partial<typeof incidents.$inferInsert> = {}, said = 'We look into it') {
  const id = newId(IncidentId);
  await db.write.insert(incidents).values({
    id,
    scopeKind: 'method',
    scopeId: 'erip',
    scopeName: 'ERIP',
    state: 'resolved',
    severity: 'critical',
    outcome: 'by-hand',
    startedAt: hoursAgo(50),
    detectedAt: hoursAgo(50),
    resolvedAt: hoursAgo(49),
    isPublic: true,
    isPaceAutomatic: false,
    revision: 1,
    ...given,
  });
  await db.write.insert(incidentUpdates).values({
    id: crypto.randomUUID(),
    incidentId: id,
    at: given.startedAt ?? hoursAgo(50),
    state: 'investigating',
    ru: 'Ищем причину',
    en: said,
    impacts: [{ component: 'method:erip', impact: 'major' }],
    isPublic: true,
  });
  return id;
}
const openToEverybody = () =>
  db.write.insert(settings).values({ name: 'public-status', value: 'on' }).onConflictDoNothing();
const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${app.base}${path}`, { headers: { 'Accept-Language': 'en', ...headers } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const later = () => clock.set(clock.now().add({ seconds: 20 }));

test('until an administrator opens it there is nothing', async () => {
  expect([(await get('/status')).status, (await get('/status/badge.svg')).status]).toEqual([404, 404]);
});

test('everybody sees the ways to pay, what is wrong with them and their ninety days', async () => {
  await openToEverybody();
  await makeIncident({ resolvedAt: null, state: 'investigating', startedAt: hoursAgo(1) });
  later();

  const { status, text, headers } = await get('/status');

  expect(status).toBe(200);
  expect(text).toContain('Payments do not go through');
  expect(text).toContain('We look into it');
  expect(text.match(/<i[ >]/g)?.length).toBe(90 + 5);
  expect(text).not.toMatch(/<script/);
  expect(headers.get('cache-control')).toBe('public, max-age=60');
  await db.write.execute(sql`update incidents set resolved_at = ${NOON.toString()}::timestamptz, state = 'resolved'`);
});

test('what the desk did not make public is not there, and what concerns one merchant never is', async () => {
  await openToEverybody();
  await makeIncident({ isPublic: false, resolvedAt: null, state: 'identified', scopeId: 'erip' }, 'CANARY inside');
  await makeIncident(
    { scopeKind: 'merchant', scopeId: crypto.randomUUID(), resolvedAt: null, state: 'identified' },
    'CANARY of one',
  );
  later();

  const { text } = await get('/status');

  expect(text).not.toContain('CANARY');
});

test('the badge is a small picture that a cache may keep while nothing changes', async () => {
  await openToEverybody();
  later();
  const first = await get('/status/badge.svg');

  const again = await get('/status/badge.svg', { 'If-None-Match': first.headers.get('etag') ?? '' });

  expect(first.headers.get('content-type')).toContain('image/svg+xml');
  expect(first.text).toMatch(/^<svg [^>]*role="img" aria-label="payments: /);
  expect([first.status, again.status, again.text]).toEqual([200, 304, '']);
});

test('a day that is over stays as it was fixed, whatever is found out later; fixing twice changes nothing', async () => {
  await openToEverybody();
  await makeIncident({ startedAt: hoursAgo(80), resolvedAt: hoursAgo(79) });
  await freezeDays(ctx, ZONE);
  const rows = () => db.write.execute(sql`select component, day, major_minutes from day_states order by 1, 2`);
  const fixed = await rows();

  await makeIncident({ startedAt: hoursAgo(100), resolvedAt: hoursAgo(99) });
  await freezeDays(ctx, ZONE);
  later();
  const { text } = await get('/status');

  expect(fixed.length).toBeGreaterThan(0);
  expect(await rows()).toEqual(fixed);
  expect(text).toContain('6 Nov 2026: down 1 h 0 min');
  expect(text).not.toContain('5 Nov 2026: down');
});

test('of two nodes that fix the same days one does', async () => {
  clock.set(NOON.add({ hours: 48 }));

  await Promise.all([freezeDays(ctx, ZONE), freezeDays(testContext(db, { clock }), ZONE)]);

  const [days] = await db.write.execute<{ count: string }>(sql`select count(*) as count from frozen_days`);
  expect(Number(days?.count)).toBe(91);
  clock.set(NOON);
});
