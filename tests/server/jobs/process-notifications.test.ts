import { expect, test } from 'vitest';
import { receiveNotification } from '../../../server/domains/gateways/index.ts';
import { findTransactions } from '../../../server/domains/transactions/index.ts';
import { processNotifications, runOnNotification } from '../../../server/jobs/process-notifications.ts';
import { TransactionUid } from '../../../server/kernel/ids.ts';
import { createContext } from '../../../server/platform/context.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { freshDatabase, testServices } from '../../support/database.ts';
import { makeSource, signatureOf, testGateways } from '../../support/gateways.ts';

const db = await freshDatabase();
const services = testServices(db);
const ctx = createContext(services, { kind: 'job', name: 'process-notifications' }, 'all');
const gateways = testGateways(services);
const source = await makeSource(ctx, 'https://merchant.example');

const receive = (transaction: object) => {
  const body = Buffer.from(JSON.stringify({ transaction }));
  return receiveNotification(gateways, {
    key: source.notificationPath.split('/').at(-1) ?? '',
    body,
    signature: signatureOf(body),
  });
};
const statusOf = async (uid: string) => (await findTransactions(ctx.read, [TransactionUid.parse(uid)]))[0]?.status;

test('reordered and repeated notifications of one payment end in its final status', async () => {
  const payment = {
    uid: '1-aaaaaaaaaa',
    type: 'payment',
    shop_id: 7,
    amount: 100,
    currency: 'BYN',
    created_at: '2026-11-09T08:00:00Z',
  };
  const done = { ...payment, status: 'successful', updated_at: '2026-11-09T08:01:00Z' };
  const pending = { ...payment, status: 'pending', updated_at: '2026-11-09T08:00:00Z' };

  for (const document of [done, pending, done, pending]) await receive(document);
  await processNotifications(ctx);

  expect(await statusOf('1-aaaaaaaaaa')).toBe('successful');
});

test('the job runs at once when a notification comes in', async () => {
  const job = { name: 'process-notifications', when: '* * * * * *', run: processNotifications };
  const stop = runOnNotification(services, createLogger('silent'), gateways, job);

  await receive({ uid: '2-aaaaaaaaaa', type: 'payment', status: 'failed' });
  await receive({ uid: '3-aaaaaaaaaa', type: 'payment', status: 'failed' });
  await stop();

  expect([await statusOf('2-aaaaaaaaaa'), await statusOf('3-aaaaaaaaaa')]).toEqual(['failed', 'failed']);
});
