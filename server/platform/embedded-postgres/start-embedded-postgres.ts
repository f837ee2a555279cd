import { chown, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseAddress } from '../db.ts';
import { errorFields, type Logger } from '../logger.ts';
import { findBinaries } from './binaries.ts';
import { initialise, keepPassword } from './initialise.ts';
import { clearLeftovers } from './leftovers.ts';
import { chooseListening, type Listening, listenSettings } from './listen.ts';
import { addressesOf, makeOwnDatabase } from './own-database.ts';
import { findPlace, type Place } from './place.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { serverSettings, settingArguments } from './settings.ts';
import { dropSupervision, takeSupervision } from './supervisor-lock.ts';

export interface EmbeddedPostgres {
  address: DatabaseAddress;
  superuser: DatabaseAddress;
  dataFolder: string;
  /** Where the files are when they could not stay in the folder that was asked for. */
  isOutside: boolean;
  /** Settles when the server is gone and could not be brought back. */
  lost: Promise<void>;
  /** Stops the server, unless another process looks after it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  folder: string;
  log: Logger;
  /** More settings of PostgreSQL, over ours. */
  settings?: Record<string, string>;
  /** What to do when another living process looks after the server: use it too, or refuse. */
  whenHeld?: 'attach' | 'refuse';
}

const RESTARTS = 5;

/** Runs the PostgreSQL that npm brought, on data in `folder`: makes it at first, recovers it after a crash, restarts it when it dies. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  const runAs = await chooseRunAs();
  const place = await findPlace(folder, await findBinaries(), runAs);
  const password = await keepPassword(join(folder, 'postgres-password'), place.dataFolder);
  const lock = join(folder, 'postgres-supervisor');
  const held = await takeSupervision(lock);
  if (held !== undefined) {
    if (options.whenHeld === 'attach') return attach(place, password);
    throw new Error(`Process ${held.heldBy} already runs on ${folder}: stop it first, or set another DATA_DIR.`);
  }
  try {
    return await supervise(options, { folder, runAs, place, password, lock });
  } catch (error) {
    await dropSupervision(lock);
    throw error;
  }
}

interface Parts {
  folder: string;
  runAs: RunAs;
  place: Place;
  password: string;
  lock: string;
}

async function supervise({ log, settings }: EmbeddedOptions, parts: Parts): Promise<EmbeddedPostgres> {
  const { runAs, place, password, lock } = parts;
  await clearLeftovers(place.dataFolder, place.socketFolder);
  await initialise(place.binaries, runAs, place.dataFolder, password);
  const listening = await chooseListening(place.socketFolder);
  const start = () => startOn(parts, listening, settings ?? {});
  let server = await start();
  const addresses = addressesOf(listening, password);
  await makeOwnDatabase(addresses.superuser, password);

  let isStopping = false;
  const keepAlive = async () => {
    for (let restarts = 0; restarts < RESTARTS; restarts += 1) {
      await server.ended;
      if (isStopping) return;
      log.error('PostgreSQL ended by itself: starting it again', { attempt: restarts + 1 });
      await clearLeftovers(place.dataFolder, place.socketFolder);
      server = await start();
    }
    throw new Error('PostgreSQL ends again and again');
  };
  const kept = keepAlive();
  const lost = new Promise<void>((tell) => {
    kept.catch((error) => {
      log.error('PostgreSQL is lost', errorFields(error));
      tell();
    });
  });
  const stop = async () => {
    isStopping = true;
    await server.stop();
    await kept.catch(() => {});
    await dropSupervision(lock);
  };
  return { address: addresses.own, superuser: addresses.superuser, ...told(place), lost, stop };
}

async function startOn(parts: Parts, listening: Listening, settings: Record<string, string>): Promise<ServerProcess> {
  const { folder, runAs, place } = parts;
  await mkdir(place.socketFolder, { recursive: true, mode: 0o700 });
  if (runAs.owner !== undefined) await chown(place.socketFolder, runAs.owner.uid, runAs.owner.gid);
  return startServer({
    postgres: place.binaries.postgres,
    runAs,
    dataFolder: place.dataFolder,
    logFile: join(folder, 'postgres.log'),
    args: settingArguments({ ...serverSettings(), ...settings, ...listenSettings(listening) }),
  });
}

/** Uses the server that another process of ours looks after; that one may still be starting it. */
async function attach(place: Place, password: string): Promise<EmbeddedPostgres> {
  for (let waited = 0; waited < 1200; waited += 1) {
    const file = await readPostmasterFile(place.dataFolder);
    if (file?.isReady) {
      const { socketFolder, port } = file;
      const addresses = addressesOf(socketFolder === '' ? { host: '127.0.0.1', port } : { socketFolder, port }, password);
      await makeOwnDatabase(addresses.superuser, password);
      return {
        address: addresses.own,
        superuser: addresses.superuser,
        ...told(place),
        lost: new Promise(() => {}),
        stop: () => Promise.resolve(),
      };
    }
    await pause(50);
  }
  throw new Error(`The database in ${place.dataFolder} does not become ready.`);
}

const told = ({ dataFolder, isOutside }: Place) => ({ dataFolder, isOutside });
