import { expect, test } from 'vitest';
import { buildDeliveries } from '../../../server/demo/build/deliveries.ts';
import { buildTransactions } from '../../../server/demo/build/transactions.ts';
import { createSampleWorld, shopHabits } from '../../../server/demo/sample/index.ts';
import {
  createLogSender,
  findUnsent,
  hasLateLog,
  listShopDeliveryHealth,
} from '../../../server/domains/deliveries/index.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import type { ShopId } from '../../../server/kernel/ids.ts';
import { freshDatabase, testContext } from '../../support/database.ts';
import { testSecrets } from '../../support/people.ts';
import { SAMPLE_AT } from '../../support/sample-template.ts';

const db = await freshDatabase();

test('the shops of the sample take their notifications as their habits say, and one is found that is told nothing', async () => {
  const world = createSampleWorld({
    days: 6,
    familiesADay: 500,
    today: SAMPLE_AT.toZonedDateTimeISO('Europe/Minsk').toPlainDate(),
  });
  const openedMs = SAMPLE_AT.epochMilliseconds;
  const clock = clockAt(SAMPLE_AT);
  const ctx = testContext(db, { clock });
  await buildTransactions({ ctx, clock, world }, openedMs);
  clock.set(SAMPLE_AT);
  const { sender } = await createLogSender(ctx, { name: 'Sender' }, testSecrets);
  await buildDeliveries({ ctx, clock, world }, { openedMs, senderId: sender.id });

  const habits = [...shopHabits(world, openedMs)];
  const health = await listShopDeliveryHealth(
    db.read,
    habits.map(([id]) => id as ShopId),
  );
  const of = (kind: string) =>
    habits.filter(([, habit]) => habit.kind === kind).map(([id]) => health.get(id as ShopId)?.health);

  for (const kind of ['firewall', 'wrong-key', 'expired', 'moved', 'to-https'])
    expect(of(kind), kind).toEqual(['broken']);
  expect(of('mended')).toEqual(['recovered']);
  expect(of('flaky')).toEqual(['failing']);
  expect(of('well').every((one) => one === 'healthy' || one === 'failing')).toBe(true);

  // What was heard of a moment ago may be told of yet.
  clock.set(SAMPLE_AT.add({ minutes: 20 }));
  let found = 0;
  do found += await findUnsent(ctx);
  while (await hasLateLog(ctx));
  expect(found).toBeGreaterThan(0);
});
