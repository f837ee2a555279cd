import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createAnswerParts } from '../../../server/domains/answers/index.ts';
import { gatewayNotifications, type NotificationState } from '../../../server/domains/gateways/tables.ts';
import { runJob } from '../../../server/jobs/run-job.ts';
import { createSchedule } from '../../../server/jobs/schedule.ts';
import type { SourceId } from '../../../server/kernel/ids.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { outboxDeliveries, outboxEvents } from '../../../server/platform/outbox/tables.ts';
import { testChannels } from '../../support/channels.ts';
import { freshDatabase, NOON, testContext, testServices } from '../../support/database.ts';
import { makeSource, testGateways } from '../../support/gateways.ts';
import { testProbing } from '../../support/shop-network.ts';

const db = await freshDatabase();
const services = testServices(db);
const log = createLogger('silent');
const gateways = testGateways(services);
const { jobs } = createSchedule({
  services,
  log,
  gateways,
  probing: testProbing(gateways),
  channels: testChannels(services),
  answers: createAnswerParts('UTC'),
  consoleOrigin: 'http://127.0.0.1:4300',
  timeZone: 'Europe/Minsk',
});
const daysAgo = (days: number) => NOON.subtract({ hours: 24 * days });

async function forget(): Promise<void> {
  const job = jobs.find(({ name }) => name === 'forget-old-traces');
  if (job === undefined) throw new Error('the job is gone from the table');
  expect(await runJob(services, log, job)).toBe(true);
}

async function keepNotification(sourceId: SourceId, said: string, days: number, state: NotificationState = 'merged') {
  await db.write.insert(gatewayNotifications).values({
    id: randomUUID(),
    sourceId,
    digest: createHash('sha256').update(said).digest(),
    state,
    said,
    document: '{}',
    receivedAt: daysAgo(days),
    attempts: 1,
    processedAt: state === 'waiting' ? null : daysAgo(days),
  });
}

test('merged notifications go after a month; what waits, what failed and the newest of a source stay', async () => {
  const [busy, silent] = [
    await makeSource(testContext(db), 'http://127.0.0.1:9'),
    await makeSource(testContext(db), 'http://127.0.0.1:9'),
  ];
  await keepNotification(busy.id, 'merged 31 days ago', 31);
  await keepNotification(busy.id, 'merged 29 days ago', 29);
  await keepNotification(busy.id, 'failed 90 days ago', 90, 'failed');
  await keepNotification(busy.id, 'waits for 90 days', 90, 'waiting');
  await keepNotification(silent.id, 'merged 91 days ago', 91);
  await keepNotification(silent.id, 'the newest of a silent source', 90);

  await forget();

  const left = await db.read.select({ said: gatewayNotifications.said }).from(gatewayNotifications);
  expect(left.map(({ said }) => said).sort()).toEqual([
    'failed 90 days ago',
    'merged 29 days ago',
    'the newest of a silent source',
    'waits for 90 days',
  ]);
});

test('facts that everybody has heard go after a week, with the traces of their delivery', async () => {
  const states = { done: 'done', parked: 'parked', waiting: 'waiting' } as const;
  for (const [name, state] of Object.entries(states))
    for (const days of [6, 8]) {
      const id = randomUUID();
      await db.write
        .insert(outboxEvents)
        .values({ id, type: 'x', subjectId: `${name} ${days}`, data: {}, at: daysAgo(days) });
      await db.write
        .insert(outboxDeliveries)
        .values({ eventId: id, reaction: 'r', state, attempts: 1, dueAt: daysAgo(days) });
    }

  await forget();

  const left = await db.read.select({ subjectId: outboxEvents.subjectId }).from(outboxEvents);
  expect(
    left
      .map(({ subjectId }) => subjectId)
      .filter((subject) => / [68]$/.test(subject))
      .sort(),
  ).toEqual(['done 6', 'parked 6', 'parked 8', 'waiting 6', 'waiting 8']);
  expect(await db.read.$count(outboxDeliveries)).toBe(5);
});
