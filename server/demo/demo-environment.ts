import { drizzle } from 'drizzle-orm/postgres-js';
import { connect } from '../platform/db.ts';
import { keepSecretsKeys } from '../platform/secrets-key.ts';
import { isEmptyOrDemos } from './demo-database.ts';
import { ZONE } from './sample/index.ts';
import { MOST_PER_SECOND } from './writers/start-writers.ts';

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

/** Enough for something to happen while one looks, and slow enough to answer. */
const USUAL_PACE = 0.1;

/** How many messages a second the sample's people write by themselves. */
export function paceOf({ DEMO_PACE }: Environment): { perSecond: number; refusal?: string } {
  const perSecond = DEMO_PACE ? Number(DEMO_PACE) : USUAL_PACE;
  if (perSecond >= 0 && perSecond <= MOST_PER_SECOND) return { perSecond };
  return {
    perSecond: 0,
    refusal: `DEMO_PACE is "${DEMO_PACE}": expected messages a second, from 0 to ${MOST_PER_SECOND}.`,
  };
}

export const FOREIGN =
  'The database is neither empty nor a demo’s. The demo leaves it alone: name an empty one, or unset DATABASE_URL and DEMO_DIR.';

/** Why the demo may not live in this database; looked at before anything is written, migrations included. */
export async function whyRefused(url: string | undefined): Promise<string | undefined> {
  if (url === undefined || url === '') return undefined;
  const sql = connect({ url }, { max: 1, onnotice: () => {}, connect_timeout: 30 });
  try {
    return (await isEmptyOrDemos(drizzle(sql, { casing: 'snake_case' }))) ? undefined : FOREIGN;
  } catch (error) {
    const { message } = (error instanceof Error && error.cause instanceof Error ? error.cause : error) as Error;
    return `The database of DATABASE_URL cannot be looked at: ${message}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
