import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { setImmediate as nextStretch } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { connect, type Database, isOutOfReach, openDatabase, type Tx } from '../../../server/platform/db.ts';
import { freshDatabase } from '../../support/database.ts';
import { inDatabase } from '../../support/postgres-setup.ts';

const db = await freshDatabase({ empty: true });
const killer = connect(inject('postgres'), { max: 1 });
afterAll(() => killer.end());
await db.write.execute(sql`create table notes (text text)`);
beforeEach(() => void db.write.execute(sql`delete from notes`));

const [{ name = '' } = {}] = await db.read.execute<{ name: string }>(sql`select current_database() as name`);

/** Ends every connection to the test's database, as a restart of the server or its administrator does. */
const cutAll = () => killer`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
const note = (to: Pick<Tx, 'execute'>, text: string) => to.execute(sql`insert into notes values (${text})`);
const notes = async () =>
  (await db.read.execute<{ text: string }>(sql`select text from notes`)).map(({ text }) => text);

/** The first call after a cut may be the one that finds out. */
async function works(): Promise<void> {
  await db.write.execute(sql`select 1`).catch(() => {});
  await db.read.execute(sql`select 1`).catch(() => {});
  await Promise.all(Array.from({ length: 20 }, () => db.write.execute(sql`select 1`)));
}

test('a call whose connection is cut is refused as out of reach, and the next ones work', async () => {
  const sleeping = db.write.execute(sql`select pg_sleep(60)`).catch((error: unknown) => error);
  const waiting = db.read.execute(sql`select pg_sleep(60)`).catch((error: unknown) => error);
  await nextStretch(); // what is asked together waits for each other
  await db.read.execute(sql`select 1`);

  await cutAll();

  expect(isOutOfReach(await sleeping)).toBe(true);
  expect(isOutOfReach(await waiting)).toBe(true);
  await works();
});

test('a transaction whose connection is cut leaves nothing, and what it still says reaches no other transaction', async () => {
  const cut = Promise.withResolvers<void>();
  const gone = db.write
    .transaction(async (tx) => {
      await note(tx, 'of the lost one');
      await cutAll();
      // It does not look at the database when it happens, and goes on as if nothing were.
      await cut.promise;
      await note(tx, 'of a ghost').catch(() => {});
      await note(tx, 'of a ghost again').catch(() => {});
    })
    .catch((error: unknown) => error);

  expect(isOutOfReach(await gone)).toBe(true);
  await works();
  const others = Array.from({ length: 8 }, (_, n) =>
    db.write.transaction(async (tx) => {
      await note(tx, `other ${n}`);
      cut.resolve();
      await tx.execute(sql`select pg_sleep(0.01)`);
      if (n % 2 === 1) tx.rollback();
    }),
  );
  await Promise.allSettled(others);

  expect((await notes()).sort()).toEqual(['other 0', 'other 2', 'other 4', 'other 6']);
});

test('cut again and again in the middle of everything, no call waits for ever and nothing crashes', async () => {
  let isOver = false;
  let refused = 0;
  let done = 0;
  const goOn = async (call: () => Promise<unknown>) => {
    while (!isOver)
      await call().then(
        () => {
          done += 1;
        },
        (error) => {
          expect(isOutOfReach(error)).toBe(true);
          refused += 1;
        },
      );
  };
  const transact = () =>
    db.write.transaction(async (tx) => {
      await note(tx, 'a');
      await Promise.all([note(tx, 'b'), tx.execute(sql`select 1`)]);
    });
  const callers = [
    ...Array.from({ length: 6 }, () => goOn(transact)),
    ...Array.from({ length: 6 }, () => goOn(() => note(db.write, 'c'))),
    ...Array.from({ length: 6 }, () => goOn(() => db.read.execute(sql`select count(*) from notes`))),
  ];

  for (let round = 0; round < 15; round += 1) {
    const before = done;
    while (done < before + 20) await new Promise((resolve) => setImmediate(resolve));
    await cutAll();
  }
  isOver = true;
  await Promise.all(callers);

  expect(refused).toBeGreaterThan(15);
  const texts = await notes();
  expect(texts.filter((text) => text === 'a')).toHaveLength(texts.filter((text) => text === 'b').length);
});

test('a server that hangs up on whoever comes is out of reach, and is tried anew when asked anew', async () => {
  const visits: Socket[] = [];
  const rude = createServer((socket) => void visits.push(socket.end()));
  rude.listen(0, '127.0.0.1');
  await once(rude, 'listening');
  const { port } = rude.address() as { port: number };
  const nobody: Database = openDatabase({ url: `postgres://a:b@127.0.0.1:${port}/c` }, 2);

  const first = await nobody.read.execute(sql`select 1`).catch((error: unknown) => error);
  const second = await nobody.read.execute(sql`select 1`).catch((error: unknown) => error);
  await nobody.close();
  rude.close();

  expect([isOutOfReach(first), isOutOfReach(second)]).toEqual([true, true]);
  expect(visits.length).toBeGreaterThan(1);
});

test('ended, it refuses what is asked and leaves no connection behind', async () => {
  const other = openDatabase(inDatabase(inject('postgres'), name), 3);
  await Promise.all([other.write.execute(sql`select 1`), other.read.execute(sql`select 1`)]);
  const [before] = await killer`select count(*)::int as count from pg_stat_activity where datname = ${name}`;

  await other.close();

  await expect(other.write.execute(sql`select 1`)).rejects.toThrow();
  await expect
    .poll(async () => {
      const [after] = await killer`select count(*)::int as count from pg_stat_activity where datname = ${name}`;
      return Number(after?.count) <= Number(before?.count) - 2;
    })
    .toBe(true);
});

test('a text that is asked again is prepared, once a connection; one asked once is not', async () => {
  const preparedOf = (tx: Pick<Tx, 'execute'>, text: string) =>
    tx.execute(sql.raw(`select statement from pg_prepared_statements where statement like '%${text}%'`));

  await db.write.transaction(async (tx) => {
    for (const n of [1, 2, 3, 4]) await tx.execute(sql`select ${n}::int as again_and_again`);
    await tx.execute(sql`select ${1}::int as only_once`);

    expect(await preparedOf(tx, 'again_and_again')).toHaveLength(1);
    expect(await preparedOf(tx, 'only_once')).toHaveLength(0);
  });
});
