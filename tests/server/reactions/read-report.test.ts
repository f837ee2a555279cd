import { expect, test } from 'vitest';
import { listShopFindings } from '../../../server/domains/cms-modules/index.ts';
import { listReportsOfTicket } from '../../../server/domains/cms-modules/queries/list-reports.ts';
import { ContactInput } from '../../../server/domains/contacts/contract.ts';
import { MerchantInput, ShopInput } from '../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant, saveMerchantContact } from '../../../server/domains/merchants/index.ts';
import { getTicket } from '../../../server/domains/tickets/index.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { ShopId, TicketId } from '../../../server/kernel/ids.ts';
import { createContext } from '../../../server/platform/context.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { startRelay } from '../../../server/platform/outbox/relay.ts';
import { readReportReaction } from '../../../server/reactions/read-report.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { WOO_REPORT } from '../../support/module-reports.ts';
import { makeAccount, write } from '../../support/tickets.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, {
  clock,
  reactionsTo: (type) => (type === 'message.received' ? ['read-report'] : []),
});
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
const reactions = [readReportReaction(services)];

/** A merchant with one shop, whose contact writes a report with test mode on. */
async function reportBy(number: number, proof: { addressAligned?: boolean }) {
  const email = `admin${number}@shop.example`;
  const { id: merchantId } = await createMerchant(ctx, MerchantInput.parse({ name: `Merchant ${number}` }));
  const shopId = ShopId.parse(number);
  await addShop(ctx, merchantId, shopId, ShopInput.parse({ name: `Shop ${number}` }));
  const identities = [{ kind: 'email', value: email }];
  await saveMerchantContact(ctx, merchantId, ContactInput.parse({ name: 'Admin', identities }));
  const relay = startRelay({ db: db.write, clock, log: createLogger('silent'), reactions });
  const text = WOO_REPORT.replace('Mode: live', 'Mode: test');
  const written = await write(ctx, await makeAccount(ctx, 'email'), 'email', { chat: email, text, proof });
  await relay.drain();
  await relay.stop();
  const ticketId = TicketId.parse(written.ticketId);
  return {
    merchantId,
    shopId,
    ticket: await getTicket(ctx, ticketId),
    reports: await listReportsOfTicket(ctx.read, ticketId),
    rules: (await listShopFindings(ctx.read, shopId)).map(({ rule }) => rule),
  };
}

test('a report in a mail that proves its sender is of the shop of who wrote it', async () => {
  const { shopId, reports, rules } = await reportBy(4701, { addressAligned: true });

  expect(reports.map((report) => report.shopId)).toEqual([shopId]);
  expect(rules).toContain('test-mode');
});

test.each([
  ['fails its proof', 4702, { addressAligned: false }],
  ['proves nothing', 4703, {}],
] as const)('a report in a mail that %s is kept with the ticket and told of no shop', async (_, number, proof) => {
  const { merchantId, ticket, reports, rules } = await reportBy(number, proof);

  expect(ticket.merchantId).toBe(merchantId);
  expect(reports.map((report) => [report.kind, report.shopId])).toEqual([['woo-ssr', null]]);
  expect(rules).toEqual([]);
});
