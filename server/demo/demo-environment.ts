import { drizzle } from 'drizzle-orm/postgres-js';
import { connect } from '../platform/db.ts';
import { keepSecretsKeys } from '../platform/secrets-key.ts';
import { isEmptyOrDemos } from './demo-database.ts';
import { ZONE } from './sample/index.ts';

type Environment = Record<string, string | undefined>;

/** The environment of a demo: its own folder, this machine only, a key that needs no care. */
export async function demoEnvironment(given: Environment): Promise<Environment> {
  const folder = given.DEMO_DIR || 'demo-data';
  const environment: Environment = { ...given, DATA_DIR: folder, HOST: '127.0.0.1', PUBLIC_URL: '', TIME_ZONE: ZONE };
  if (!given.LOG_LEVEL) environment.LOG_LEVEL = 'warn';
  if (!given.DATABASE_URL || given.SECRETS_KEY) return environment;
  const [key] = await keepSecretsKeys({
    DATA_DIR: folder,
    DATABASE_URL: undefined,
    SECRETS_KEY: undefined,
    SECRETS_KEY_OLD: undefined,
  });
  return { ...environment, SECRETS_KEY: key.toString('base64') };
}

export const FOREIGN =
  'The database is neither empty nor a demo’s. The demo leaves it alone: name an empty one, or unset DATABASE_URL and DEMO_DIR.';

/** Looks before anything is written, migrations included: leaves with 2 when the database holds anything but a demo. */
export async function refuseForeignDatabase(url: string | undefined): Promise<void> {
  if (url === undefined || url === '') return;
  const sql = connect({ url }, { max: 1, onnotice: () => {}, connect_timeout: 30 });
  try {
    if (await isEmptyOrDemos(drizzle(sql, { casing: 'snake_case' }))) return;
    process.stderr.write(`${FOREIGN}\n`);
    process.exit(2);
  } catch (error) {
    process.stderr.write(
      `The database of DATABASE_URL did not answer: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(2);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
