import { chown, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseAddress } from '../db.ts';
import type { Logger } from '../logger.ts';
import { attach } from './attach.ts';
import { findBinaries } from './binaries.ts';
import { initialise, keepPassword } from './initialise.ts';
import { keepRunning } from './keep-running.ts';
import { clearLeftovers } from './leftovers.ts';
import { chooseListening, type Listening, listenSettings } from './listen.ts';
import { addressesOf, makeOwnDatabase } from './own-database.ts';
import { findData, findPlace, type Place } from './place.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { serverSettings, settingArguments } from './settings.ts';
import { dropSupervision, takeSupervision } from './supervisor-lock.ts';

export interface EmbeddedPostgres {
  address: DatabaseAddress;
  superuser: DatabaseAddress;
  dataFolder: string;
  /** Whether the files could not stay in the folder that was asked for. */
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

/** Runs the PostgreSQL that npm brought, on data in `folder`: makes it at first, recovers it after a crash, restarts it when it dies. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const folder = await realpath(options.folder);
  const lock = join(folder, 'postgres-supervisor');
  const held = await takeSupervision(lock);
  if (held === undefined) {
    return supervise(options, folder, lock).catch(async (error) => {
      await dropSupervision(lock);
      throw error;
    });
  }
  if (options.whenHeld !== 'attach')
    throw new Error(`Process ${held.heldBy} already runs on ${folder}: stop it first, or set another DATA_DIR.`);
  const { own, superuser } = await attach(folder, passwordFileIn(folder));
  const noEnd = { lost: new Promise<void>(() => {}), stop: () => Promise.resolve() };
  return { address: own, superuser, ...(await findData(folder)), ...noEnd };
}

async function supervise(
  { log, settings = {} }: EmbeddedOptions,
  folder: string,
  lock: string,
): Promise<EmbeddedPostgres> {
  const runAs = await chooseRunAs();
  const place = await findPlace(folder, await findBinaries(), runAs);
  const { dataFolder, socketFolder, isOutside } = place;
  const password = await keepPassword(passwordFileIn(folder), dataFolder);
  await clearLeftovers(dataFolder, socketFolder);
  await initialise(place.binaries, runAs, dataFolder, password);

  const listening = await chooseListening(socketFolder);
  const parts = { logFile: join(folder, 'postgres.log'), runAs, place, listening, settings };
  const restart = async () => {
    await clearLeftovers(dataFolder, socketFolder);
    return startOn(parts);
  };
  const server = keepRunning(await startOn(parts), restart, log);
  const stop = async () => {
    await server.stop();
    await dropSupervision(lock);
  };
  const { own, superuser } = addressesOf(listening, password);
  try {
    await makeOwnDatabase(superuser, password);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address: own, superuser, dataFolder, isOutside, lost: server.lost, stop };
}

interface Parts {
  logFile: string;
  runAs: RunAs;
  place: Place;
  listening: Listening;
  settings: Record<string, string>;
}

async function startOn({ logFile, runAs, place, listening, settings }: Parts): Promise<ServerProcess> {
  await mkdir(place.socketFolder, { recursive: true, mode: 0o700 });
  if (runAs.owner !== undefined) await chown(place.socketFolder, runAs.owner.uid, runAs.owner.gid);
  return startServer({
    postgres: place.binaries.postgres,
    runAs,
    dataFolder: place.dataFolder,
    logFile,
    args: settingArguments({ ...serverSettings(), ...settings, ...listenSettings(listening) }),
  });
}

const passwordFileIn = (folder: string) => join(folder, 'postgres-password');
