import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { type CommittedEvent, event } from '../../../../server/kernel/event.ts';
import { createLogger } from '../../../../server/platform/logger.ts';
import { type Reaction, startRelay } from '../../../../server/platform/outbox/relay.ts';
import { outboxDeliveries } from '../../../../server/platform/outbox/tables.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';

const db = await freshDatabase();
const log = createLogger('silent');
const rang = event('bell.rang', z.object({ tone: z.string() }));

async function emitOne(subject: string, reactions: string[]) {
  await testContext(db, { reactionsTo: () => reactions }).change('settings.change', subject, ({ emit }) =>
    emit(rang, subject, { tone: 'a' }),
  );
}

const stateOf = async (reaction: string) =>
  (await db.write.select().from(outboxDeliveries).where(sql`reaction = ${reaction}`))[0];

test('each reaction hears of a fact once; one that fails does not repeat the others', async () => {
  const clock = clockAt(NOON);
  const heard: string[] = [];
  const reactions: Reaction[] = [
    { name: 'good', to: ['bell.rang'], run: async ({ subjectId }) => void heard.push(`good ${subjectId}`) },
    { name: 'bad', to: ['bell.rang'], run: async () => Promise.reject(new Error('down')) },
  ];
  await emitOne('s-1', ['good', 'bad']);

  const relay = startRelay({ db: db.write, clock, log, reactions });
  await relay.drain();
  clock.set(NOON.add({ minutes: 10 }));
  await relay.drain();
  await relay.stop();

  expect(heard).toEqual(['good s-1']);
  expect(await stateOf('good')).toMatchObject({ state: 'done', attempts: 1 });
  expect(await stateOf('bad')).toMatchObject({ state: 'waiting', attempts: 2, lastError: 'Error' });
});

test('a reaction that keeps failing is parked, visibly', async () => {
  const clock = clockAt(NOON);
  await emitOne('s-2', ['hopeless']);
  const relay = startRelay({
    db: db.write,
    clock,
    log,
    reactions: [{ name: 'hopeless', to: ['bell.rang'], run: async () => Promise.reject(new Error('down')) }],
  });

  for (let hour = 0; hour < 12; hour += 1) {
    clock.set(NOON.add({ hours: hour }));
    await relay.drain();
  }
  await relay.stop();

  expect(await stateOf('hopeless')).toMatchObject({ state: 'parked', attempts: 10 });
});

test('two relays on one database deliver a fact once', async () => {
  const clock = clockAt(NOON);
  const heard: string[] = [];
  const reactions: Reaction[] = [
    { name: 'once', to: ['bell.rang'], run: async ({ subjectId }) => void heard.push(subjectId) },
  ];
  for (let index = 0; index < 30; index += 1) await emitOne(`once-${index}`, ['once']);

  const relays = [1, 2].map(() => startRelay({ db: db.write, clock, log, reactions }));
  await Promise.all(relays.map((relay) => relay.drain()));
  await Promise.all(relays.map((relay) => relay.stop()));

  expect(heard.sort()).toEqual([...new Set(heard)].sort());
  expect(heard).toHaveLength(30);
});

test('a delivery whose node died is taken up when its lease is over', async () => {
  const clock = clockAt(NOON);
  await emitOne('s-3', ['orphan']);
  await db.write.execute(
    sql`update outbox_deliveries set attempts = 1, due_at = ${NOON.add({ seconds: 60 }).toString()}::timestamptz where reaction = 'orphan'`,
  );
  const heard: string[] = [];
  const relay = startRelay({
    db: db.write,
    clock,
    log,
    reactions: [{ name: 'orphan', to: ['bell.rang'], run: async ({ id }) => void heard.push(id) }],
  });

  await relay.drain();
  expect(heard).toEqual([]);
  clock.set(NOON.add({ seconds: 61 }));
  await relay.drain();
  await relay.stop();

  expect(heard).toHaveLength(1);
});

test('facts about different subjects are reacted to together; where that fails each is run alone, in order within its subject', async () => {
  const heard: string[] = [];
  const toneOf = ({ subjectId, data }: CommittedEvent) => `${subjectId} ${rang.data.parse(data).tone}`;
  const reaction: Reaction = {
    name: 'together',
    to: ['bell.rang'],
    run: async (fact) => {
      if (fact.subjectId === 'g-2') throw new Error('this one');
      heard.push(toneOf(fact));
    },
    runTogether: async (facts) => {
      if (facts.some(({ subjectId }) => subjectId === 'g-2')) throw new Error('one of them');
      heard.push(facts.map(toneOf).sort().join(', '));
    },
  };
  const emit = (tone: string, subjects: string[]) =>
    testContext(db, { reactionsTo: () => ['together'] }).change('settings.change', 'together', async (write) => {
      for (const subject of subjects) await write.emit(rang, subject, { tone });
    });

  await emit('a', ['g-1', 'g-3']);
  await emit('b', ['g-1', 'g-3']);
  const relay = startRelay({ db: db.write, clock: clockAt(NOON), log, reactions: [reaction] });
  await relay.drain();
  expect(heard).toEqual(['g-1 a, g-3 a', 'g-1 b, g-3 b']);

  heard.length = 0;
  await emit('c', ['g-1', 'g-2', 'g-3']);
  await relay.drain();
  await relay.stop();
  expect(heard).toEqual(['g-1 c', 'g-3 c']);
  const rows = await db.write.select().from(outboxDeliveries).where(sql`reaction = 'together' and state <> 'done'`);
  expect(rows).toMatchObject([{ state: 'waiting', attempts: 1, lastError: 'Error' }]);
});
