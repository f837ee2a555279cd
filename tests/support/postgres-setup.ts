import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect, type DatabaseAddress, openDatabase } from '../../server/platform/db.ts';
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { migrate } from '../../server/platform/migrate/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of the run's own server. */
    postgres: DatabaseAddress;
  }
}

export const TEMPLATE = 'vakhta_template';

/** Nothing of a test run has to survive a power cut. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  autovacuum: 'off',
};

/** One server for the whole run, with one migrated database that the others are copied from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'vakhta-test-'));
  const server = await startEmbeddedPostgres({ folder, log: createLogger('silent'), settings: FAST });
  const sql = connect(server.superuser, { max: 1 });
  await sql.unsafe(`create database ${TEMPLATE} owner vakhta`);
  await sql.end();
  const template = openDatabase({ ...server.address, ...inDatabase(server.address, TEMPLATE) }, 1);
  await migrate(template.write, { log: createLogger('silent') });
  await template.close();
  project.provide('postgres', server.superuser);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** The same server, another database. */
export function inDatabase(address: DatabaseAddress, database: string, user = 'vakhta'): DatabaseAddress {
  if (!('url' in address)) return { ...address, database, user };
  const url = new URL(address.url);
  url.pathname = `/${database}`;
  url.username = user;
  return { url: url.href };
}
