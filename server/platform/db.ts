import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { lastingClient } from './lasting-client.ts';
import { shareConnections } from './share-connections.ts';

export type Db = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** Enough to look, not enough to touch. A `Db` and a `Tx` are both one. */
export type ReadDb = Pick<Db, 'select' | 'selectDistinct' | 'selectDistinctOn' | '$with' | '$count'> & {
  // `with(…)` alone would hand out insert, update and delete.
  with(...queries: Parameters<Db['with']>): Pick<ReturnType<Db['with']>, 'select' | 'selectDistinct'>;
};

/** Where a database listens: a URL, or the folder of a Unix socket with the user, password and database. */
export type DatabaseAddress =
  | { url: string }
  | { socketFolder: string; port: number; user: string; password: string; database: string };

export interface Database {
  /** Writes; used by `Context.change` alone. */
  write: Db;
  /** Looks only: every transaction on it is read-only, and plans are generic (partitions make custom plans dear). */
  read: Db;
  close(): Promise<void>;
}

/** Opens the two pools. `connections` is per pool. */
export function openDatabase(address: DatabaseAddress, connections = 10): Database {
  const common = { max: connections, onnotice: () => {}, idle_timeout: 0, connect_timeout: 10 };
  const writeClient = lastingClient((guard) =>
    connect(address, { ...common, ...guard, connection: { application_name: 'vakhta', TimeZone: 'UTC' } }),
  );
  const readClient = shareConnections(connections, (taught) =>
    lastingClient(
      (guard) =>
        connect(address, {
          ...common,
          ...guard,
          max: 1,
          connection: {
            application_name: 'vakhta-read',
            TimeZone: 'UTC',
            // A look-up whose estimate is off must not start workers: that alone costs a hundred times the look-up.
            max_parallel_workers_per_gather: 0,
            default_transaction_read_only: true,
            plan_cache_mode: 'force_generic_plan',
          },
        }),
      taught,
    ),
  );
  return {
    write: drizzle(writeClient.client, { casing: 'snake_case' }),
    read: drizzle(readClient.client, { casing: 'snake_case' }),
    close: async () => {
      await Promise.all([writeClient.end(), readClient.end()]);
    },
  };
}

/** A postgres.js client for an address: the driver wants a folder as `host` for a Unix socket. */
export function connect(address: DatabaseAddress, options: postgres.Options<Record<string, never>>) {
  if ('url' in address) return postgres(address.url, options);
  const { socketFolder, port, user, password, database } = address;
  return postgres({ host: socketFolder, port, user, password, database, ...options });
}

const RETRIED = new Set(['40001', '40P01']);

/** Whether the server asked for the whole transaction to be run again (serialisation failure, deadlock). */
export const asksForRetry = (error: unknown): boolean => faultsIn(error).some(({ code }) => RETRIED.has(code));

/** What the driver says when a connection is cut or cannot be had. */
const CUT = /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** What the server says: connection exceptions, shut down or not up yet, too many connections. */
const AWAY = /^(08\w{3}|57P0[1-5]|53300)$/;

/** Whether the database could not be reached, or hung up: nobody's fault here, and it will be back. */
export const isOutOfReach = (error: unknown): boolean =>
  faultsIn(error).some(
    // A Unix socket whose server is gone is a missing file.
    ({ code, syscall }) => CUT.test(code) || AWAY.test(code) || (code === 'ENOENT' && syscall === 'connect'),
  );

/** An error and what it wraps: drizzle puts the driver's error inside its own. */
function faultsIn(error: unknown): { code: string; syscall?: unknown }[] {
  const faults: { code: string; syscall?: unknown }[] = [];
  for (let fault = error; fault instanceof Error; fault = fault.cause)
    if ('code' in fault && typeof fault.code === 'string')
      faults.push({ code: fault.code, ...('syscall' in fault ? { syscall: fault.syscall } : {}) });
  return faults;
}
