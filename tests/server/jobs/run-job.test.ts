import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createAnswerParts } from '../../../server/domains/answers/index.ts';
import { receiveNotification } from '../../../server/domains/gateways/index.ts';
import { type Job, runJob } from '../../../server/jobs/run-job.ts';
import { createSchedule } from '../../../server/jobs/schedule.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { createContext } from '../../../server/platform/context.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { testChannels } from '../../support/channels.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { fakeGateway, fakeRow } from '../../support/fake-gateway.ts';
import { makeSource, signatureOf, testGateways } from '../../support/gateways.ts';
import { testProbing } from '../../support/shop-network.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const log = createLogger('silent');
const services = testServices(db, { clock });
const gateways = testGateways(services);
const schedule = createSchedule({
  services,
  log,
  gateways,
  probing: testProbing(gateways),
  channels: testChannels(services),
  answers: createAnswerParts('UTC'),
  consoleOrigin: 'http://127.0.0.1:4300',
  timeZone: 'Europe/Minsk',
});
// What is usual is looked for every ten minutes until there is enough of it.
const jobs = schedule.jobs.filter(({ hasWork, name }) => hasWork !== undefined && name !== 'count-norms');

// Whoever takes a lease leaves its name here, the lease itself is gone when the job is done.
await db.write.execute(sql`create table taken (name text)`);
await db.write.execute(sql`create function note_taken() returns trigger language plpgsql as
  $$ begin insert into taken values (new.name); return new; end $$`);
await db.write.execute(
  sql`create trigger note_taken after insert on leases for each row execute function note_taken()`,
);

/** The jobs that took a lease in one round of all. */
async function round(): Promise<string[]> {
  for (const job of jobs) {
    await runJob(services, log, job);
    await schedule.pulls.finished();
  }
  const taken = await db.write.execute<{ name: string }>(sql`delete from taken returning name`);
  return taken.map(({ name }) => name);
}

test('a desk at rest takes no lease; what comes up is found at the next tick', async () => {
  const fake = await fakeGateway();
  fake.rows = [fakeRow(1, 1, { status: 'failed' })];
  const empty = await round();

  const source = await makeSource(createContext(services, { kind: 'job', name: 'test' }, 'all'), fake.origin);
  const connected = await round();
  const atRest = await round();
  const body = Buffer.from(JSON.stringify({ transaction: { uid: '1-aaaaaaaaaa', type: 'payment', status: 'failed' } }));
  const key = source.notificationPath.split('/').at(-1) ?? '';
  await receiveNotification(gateways, { key, body, signature: signatureOf(body) });
  const notified = await round();

  // For a minute after a change another one that was stamped before it may still be on its way.
  const COUNTING = 'job:refresh-hours';
  expect(empty).toEqual([]);
  expect(connected).toEqual(['job:pull-transactions', `pull:${source.id}`, 'job:enrich-transactions', COUNTING]);
  expect(atRest).toEqual([COUNTING]);
  expect(notified).toEqual(['job:process-notifications', COUNTING]);

  clock.set(clock.now().add({ minutes: 10 }));
  expect(await round()).toContain('job:pull-transactions');
});

test('a job that cannot say whether it has work is run', async () => {
  const job: Job = { name: 'blind', when: '* * * * * *', run: async () => {} };

  const ran = await runJob(services, log, job);

  expect(ran).toBe(true);
});
