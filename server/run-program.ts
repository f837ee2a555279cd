import type { App, AppParts } from './app.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import { keepConsole } from './platform/console-build.ts';
import { freePort } from './platform/free-port.ts';
import { dropAllLeases } from './platform/lease.ts';
import { type Life, startLife } from './platform/life.ts';
import { createLogger, errorFields, type Logger } from './platform/logger.ts';
import { migrate } from './platform/migrate/migrate.ts';
import { createSecrets } from './platform/secrets.ts';
import { keepSecretsKeys } from './platform/secrets-key.ts';
import { startDatabase } from './platform/start-database.ts';
import { systemClock } from './platform/system-clock.ts';

/** What can be listened with: the app itself, or the app with something around it. */
export type Program = Pick<App, 'listen' | 'stop' | 'setupAddress'>;

/** Runs the process from its environment to its last breath; `compose` wires the app from what has been started. */
export async function runProgram(
  environment: Record<string, string | undefined>,
  compose: (parts: AppParts) => Promise<Program>,
): Promise<void> {
  const config = readOrLeave(environment);
  const log = createLogger(config.LOG_LEVEL);
  const life = startLife(log);
  try {
    await start(config, log, life, compose);
  } catch (error) {
    log.error('the program could not start', errorFields(error));
    process.stderr.write(`${explain(error, config)}\n`);
    await life.end(1);
  }
}

async function start(
  config: Config,
  log: Logger,
  life: Life,
  compose: (parts: AppParts) => Promise<Program>,
): Promise<void> {
  const port = config.PORT === 0 ? await freePort(config.HOST) : config.PORT;
  const publicUrl = config.publicUrl ?? new URL(`http://${nameOf(config.HOST)}:${port}`);
  const [consoleFolder, db] = await Promise.all([
    keepConsole({ build: config.BUILD_CONSOLE, log }),
    startData(config, log, life),
  ]);
  const secrets = createSecrets(await keepSecretsKeys(config));
  const parts = { db, clock: systemClock, log, config, secrets, publicUrl };
  const program = await compose(consoleFolder === undefined ? parts : { ...parts, consoleFolder });
  life.onStop(program.stop);
  await program.listen(port, config.HOST);
  log.info('ready', { port });
  const setup = await program.setupAddress();
  process.stdout.write(setup === undefined ? `Vakhta is at ${publicUrl.href}\n` : `Set up Vakhta at ${setup}\n`);
}

async function startData(config: Config, log: Logger, life: Life) {
  const database = await startDatabase(config, log);
  life.onStop(database.stop);
  void database.lost.then(() => life.end(1));
  await migrate(database.db.write, { log });
  if (config.DATABASE_URL === undefined) await dropAllLeases(database.db.write);
  return database.db;
}

function readOrLeave(environment: Record<string, string | undefined>): Config {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** What stopped the start, for the person at the terminal. */
function explain(error: unknown, { HOST, PORT }: Config): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') return `Port ${PORT} of ${HOST} is taken: set another PORT, or stop what listens there.`;
  if (code === 'EACCES' && PORT < 1024)
    return `Port ${PORT} needs more rights than this user has: set a PORT above 1023.`;
  return error.cause instanceof Error ? `${error.message}\n${error.cause.message}` : error.message;
}

/** How a browser on this machine names the address that is listened on. */
const nameOf = (host: string) =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
