import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockAt } from '../../server/kernel/clock.ts';
import type { PersonId } from '../../server/kernel/ids.ts';
import { createReadNotes } from '../../server/platform/audit/read-notes.ts';
import { type Context, type ContextServices, createContext } from '../../server/platform/context.ts';
import { type Database, type DatabaseAddress, openDatabase } from '../../server/platform/db.ts';
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { migrate } from '../../server/platform/migrate/migrate.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { type BenchCalls, callsTo } from './bench-client.ts';

export interface Stage {
  db: Database;
  address: DatabaseAddress;
  /** The key for secrets of programs on it. */
  secretsKey: Buffer;
  /** A context as a job has one, with the time standing at `at` (now, when absent). */
  contextAt(at?: Temporal.Instant): Context;
  close(): Promise<void>;
}

const log = createLogger('error');

/** A migrated database on a real server with real durability, in a folder that goes away afterwards. */
export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'vakhta-bench-'));
  const server = await startEmbeddedPostgres({ folder, log, settings: { shared_buffers: '1GB', max_wal_size: '4GB' } });
  const db = openDatabase(server.address);
  await migrate(db.write, { log });
  const services = (at: Temporal.Instant): ContextServices => ({
    db,
    clock: clockAt(at),
    readNotes: createReadNotes(db.write, log),
    reactionsTo: () => [],
    wake: () => {},
  });
  return {
    db,
    address: server.address,
    secretsKey: randomBytes(32),
    contextAt: (at = systemClock.now()) => createContext(services(at), { kind: 'job', name: 'bench' }, 'all'),
    close: async () => {
      await db.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Bytes in use by the system's count, and by the engine's. */
export interface Memory {
  rss: number;
  used: number;
}

export interface BenchClient extends Omit<BenchCalls, 'hangUp'> {
  port: number;
  pid: number;
  cookie: string;
  /** Who is signed in. */
  personId: PersonId;
  memory(): Promise<Memory>;
  close(): Promise<void>;
}

/** The program in its own process and a client that is signed in to it as an engineer. */
export async function startProgram(stage: Stage, environment: Record<string, string> = {}): Promise<BenchClient> {
  const ctx = stage.contextAt();
  const person = await makePerson(ctx, { role: 'engineer', withApp: true });
  const { cookie } = await signedIn(ctx, person);
  const key = stage.secretsKey.toString('base64');
  const { port, pid, close, ask } = await startServer(stage, 'bench-server.ts', { BENCH_KEY: key, ...environment });
  const { get, post, hangUp } = callsTo(port, cookie);
  return {
    port,
    pid,
    cookie,
    personId: person.id,
    get,
    post,
    memory: () => ask('memory'),
    close: () => {
      hangUp();
      return close();
    },
  };
}

/** A bare Express with one insert, on the same database. */
export const startFloor = (stage: Stage) => startServer(stage, 'floor-server.ts', {});

/** A bare smtp-server with one insert, on the same database. */
export const startFloorMails = (stage: Stage) => startServer(stage, 'floor-mail-server.ts', {});

/** A bare Socket.IO. */
export const startFloorSockets = (stage: Stage) => startServer(stage, 'floor-socket-server.ts', {});

interface RunningServer {
  port: number;
  pid: number;
  ask<T>(what: string): Promise<T>;
  close(): Promise<void>;
}

async function startServer(stage: Stage, file: string, environment: Record<string, string>): Promise<RunningServer> {
  const child = fork(join(import.meta.dirname, file), {
    env: { ...process.env, BENCH_DATABASE: JSON.stringify(stage.address), ...environment },
    execArgv: ['--expose-gc'],
  });
  const port = await portOf(child);
  const close = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.send('stop');
    await ended;
  };
  const ask = <T>(what: string) =>
    new Promise<T>((resolve) => {
      child.once('message', resolve);
      child.send(what);
    });
  return { port, pid: child.pid ?? 0, ask, close };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { port: number }) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it listened`)));
  });
}
