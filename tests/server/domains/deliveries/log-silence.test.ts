import { beforeEach, expect, test } from 'vitest';
import { createLogSender } from '../../../../server/domains/deliveries/create-log-sender.ts';
import { findUnsent, hasLateLog } from '../../../../server/domains/deliveries/find-unsent.ts';
import { listDeliveryFacts } from '../../../../server/domains/deliveries/index.ts';
import { listSilentLogs } from '../../../../server/domains/deliveries/queries/list-silent-logs.ts';
import { listUndelivered } from '../../../../server/domains/deliveries/queries/undelivered.ts';
import { removeLogSender } from '../../../../server/domains/deliveries/remove-log-sender.ts';
import { logOrigins, shopLogOrigins } from '../../../../server/domains/deliveries/tables.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import type { LogSenderId } from '../../../../server/kernel/ids.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { logLine, takeLines } from '../../../support/deliveries.ts';
import { testSecrets } from '../../../support/people.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = createContext(testServices(db, { clock }), { kind: 'job', name: 'test' }, 'all');

let made = 0;
/** A shop of its own for each test. */
let shopId: number;
beforeEach(async () => {
  for (const table of [logOrigins, shopLogOrigins]) await db.write.delete(table);
  made += 1;
  shopId = 6000 + made;
  clock.set(NOON);
});

const sender = async (name: string) => (await createLogSender(ctx, { name }, testSecrets)).sender.id;
const ago = (hours: number) => clock.now().subtract({ minutes: Math.round(hours * 60) });
/** An attempt of the shop that no payment is known of. */
const heard = (from: LogSenderId | undefined, hoursAgo: number, shop = shopId) =>
  takeLines(
    ctx,
    [
      logLine({
        event_id: `${shop}-${made}-${hoursAgo}-${from}`,
        uid: null,
        shop_id: shop,
        at: ago(hoursAgo).toString(),
      }),
    ],
    from,
  );
async function paid(hoursAgo: number): Promise<string> {
  const uid = `${shopId}0000-paid-${hoursAgo}`;
  const createdAt = ago(hoursAgo).toString({ fractionalSecondDigits: 6 });
  await mergeTransactions(ctx, {
    knowledge: 'webhook',
    documents: [{ transaction: { uid, shopId, type: 'payment', status: 'successful', createdAt }, document: '{}' }],
    origin: 'test',
  });
  return uid;
}
const unsent = async () =>
  (await listUndelivered(ctx, { kind: 'unsent', limit: 500 })).items.flatMap((row) =>
    row.shopId === shopId ? [row.uid] : [],
  );
const hasLog = async (uid: string) => (await listDeliveryFacts(db.read, [uid])).get(uid)?.hasLog;
const silent = async () => (await listSilentLogs(ctx)).items.map(({ sender: name, heardUntil }) => [name, heardUntil]);
const later = (hours: number) => clock.set(clock.now().add({ hours }));
const findAll = async () => {
  await findUnsent(ctx);
  while (await hasLateLog(ctx)) await findUnsent(ctx);
};

test('how far a log was heard is asked of the sender that tells of the shop, not of all senders', async () => {
  const own = await sender('Own');
  const other = await sender('Other');
  await heard(own, 5);
  const uid = await paid(4);
  later(1);
  await heard(other, 0.1, shopId + 500);

  await findAll();

  expect([await unsent(), await hasLog(uid)]).toEqual([[], false]);
  await heard(own, 0.1);
  await findAll();
  expect([await unsent(), await hasLog(uid)]).toEqual([[uid], true]);
});

test('of two senders that tell of a shop, the one that is behind decides', async () => {
  const cards = await sender('Cards');
  const checkout = await sender('Checkout');
  await heard(cards, 6);
  await heard(checkout, 5);
  const uid = await paid(4);
  later(1);
  await heard(cards, 0.1);

  await findAll();
  expect([await unsent(), await hasLog(uid)]).toEqual([[], false]);

  await removeLogSender(ctx, checkout);
  await findAll();
  expect([await unsent(), await hasLog(uid)]).toEqual([[uid], true]);
});

test('a file that fills a gap does not stand for the log when the sender goes on', async () => {
  const own = await sender('Goes on');
  await heard(own, 6);
  await heard(undefined, 5);
  const uid = await paid(4);
  later(1);
  await heard(own, 0.1);

  await findAll();

  expect([await unsent(), await hasLog(uid)]).toEqual([[uid], true]);
});

test('a sender takes the place of a file for the shops of which it tells, and says nothing of the others', async () => {
  await heard(undefined, 5);
  const uid = await paid(4);
  later(1);
  const own = await sender('Takes its place');
  await heard(own, 0.1, shopId + 500);
  await findAll();

  expect([await unsent(), await hasLog(uid)]).toEqual([[], false]);
  expect((await silent()).map(([name]) => name)).toEqual([null]);

  await heard(own, 0.05);
  later(1);
  const next = await paid(0.5);
  later(1);
  await heard(own, 0.1);
  await findAll();
  expect([await unsent(), await hasLog(next), await silent()]).toEqual([[next], true, []]);
});

test('a log that comes late is looked through as far as it was missing', async () => {
  const own = await sender('Late');
  await heard(own, 1);
  later(90);
  const told = await paid(60);
  const missed = await paid(50);
  await findAll();
  expect(await unsent()).toEqual([]);

  later(1);
  await takeLines(
    ctx,
    [logLine({ event_id: `late-${told}`, uid: told, shop_id: shopId, at: ago(61).toString() })],
    own,
  );
  await heard(own, 0.1);
  await findAll();

  expect(await unsent()).toEqual([missed]);
});

test('of a shop that was told of nothing for days every payment is found, however many are taken at once', async () => {
  const own = await sender('Of many');
  await heard(own, 1);
  later(72);
  const many = Array.from({ length: 450 }, (_, n) => ({
    transaction: {
      ...{ uid: `${shopId}0000-many-${n}`, shopId, type: 'payment' as const, status: 'successful' as const },
      createdAt: ago(60).add({ minutes: n }).toString({ fractionalSecondDigits: 6 }),
    },
    document: '{}',
  }));
  await mergeTransactions(ctx, { knowledge: 'webhook', documents: many, origin: 'test' });
  later(1);
  await heard(own, 0.1);

  await findAll();

  expect(await unsent()).toHaveLength(450);
});

test('a sender that fell silent while payments of its shops went on is told, with since when', async () => {
  const own = await sender('Silent one');
  await heard(own, 1);
  const since = ago(1).toString({ fractionalSecondDigits: 6 });
  const before = await silent();
  later(3);
  const idle = await silent();
  await paid(1);

  expect(before.filter(([name]) => name === 'Silent one')).toEqual([]);
  expect(idle.filter(([name]) => name === 'Silent one')).toEqual([]);
  expect((await silent()).filter(([name]) => name === 'Silent one')).toEqual([['Silent one', since]]);

  await heard(own, 0.1);
  expect((await silent()).filter(([name]) => name === 'Silent one')).toEqual([]);
});

test('a log that came as a file is told as one, and no longer when a sender has taken its place', async () => {
  await heard(undefined, 1);
  later(5);
  await paid(2);
  expect((await silent()).filter(([name]) => name === null)).toHaveLength(1);

  const own = await sender('In its place');
  await heard(own, 0.1);

  expect((await silent()).filter(([name]) => name === null)).toEqual([]);
});
