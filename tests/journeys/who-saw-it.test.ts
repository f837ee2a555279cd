import { expect, test } from 'vitest';
import type { AuditEntry } from '../../server/domains/audit/contract.ts';
import { KnowledgeSource } from '../../server/domains/gateways/contract.ts';
import { createImport, mergeTransactions, takeImportSlice } from '../../server/domains/transactions/index.ts';
import { ask, fromConsole } from '../support/ask.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { listeningApp } from '../support/whole-app.ts';

/** The audit answers "who saw this?", whichever way it was seen. */
const db = await freshDatabase();
const app = await listeningApp(db);
const ctx = testContext(db);

const uid = '3610000-aaaaaaaaaa';
const document = (of: string, trackingId: string) => ({
  transaction: {
    uid: of,
    shopId: 361,
    type: 'payment',
    status: 'failed',
    amountMinor: 4850,
    currency: 'BYN',
    trackingId,
    createdAt: '2026-11-09T08:00:00.000000Z',
  } as const,
  document: '{}',
});
await mergeTransactions(ctx, {
  knowledge: KnowledgeSource.enum.webhook,
  documents: [document(uid, '10423'), document('3610000-bbbbbbbbbb', '10999')],
  origin: 'test',
});

const engineer = await makePerson(ctx, { role: 'engineer' });
const lead = await makePerson(ctx, { role: 'lead', withApp: true });
const { cookie } = await signedIn(ctx, engineer);
const { cookie: leadsCookie } = await signedIn(ctx, lead);
const call = (path: string, body?: object) =>
  ask(app.base, { path: `/api${path}`, headers: fromConsole(cookie), ...(body === undefined ? {} : { body }) });

/** What the audit tells of an object, in the words of the API. */
async function seen(subjectId: string, query: Record<string, string> = {}): Promise<AuditEntry[]> {
  await app.services.readNotes.flush();
  const path = `/api/audit?${new URLSearchParams({ subjectId, result: 'read', ...query })}`;
  const { json } = await ask(app.base, { path, headers: fromConsole(leadsCookie) });
  const { items } = json as { items: AuditEntry[] };
  return items.filter(({ actor, result }) => actor === engineer.id && result === 'read');
}
const actions = (entries: AuditEntry[]) => entries.map(({ action }) => action).sort();

test.each([
  ['opened', () => call(`/transactions/${uid}`), 'transaction.read'],
  ['read as raw documents', () => call(`/transactions/${uid}/documents`), 'transaction.read-document'],
  ['explained', () => call(`/transactions/${uid}/verdict`), 'verdict.read'],
  ['found by a search', () => call('/transactions/search', { text: 'order 10423' }), 'transaction.search'],
  ['on a list', () => call('/transactions'), 'transaction.read'],
  ['explained on a list', () => call('/verdicts', { uids: [uid] }), 'verdict.read'],
])('a payment that was %s is found in the audit by its uid: who, when, from where', async (_, see, action) => {
  const before = actions(await seen(uid));

  expect((await see()).status).toBe(200);

  const entries = await seen(uid);
  expect(actions(entries)).toEqual([...before, action].sort());
  expect(entries[0]).toMatchObject({
    actor: engineer.id,
    at: app.services.clock.now().toString(),
    address: '127.0.0.1',
  });
});

test('a search that did not show a payment is not among those who saw it', async () => {
  const before = await seen(uid);

  await call('/transactions/search', { text: 'order 10999' });

  expect(await seen(uid)).toHaveLength(before.length);
});

test('a list of people is noted under each of them', async () => {
  expect((await call('/people')).status).toBe(200);

  expect(actions(await seen(lead.id))).toEqual(['person.list']);
});

test('rows of a file that were set aside are noted when they are read', async () => {
  const bytes = new TextEncoder().encode('not json at all\n');
  const file = { fileName: 'a.jsonl', sizeBytes: bytes.length, fingerprint: 'a'.repeat(64) };
  const { import: begun } = await createImport(ctx, file);
  await takeImportSlice(ctx, begun.id, { offset: 0, bytes }, { timeZone: 'UTC' });

  const { status } = await ask(app.base, {
    path: `/api/transaction-imports/${begun.id}/refusals`,
    headers: fromConsole(leadsCookie),
  });
  await app.services.readNotes.flush();
  const { json } = await ask(app.base, { path: `/api/audit?subjectId=${begun.id}`, headers: fromConsole(leadsCookie) });

  expect(status).toBe(200);
  expect((json as { items: AuditEntry[] }).items).toContainEqual(
    expect.objectContaining({ actor: lead.id, action: 'transaction.import', result: 'read', details: { lines: [1] } }),
  );
});

test('what was done to it and where it was seen come in one order, page by page', async () => {
  for (let n = 0; n < 5; n += 1) await call(n % 2 === 0 ? `/transactions/${uid}` : '/transactions');
  const all = await seen(uid, { limit: '200' });

  const paged: string[] = [];
  let after: string | undefined;
  do {
    const query = new URLSearchParams({ subjectId: uid, limit: '2', ...(after === undefined ? {} : { after }) });
    const { json } = await ask(app.base, { path: `/api/audit?${query}`, headers: fromConsole(leadsCookie) });
    const page = json as { items: AuditEntry[]; next?: string };
    paged.push(...page.items.filter(({ actor }) => actor === engineer.id).map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);

  expect(paged).toEqual(all.map(({ id }) => id));
});
