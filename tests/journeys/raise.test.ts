import { expect, test } from 'vitest';
import { MerchantInput, ShopInput } from '../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../server/domains/merchants/index.ts';
import { NewTicket } from '../../server/domains/tickets/contract.ts';
import { openTicket } from '../../server/domains/tickets/index.ts';
import { runJob } from '../../server/jobs/run-job.ts';
import { clockAt } from '../../server/kernel/clock.ts';
import type { ShopId } from '../../server/kernel/ids.ts';
import { SESSION_COOKIE } from '../../server/platform/http/identify.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { makeMailbox } from '../support/fake-mail.ts';
import { browserOf } from '../support/http.ts';
import { countUsage, makeLimit, makeTerminal, passThrough } from '../support/limits.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { wholeApp } from '../support/whole-app.ts';

/** Friday, two in the afternoon, Minsk: the bank works until six. */
const FRIDAY = Temporal.Instant.from('2026-11-13T11:00:00Z');
const NOVEMBER = '2026-10-31T21:00:00Z';

const db = await freshDatabase();
const clock = clockAt(FRIDAY);
const app = await wholeApp(db, { clock });
const ctx = () => testContext(db, { clock });

async function browserOfRole(role: 'engineer' | 'account-manager', name: string) {
  const person = await makePerson(ctx(), { role, name, withApp: true });
  const { cookie } = await signedIn(ctx(), person);
  const browser = browserOf(app.express);
  browser.cookies.set(SESSION_COOKIE, cookie.slice(SESSION_COOKIE.length + 1));
  return { person, browser };
}

const watch = async () => {
  const job = app.jobs.find(({ name }) => name === 'watch-limits');
  if (job === undefined) throw new Error('nobody watches the limits');
  await runJob(app.services, createLogger('silent'), job);
};

test('a limit foretold on a Friday is raised before the bank goes home, and the merchant is told', async () => {
  const marta = await browserOfRole('account-manager', 'Marta Example');
  const ivan = await browserOfRole('engineer', 'Ivan Example');
  const merchant = await createMerchant(
    ctx(),
    MerchantInput.parse({ name: 'Tickets and more', accountManagerId: marta.person.id, language: 'en' }),
  );
  await addShop(ctx(), merchant.id, 4301 as ShopId, ShopInput.parse({ name: 'Shop' }));
  const mailbox = await makeMailbox(ctx());
  const complaint = await openTicket(
    ctx(),
    NewTicket.parse({
      subject: 'A payment was declined',
      text: 'Why was it declined?',
      topic: 'limit',
      merchantId: merchant.id,
      contact: { name: 'Buyer', identity: { kind: 'email', value: 'owner@tickets.example' } },
    }),
  );
  const terminalId = await makeTerminal(ctx());
  await passThrough(ctx(), terminalId, 4301);
  const limitId = await makeLimit(ctx(), { terminalId });
  await countUsage(ctx(), limitId, { used: 800_000, windowStart: NOVEMBER, pBeforeBankOpens: 0.63 });

  await watch();
  const seen = await marta.browser.send('get', '/limits');
  expect(seen.body.tasks).toMatchObject([{ limitId, merchantName: 'Tickets and more', personName: 'Marta Example' }]);

  const letter = await ivan.browser.send('get', `/limits/${limitId}/letter?language=en`);
  expect(letter.body).toMatchObject({ askedValue: 1_200_000, contacts: [{ address: 'limits@bank.example' }] });
  expect(letter.body.text).toContain('12,000.00');
  const asked = await ivan.browser.send('post', `/limits/${limitId}/raises`, {
    askedValue: letter.body.askedValue,
    subject: letter.body.subject,
    text: letter.body.text,
    contact: { name: 'Vera Limits', address: 'limits@bank.example' },
    sendFrom: mailbox.id,
    fromTicketId: complaint.id,
  });
  expect(asked.status).toBe(200);
  const happenedIn = async (ticketId: string) =>
    (await ivan.browser.send('get', `/tickets/${ticketId}/thread`)).body.items;
  expect(await happenedIn(complaint.id)).toContainEqual(
    expect.objectContaining({ what: 'bank-asked', facts: { number: String(asked.body.number) } }),
  );
  expect(await happenedIn(asked.body.ticketId)).toContainEqual(
    expect.objectContaining({ what: 'bank-asked-from', facts: { number: String(complaint.number) } }),
  );
  const ticket = await ivan.browser.send('get', `/tickets/${asked.body.ticketId}`);
  expect(ticket.body).toMatchObject({ topic: 'limit', status: 'waiting-outside' });

  const { raiseId } = asked.body;
  const decided = await ivan.browser.send('post', `/limits/raises/${raiseId}/decision`, {
    state: 'agreed',
    value: 1_500_000,
    until: '2026-12-01T00:00:00Z',
    said: 'Vera, by telephone',
  });
  expect(decided.body).toMatchObject({ state: 'agreed', agreedValue: 1_500_000 });
  const raised = await ivan.browser.send('get', `/limits/${limitId}`);
  expect(raised.body.limit).toMatchObject({ cap: 1_500_000, raisedUntil: '2026-12-01T00:00:00Z', openRaise: null });

  const tellings = await ivan.browser.send('get', `/limits/raises/${raiseId}/tellings`);
  const [telling] = tellings.body.items;
  expect(telling).toMatchObject({ name: 'Tickets and more', language: 'en', toldAt: null });
  expect(telling.text).toContain('15,000.00');
  const told = await ivan.browser.send('post', `/limits/raises/${raiseId}/tellings`, {
    merchantId: merchant.id,
    subject: telling.subject,
    text: telling.text,
    contact: { name: 'Buyer', identity: { kind: 'email', value: 'owner@tickets.example' } },
    sendFrom: mailbox.id,
  });
  expect(told.status).toBe(200);
  const after = await ivan.browser.send('get', `/limits/raises/${raiseId}/tellings`);
  expect(after.body.items).toMatchObject([{ toldBy: 'Ivan Example', ticketId: told.body.ticketId }]);
});

test('an account manager sees no limit of terminals that their merchants do not use, and cannot ask for more of it', async () => {
  const sofia = await browserOfRole('account-manager', 'Sofia Example');
  const limitId = await makeLimit(ctx());

  const list = await sofia.browser.send('get', '/limits');
  const letter = await sofia.browser.send('get', `/limits/${limitId}/letter`);

  expect(list.body.items).toEqual([]);
  expect(letter.status).toBe(404);
});
