import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { TicketStatus } from '#contract/tickets';
import { buildSample } from '../../../server/demo/build-sample.ts';
import { findDemoMark } from '../../../server/demo/demo-database.ts';
import { createSampleWorld, fingerprintOf, transactionsUntil, viewAt } from '../../../server/demo/sample/index.ts';
import { listAccounts } from '../../../server/domains/channels/index.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { freshDatabase } from '../../support/database.ts';
import { testSecrets } from '../../support/people.ts';

const today = Temporal.PlainDate.from('2026-11-25');
const openedMs = Temporal.Instant.from('2026-11-25T11:00:00Z').epochMilliseconds;
const world = createSampleWorld({ today, days: 5, familiesADay: 60 });
const db = await freshDatabase();
await buildSample({
  db,
  log: createLogger('silent'),
  secrets: testSecrets,
  world,
  openedMs,
  publicOrigin: 'http://127.0.0.1:4300',
});

const rows = <Row extends Record<string, unknown>>(query: string) => db.write.execute<Row>(sql.raw(query));
const known = [...transactionsUntil(world, openedMs)].filter(({ createdMs }) => createdMs <= openedMs);

test('every transaction of the history is stored once, as the gateway knows it now', async () => {
  const stored = await rows<{ uid: string; status: string; code: string }>(
    'select uid, status, code from transactions',
  );
  const expected = known.map((transaction) => {
    const view = viewAt(transaction, openedMs);
    return { uid: transaction.uid, status: view?.status, code: view?.code };
  });

  const byUid = (a: { uid: string }, b: { uid: string }) => (a.uid < b.uid ? -1 : 1);
  expect([...stored].sort(byUid)).toEqual(expected.sort(byUid));
});

test('order 10423 is known to the last field', async () => {
  const [found] = await rows(
    "select amount_minor, currency, card_bin, card_last4, code, bank_code, customer_email, shop_id from transactions where tracking_id = '10423'",
  );

  expect(found).toEqual({
    amount_minor: '4850',
    currency: 'BYN',
    card_bin: '424242',
    card_last4: '4242',
    code: 'F.0114',
    bank_code: '51',
    customer_email: 'alesia.karol@example.com',
    shop_id: 2112,
  });
});

test('merchants have names, shops, contacts and a manager; one was never entered', async () => {
  const [counted] = await rows(`select
    (select count(*)::int from merchants where name is not null and account_manager_id is not null) as named,
    (select count(*)::int from shops where domain is not null) as shops,
    (select count(*)::int from merchant_contacts) as contacts,
    (select count(*)::int from people where disabled_at is null) as people`);

  expect(counted).toEqual({ named: 39, shops: 43, contacts: 39, people: 11 });
});

test('the audit lines lie where the sample lives, not in the hour of its making', async () => {
  const [span] = await rows<{ first: string; last: string }>(
    "select min(at)::text as first, max(at)::text as last from audit_entries where action <> 'sample.build'",
  );

  expect(span?.first.slice(0, 10) ?? '').toMatch(/^2026-10-\d\d$/);
  expect(Temporal.Instant.from((span?.last ?? '').replace(' ', 'T')).epochMilliseconds).toBeLessThanOrEqual(openedMs);
});

test('the database is marked as a demo that is ready', async () => {
  expect(await findDemoMark(db.read)).toEqual({
    state: 'ready',
    seed: world.seed,
    today: '2026-11-25',
    fingerprint: fingerprintOf(world),
    openedMs,
    messengers: { botId: expect.any(String), mailboxId: expect.any(String) },
  });
});

test('what was received adds up, and every answer has left', async () => {
  const accounts = await listAccounts(db.read);
  const unsent = await rows("select id from outbound where state <> 'sent'");

  expect(accounts.map(({ kind }) => kind).sort()).toEqual(['email', 'telegram']);
  for (const { balance, queued } of accounts) {
    const { received, ...parts } = balance;
    expect(received).toBeGreaterThan(20);
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(received);
    expect([parts.waiting, parts.failed, queued]).toEqual([0, 0, 0]);
  }
  expect(unsent).toEqual([]);
});

test('letters of machines and of somebody blocked lie in quarantine, and groups are bound to their merchants', async () => {
  const aside = await rows<{ reason: string }>("select reason from inbound where state = 'quarantined'");
  const [groups] = await rows<{ all: number; wrong: number }>(`select count(*)::int as all,
    count(*) filter (where m.id is not null and c.title not like m.name || '%')::int as wrong
    from conversations c left join merchants m on m.id = c.merchant_id where c.kind = 'group'`);

  expect(aside.map(({ reason }) => reason).sort()).toEqual(['auto-reply', 'blocked-sender', 'list']);
  expect(groups?.all).toBeGreaterThan(1);
  expect(groups?.wrong).toBe(0);
  const bound = await rows("select id from conversations where kind = 'group' and merchant_id is not null");
  expect(bound.length).toBeGreaterThan(0);
});

test('tickets of every status are open today, and who was on duty owned each', async () => {
  const statuses = await rows<{ status: string }>('select distinct status from tickets');
  const [counted] = await rows<{ ownerless: number; snoozed: number; promised: number }>(`select
    count(*) filter (where assignee_id is null)::int as ownerless,
    count(*) filter (where snoozed_until is not null)::int as snoozed,
    count(*) filter (where promised_at is not null)::int as promised from tickets`);

  expect(statuses.map(({ status }) => status).sort()).toEqual([...TicketStatus.options].sort());
  expect(counted).toEqual({ ownerless: 0, snoozed: 1, promised: 1 });
});

test('Alesia has just written about order 10423, and the payment was found', async () => {
  const [ticket] = await rows<{ status: string; tracking_id: string | null }>(
    `select t.status, p.tracking_id from tickets t left join transactions p on p.uid = t.transaction_uid
    where t.writer_name = 'Alesia Karol' order by t.opened_at desc`,
  );

  expect(ticket).toEqual({ status: 'needs-first-answer', tracking_id: '10423' });
});
