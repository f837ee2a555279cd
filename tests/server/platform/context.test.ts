import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { clockAt } from '../../../server/kernel/clock.ts';
import { event } from '../../../server/kernel/event.ts';
import { auditEntries } from '../../../server/platform/audit/tables.ts';
import { createContext } from '../../../server/platform/context.ts';
import { outboxDeliveries, outboxEvents, streams } from '../../../server/platform/outbox/tables.ts';
import { settings } from '../../../server/platform/tables.ts';
import { freshDatabase, NOON, testContext, testServices } from '../../support/database.ts';

const db = await freshDatabase();
const thingDone = event('thing.done', z.object({ thing: z.string() }));

const auditOf = (subject: string) =>
  db.write.select().from(auditEntries).where(sql`${auditEntries.subjectId} = ${subject}`);

test('a change, its audit line and its event are one commit', async () => {
  const ctx = testContext(db, { reactionsTo: () => ['tell', 'count'] });

  await ctx.change('settings.change', 'one-commit', async ({ tx, emit, note }) => {
    await tx.insert(settings).values({ name: 'one-commit', value: 'x' });
    await emit(thingDone, 'one-commit', { thing: 'x' });
    note({ fields: ['value'] });
  });

  const [line] = await auditOf('one-commit');
  expect(line).toMatchObject({
    action: 'settings.change',
    actor: 'test',
    actorKind: 'job',
    details: { fields: ['value'] },
  });
  const events = await db.write.select().from(outboxEvents).where(sql`${outboxEvents.subjectId} = 'one-commit'`);
  expect(events).toHaveLength(1);
  const deliveries = await db.write.select().from(outboxDeliveries);
  expect(deliveries.map((delivery) => delivery.reaction).sort()).toEqual(['count', 'tell']);
});

test('a change that fails leaves neither row nor audit nor event', async () => {
  const ctx = testContext(db);

  const failed = ctx.change('settings.change', 'rolled-back', async ({ tx, emit }) => {
    await tx.insert(settings).values({ name: 'rolled-back', value: 'x' });
    await emit(thingDone, 'rolled-back', { thing: 'x' });
    throw new Error('no');
  });

  await expect(failed).rejects.toThrow('no');
  expect(await auditOf('rolled-back')).toEqual([]);
  expect(await db.write.select().from(settings).where(sql`name = 'rolled-back'`)).toEqual([]);
  expect(await db.write.select().from(outboxEvents).where(sql`subject_id = 'rolled-back'`)).toEqual([]);
});

test('a change inside a change joins it, adds its own audit line and reads what was just written', async () => {
  const ctx = testContext(db);

  await ctx.change('settings.change', 'outer', async ({ tx }) => {
    await tx.insert(settings).values({ name: 'nested', value: 'x' });
    const seen = await ctx.change('settings.change', 'inner', async () =>
      ctx.read.select().from(settings).where(sql`name = 'nested'`),
    );
    expect(seen).toHaveLength(1);
  });

  expect(await auditOf('outer')).toHaveLength(1);
  expect(await auditOf('inner')).toHaveLength(1);
});

test('an inner change falls with its outer one', async () => {
  const ctx = testContext(db);

  const failed = ctx.change('settings.change', 'outer-falls', async () => {
    await ctx.change('settings.change', 'inner-falls', async ({ tx }) =>
      tx.insert(settings).values({ name: 'gone', value: 'x' }),
    );
    throw new Error('outer');
  });

  await expect(failed).rejects.toThrow('outer');
  expect(await auditOf('inner-falls')).toEqual([]);
});

test('the reading connection refuses to write', async () => {
  const through = db.read.execute(sql`insert into settings (name, value) values ('sneaked', 'x')`);

  await expect(through).rejects.toMatchObject({ cause: { code: '25006' } });
});

test('a transaction that the server gave up for a deadlock is run again', async () => {
  const ctx = testContext(db);
  let runs = 0;

  await ctx.change('settings.change', 'retried', async () => {
    runs += 1;
    if (runs < 3) throw Object.assign(new Error('deadlock'), { code: '40P01' });
  });

  expect(runs).toBe(3);
  expect(await auditOf('retried')).toHaveLength(1);
});

test('numbers of a stream have no gaps and follow the commits, however many write at once', async () => {
  const ctx = () => testContext(db);
  const writes = Array.from({ length: 24 }, (_, index) =>
    ctx().change('settings.change', `stream-${index}`, async ({ emit }) => {
      await emit(thingDone, `stream-${index}`, { thing: 'x' }, 'source:test');
      if (index % 5 === 0) throw new Error('some fail');
    }),
  );

  await Promise.allSettled(writes);

  const rows = await db.write.select({ seq: outboxEvents.seq }).from(outboxEvents).where(sql`stream = 'source:test'`);
  const numbers = rows.map((row) => row.seq).sort((a, b) => Number(a) - Number(b));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  const [head] = await db.write.select().from(streams).where(sql`name = 'source:test'`);
  expect(head?.head).toBe(numbers.length);
});

test('notes of reads are written together, with who and what', async () => {
  const services = testServices(db, { clock: clockAt(NOON) });
  const ctx = createContext(services, { kind: 'host', name: 'desk' }, 'all', {
    requestId: 'r-1',
    address: '203.0.113.7',
  });

  ctx.noteRead('transaction.read', ['uid-1', 'uid-2']);
  await services.readNotes.stop();

  const [line] = await auditOf('uid-2');
  expect(line).toMatchObject({
    action: 'transaction.read',
    result: 'read',
    actor: 'desk',
    requestId: 'r-1',
    address: '203.0.113.7',
  });
});
