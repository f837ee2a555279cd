import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import type { Database } from '../../server/platform/db.ts';
import { toolPath } from './postgres-program.ts';
import { inDatabase } from './postgres-setup.ts';

/** What random moments are drawn from: given, a run is repeated. */
export const KILL_SEED = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1e9));

export interface MainProgram {
  child: ChildProcess;
  /** Settles with the exit code; null after a kill. */
  ended: Promise<number | null>;
  /** What it has told so far. */
  told(): string;
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}

const MAIN = join(import.meta.dirname, '../../server/main.ts');

/** Starts `server/main.ts` as it is run for people, and waits until it listens. */
export async function startMain(env: Record<string, string>): Promise<MainProgram> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: toolPath, BUILD_CONSOLE: 'false', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => told.push(String(text)));
  const ended = once(child, 'exit').then(([code]) => code as number | null); // the first argument of `exit`
  const lines = createInterface({ input: child.stdout });
  const isUp = new Promise<void>((resolve) => {
    lines.on('line', (line) => /Vakhta (?:is )?at http/.test(line) && resolve());
  });
  await Promise.race([
    isUp,
    ended.then((code) => Promise.reject(new Error(`ended with ${code} before it listened: ${told.join('')}`))),
  ]);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    child,
    ended,
    told: () => told.join(''),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

/** What a node is told that works on this test's database, with the key for secrets of tests. */
export async function nodeOn(db: Database): Promise<Record<string, string>> {
  const [{ name = '' } = {}] = await db.read.execute<{ name: string }>(sql`select current_database() as name`);
  const address = inDatabase(inject('postgres'), name);
  const where: Record<string, string> =
    'url' in address
      ? { DATABASE_URL: address.url }
      : {
          DATABASE_URL: `postgres:///${name}`,
          PGHOST: address.socketFolder,
          PGPORT: String(address.port),
          PGUSER: address.user,
          PGPASSWORD: address.password,
        };
  return { SECRETS_KEY: Buffer.alloc(32, 7).toString('base64'), PORT: '0', ...where };
}
