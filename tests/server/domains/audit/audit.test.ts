import { beforeAll, expect, test } from 'vitest';
import { AUDIT_ACTIONS, type AuditEntry } from '../../../../server/domains/audit/contract.ts';
import { auditRoutes } from '../../../../server/domains/audit/index.ts';
import type { Role } from '../../../../server/kernel/actor.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import type { Action } from '../../../../server/kernel/permissions.ts';
import type { ContextServices } from '../../../../server/platform/context.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { appOf, type Browser, browserOf } from '../../../support/http.ts';
import { makePerson, signedIn } from '../../../support/people.ts';

const clock = clockAt(NOON);
let services: ContextServices;
let lead: Browser;

beforeAll(async () => {
  services = testServices(await freshDatabase(), { clock });
  lead = await browserFor('lead');
});

async function browserFor(role: Role): Promise<Browser> {
  const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
  const browser = browserOf(appOf(services, auditRoutes()));
  const [name = '', value = ''] = (await signedIn(ctx, await makePerson(ctx, { role }))).cookie.split('=');
  browser.cookies.set(name, value);
  return browser;
}

const note = (name: string, action: Action, subjectId: string) =>
  createContext(services, { kind: 'job', name }, 'all').change(action, subjectId, async () => {});
const list = async (query: Record<string, string>) => {
  const { body } = await lead.send('get', `/audit?${new URLSearchParams(query)}`);
  return body as { items: AuditEntry[]; next?: string };
};

test('is filtered by who, what, to what and when, each alone and together', async () => {
  const at = clock.now();
  await note('puller', 'source.advance', 'source-1');
  await note('puller', 'source.advance', 'source-2');
  await note('sweeper', 'partition.create', 'source-1');
  clock.set(at.add({ minutes: 5 }));
  await note('puller', 'source.advance', 'source-1');

  const counts = await Promise.all(
    [
      { actor: 'puller' },
      { action: 'partition.create' },
      { subjectId: 'source-1' },
      { actor: 'puller', subjectId: 'source-1' },
      { actor: 'puller', from: at.toString(), to: clock.now().toString() },
      { actor: 'puller', from: clock.now().toString() },
      { actor: 'nobody' },
    ].map(async (query) => (await list(query)).items.length),
  );

  expect(counts).toEqual([3, 1, 3, 2, 2, 1, 0]);
});

test('is read page by page, newest first, without a gap or a double though all happened at one moment', async () => {
  for (let i = 0; i < 7; i += 1) await note('pager', 'source.advance', `subject-${i}`);

  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await list({ actor: 'pager', limit: '3', ...(after === undefined ? {} : { after }) });
    seen.push(...page.items.map(({ subjectId }) => subjectId));
    after = page.next;
  } while (after !== undefined);

  expect(seen).toEqual(Array.from({ length: 7 }, (_, i) => `subject-${6 - i}`));
});

test('notes that it was read, and what was asked', async () => {
  await list({ subjectId: 'whose-file' });
  await services.readNotes.flush();

  const { items } = await list({ action: 'audit.read' });

  expect(items.some(({ result, details }) => result === 'read' && details?.subjectId === 'whose-file')).toBe(true);
});

test.each<[Role, number]>([
  ['engineer', 403],
  ['account-manager', 403],
  ['developer', 403],
  ['administrator', 200],
])('answers a %s with %i', async (role, status) => {
  expect((await (await browserFor(role)).send('get', '/audit')).status).toBe(status);
});

test('refuses a time that is none', async () => {
  expect((await lead.send('get', '/audit?from=yesterday')).status).toBe(400);
});

test('begins again with a cursor that is none', async () => {
  for (const after of ['x', 'WyJhIl0', 'WyJhIiwiYiJd'])
    expect((await lead.send('get', `/audit?after=${after}`)).status).toBe(200);
});

test('every action that can be written can be filtered by', () => {
  expect(AUDIT_ACTIONS).toContain('session.refuse');
  expect(new Set(AUDIT_ACTIONS).size).toBe(AUDIT_ACTIONS.length);
});
