import { afterAll } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import type { Clock } from '../../server/kernel/clock.ts';
import { clockAt } from '../../server/kernel/clock.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { FetchCaps } from '../../server/platform/configured-fetch.ts';
import type { Database } from '../../server/platform/db.ts';
import { createLogger } from '../../server/platform/logger.ts';
import type { Network } from '../../server/platform/safe-fetch/network.ts';
import { NOON } from './database.ts';
import { testSecrets } from './people.ts';
import { lyingNetwork } from './shop-network.ts';

export const ORIGIN = 'http://127.0.0.1:4300';

export interface Listening extends App {
  /** `http://127.0.0.1:<port>` */
  base: string;
}

export interface WholeAppGiven {
  clock?: Clock;
  consoleFolder?: string;
  /** The address that the console believes to be served from; by default a fixed one. */
  publicUrl?: URL;
  log?: (line: string) => void;
  gatewayCaps?: FetchCaps;
  /** How shops are reached; by default no name is known. */
  network?: Network;
  /** What the environment says beside the defaults. */
  environment?: Record<string, string>;
}

/** The program as it is composed for people; its jobs run when they are called. */
export function wholeApp(db: Database, given: WholeAppGiven = {}): Promise<App> {
  const publicUrl = given.publicUrl ?? new URL(ORIGIN);
  return buildApp({
    db,
    clock: given.clock ?? clockAt(NOON),
    log: given.log === undefined ? createLogger('silent') : createLogger('debug', given.log),
    config: { ...readConfig(given.environment ?? {}), publicUrl },
    secrets: testSecrets,
    publicUrl,
    network: given.network ?? lyingNetwork({ answers: [[]] }),
    ...(given.consoleFolder === undefined ? {} : { consoleFolder: given.consoleFolder }),
    ...(given.gatewayCaps === undefined ? {} : { gatewayCaps: given.gatewayCaps }),
  });
}

/** The same on a free port, with its jobs running; stopped after the file. */
export async function listeningApp(db: Database, given: WholeAppGiven = {}): Promise<Listening> {
  const publicUrl = given.publicUrl ?? new URL(ORIGIN);
  const app = await wholeApp(db, given);
  const { port } = await app.listen(Number(publicUrl.port) === 4300 ? 0 : Number(publicUrl.port), '127.0.0.1');
  afterAll(() => app.stop());
  return { ...app, base: `http://127.0.0.1:${port}` };
}
