import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from './config.ts';
import { connect, type Database, type DatabaseAddress, openDatabase } from './db.ts';
import { startEmbeddedPostgres } from './embedded-postgres/start-embedded-postgres.ts';
import type { Logger } from './logger.ts';

export interface StartedDatabase {
  db: Database;
  address: DatabaseAddress;
  /** Settles when an embedded server is gone for good. */
  lost: Promise<void>;
  /** Closes the connections, then an embedded server. */
  stop(): Promise<void>;
}

const OLDEST_SERVER = 150_000;
const WAIT_MS = 30_000;
const POLL_MS = 250;

/** The database that the configuration names: an existing server's, or the embedded one below DATA_DIR. */
export async function startDatabase(
  config: Pick<Config, 'DATABASE_URL' | 'DATABASE_CONNECTIONS' | 'DATA_DIR'>,
  log: Logger,
  whenHeld: 'attach' | 'refuse' = 'refuse',
): Promise<StartedDatabase> {
  if (config.DATABASE_URL !== undefined) {
    const address = { url: config.DATABASE_URL };
    await waitForServer(address, log);
    const db = openDatabase(address, config.DATABASE_CONNECTIONS);
    return { db, address, lost: new Promise(() => {}), stop: () => db.close() };
  }
  const server = await startEmbeddedPostgres({ folder: config.DATA_DIR, log, whenHeld });
  if (server.isOutside)
    log.warn('the database cannot live below DATA_DIR; its files are here', { path: server.dataFolder });
  const db = openDatabase(server.address, config.DATABASE_CONNECTIONS);
  const stop = async () => {
    await db.close();
    await server.stop();
  };
  return { db, address: server.address, lost: server.lost, stop };
}

/** Program and database often start together: patience with one that is not there yet, none with one that refuses. */
async function waitForServer(address: DatabaseAddress, log: Logger): Promise<void> {
  let missing = await findMissing(address);
  if (missing === undefined) return;
  log.info('waiting for the server of DATABASE_URL', { errorCode: missing });
  for (let waited = 0; waited < WAIT_MS; waited += POLL_MS) {
    await pause(POLL_MS);
    missing = await findMissing(address);
    if (missing === undefined) return;
  }
  throw new Error(`The server of DATABASE_URL did not answer within ${WAIT_MS / 1000} s (${missing}).`);
}

const NOT_YET = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'CONNECT_TIMEOUT', 'ECONNRESET', '57P03']);

/** The code of the error with which a server is not there yet; undefined when it is. */
async function findMissing(address: DatabaseAddress): Promise<string | undefined> {
  try {
    await examineServer(address);
    return undefined;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (!NOT_YET.has(code)) throw error;
    return code;
  }
}

async function examineServer(address: DatabaseAddress): Promise<void> {
  const sql = connect(address, { max: 1, connect_timeout: 5 });
  try {
    const [server] = await sql<{ version: number; name: string; encoding: string }[]>`
      select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
        current_setting('server_encoding') as encoding`;
    if (server === undefined) return;
    if (server.version < OLDEST_SERVER)
      throw new Error(`The server of DATABASE_URL is PostgreSQL ${server.name}; 15 or newer is needed.`);
    if (server.encoding !== 'UTF8')
      throw new Error(`The database of DATABASE_URL is encoded in ${server.encoding}; UTF8 is needed.`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
