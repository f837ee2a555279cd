import { expect, test } from 'vitest';
import { createSampleWorld, shopHabits, transactionsOfDay } from '../../../../server/demo/sample/index.ts';
import { createSenderLog } from '../../../../server/demo/sandbox-gateway/sender-log.ts';
import { createLogSender } from '../../../../server/domains/deliveries/create-log-sender.ts';
import { deliveryAttempts } from '../../../../server/domains/deliveries/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { testSecrets } from '../../../support/people.ts';
import { SAMPLE_AT } from '../../../support/sample-template.ts';
import { listeningApp } from '../../../support/whole-app.ts';

const clock = clockAt(SAMPLE_AT);
const db = await freshDatabase();
const app = await listeningApp(db, { clock });

test('attempts are pushed as they happen, and one that was asked for is pushed as made by hand', async () => {
  const world = createSampleWorld({
    days: 2,
    familiesADay: 300,
    today: SAMPLE_AT.toZonedDateTimeISO('Europe/Minsk').toPlainDate(),
  });
  const openedMs = SAMPLE_AT.epochMilliseconds;
  const habits = shopHabits(world, openedMs);
  const told = transactionsOfDay(world, 1).find(({ shop }) => habits.get(shop.id)?.kind === 'firewall');
  if (told === undefined) throw new Error('somebody pays at every shop');
  const transaction = { ...told, createdMs: openedMs, finalMs: openedMs };
  const { sender, secret } = await createLogSender(testContext(db, { clock }), { name: 'Sandbox' }, testSecrets);
  const log = createSenderLog({ world, openedMs, nowMs: () => clock.now().epochMilliseconds, timesFaster: 10 });
  log.pushTo({ address: `${app.base}${sender.path}`, secret });

  log.follow([transaction]);
  clock.set(SAMPLE_AT.add({ seconds: 30 }));
  log.renotified(transaction);
  await log.pushDue();
  await log.pushDue();

  const attempts = await db.read.select().from(deliveryAttempts);
  expect(new Set(attempts.map(({ uid }) => uid))).toEqual(new Set([transaction.uid]));
  expect(attempts.every((one) => one.class === 'firewall')).toBe(true);
  expect(attempts.filter(({ trigger }) => trigger === 'manual')).toHaveLength(1);
  expect(attempts.filter(({ trigger }) => trigger === 'auto').length).toBeGreaterThan(1);
});
