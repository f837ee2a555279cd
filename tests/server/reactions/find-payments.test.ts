import { expect, test } from 'vitest';
import { createAnswerParts } from '../../../server/domains/answers/index.ts';
import { getTicket } from '../../../server/domains/tickets/index.ts';
import { mergeTransactions } from '../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { TicketId } from '../../../server/kernel/ids.ts';
import { createContext } from '../../../server/platform/context.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { startRelay } from '../../../server/platform/outbox/relay.ts';
import { findPaymentsReaction } from '../../../server/reactions/find-payments.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { makeAccount, write } from '../../support/tickets.ts';

test('somebody writes, and the payment that they mean is attached, once', async () => {
  const db = await freshDatabase();
  const clock = clockAt(NOON);
  const services = testServices(db, {
    clock,
    reactionsTo: (type) => (type === 'message.received' ? ['find-payment'] : []),
  });
  const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
  const reaction = findPaymentsReaction(services, createAnswerParts('Europe/Minsk'));
  const relay = startRelay({ db: db.write, clock, log: createLogger('silent'), reactions: [reaction] });
  const uid = '37746555-bbdad687b0';
  const transaction = {
    uid,
    shopId: 3610,
    type: 'payment' as const,
    amountMinor: 4850,
    currency: 'BYN',
    trackingId: '10423',
  };
  await mergeTransactions(ctx, { knowledge: 'webhook', origin: 'test', documents: [{ transaction, document: '{}' }] });

  const written = await write(ctx, await makeAccount(ctx), 'telegram', { text: 'заказ 10423 на 48,50 BYN не прошёл' });
  const ticketId = TicketId.parse(written.ticketId);
  await relay.drain();
  const { revision, transactionUid } = await getTicket(ctx, ticketId);
  await reaction.run({
    id: 'again',
    type: 'message.received',
    subjectId: ticketId,
    data: { ticketId },
    at: NOON.toString(),
  });
  await relay.stop();

  expect(transactionUid).toBe(uid);
  expect((await getTicket(ctx, ticketId)).revision).toBe(revision);
});
