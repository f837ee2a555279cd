import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll } from 'vitest';
import { readConfig } from '../../server/platform/config.ts';
import type { Database } from '../../server/platform/db.ts';
import { findData } from '../../server/platform/embedded-postgres/place.ts';
import { readPostmasterFile } from '../../server/platform/embedded-postgres/postmaster-file.ts';
import { signal } from '../../server/platform/embedded-postgres/processes.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { createSecrets, type Secrets } from '../../server/platform/secrets.ts';
import { keepSecretsKeys } from '../../server/platform/secrets-key.ts';
import { startDatabase } from '../../server/platform/start-database.ts';
import { type MainProgram, startMain } from './main-program.ts';
import { until } from './until.ts';

export type Victim = 'program' | 'database' | 'both';

export interface DoomedDesk {
  /** `http://127.0.0.1:<port>`, the same after every restart. */
  base: string;
  /** Attached from outside: it outlives the program, not its database. */
  db: Database;
  secrets: Secrets;
  /** Ends it without a word and starts it again; a database comes back by itself. */
  kill(victim: Victim): Promise<void>;
  /** Ends the program without a word; whoever does this starts it again. */
  killProgram(): Promise<void>;
  startAgain(): Promise<void>;
  /** Stops it in order and gives its exit code. */
  stop(): Promise<number | null>;
  count(query: SQL): Promise<number>;
  /** What can be repeated and comes to an end: everything received and everything sent. */
  settled(): Promise<void>;
}

/** No send takes ten seconds here: who began it is dead, and the three minutes that it may take are let pass. */
const ABANDONED_ENDS = sql`update outbound set due_at = now()
  where state = 'sending' and due_at < now() + interval '170 seconds'`;

/** The program as it is run for people, with a data folder of its own; gone after the file. */
export async function doomedDesk(more: Record<string, string> = {}): Promise<DoomedDesk> {
  const home = await mkdtemp(join(tmpdir(), 'vakhta-doomed-'));
  await chmod(home, 0o755);
  const port = await freePort();
  const environment = { DATA_DIR: join(home, 'data'), PORT: String(port), ...more };
  const config = readConfig(environment);
  const closing: (() => Promise<unknown>)[] = [() => rm(home, { recursive: true, force: true })];
  afterAll(async () => {
    for (const close of closing.toReversed()) await close();
  });
  let program: MainProgram = await startMain(environment);
  closing.push(() => program.stop());
  const attached = await startDatabase(config, createLogger('silent'), 'attach');
  closing.push(() => attached.stop());
  const { db } = attached;
  const count = async (query: SQL): Promise<number> => {
    const [row] = await db.read.execute<{ n: number }>(query);
    return row?.n ?? -1;
  };
  const startAgain = async () => {
    program = await startMain(environment);
  };
  const nothingIs = (from: SQL) => until(async () => (await count(sql`select count(*)::int as n from ${from}`)) === 0);
  return {
    base: `http://127.0.0.1:${port}`,
    db,
    secrets: createSecrets(await keepSecretsKeys(config)),
    count,
    startAgain,
    killProgram: () => program.kill(),
    kill: async (victim) => {
      const postmaster = await readPostmasterFile((await findData(environment.DATA_DIR)).dataFolder);
      if (victim !== 'program' && postmaster !== undefined) signal(postmaster.pid, 'SIGKILL');
      if (victim === 'database') return;
      await program.kill();
      await startAgain();
    },
    stop: () => program.stop(),
    settled: async () => {
      await nothingIs(sql`inbound where state = 'waiting'`);
      await until(async () => {
        await db.write.execute(ABANDONED_ENDS);
        return (await count(sql`select count(*)::int as n from outbound where state in ('queued', 'sending')`)) === 0;
      });
      await nothingIs(sql`outbox_deliveries where state = 'waiting'`);
    },
  };
}
