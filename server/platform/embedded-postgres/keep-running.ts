import { errorFields, type Logger } from '../logger.ts';
import type { ServerProcess } from './server-process.ts';

export interface KeptServer {
  /** Settles when the server ends again and again, or cannot be started any more. */
  lost: Promise<void>;
  stop(): Promise<void>;
}

const MOST_RESTARTS = 5;
const FORGIVEN_AFTER_MS = 10 * 60_000;

/** Starts a server again whenever it ends by itself, until `stop`. */
export function keepRunning(first: ServerProcess, restart: () => Promise<ServerProcess>, log: Logger): KeptServer {
  let server = first;
  let isStopping = false;
  let restarts = 0;
  const forgive = setInterval(() => {
    restarts = 0;
  }, FORGIVEN_AFTER_MS).unref();

  const again = async () => {
    restarts += 1;
    if (restarts > MOST_RESTARTS) throw new Error('PostgreSQL ends again and again');
    log.error('PostgreSQL ended by itself: starting it again', { attempt: restarts });
    server = await restart();
    // Whoever asked to stop in the meantime saw the one before only.
    if (isStopping) await server.stop();
  };
  const watch = async () => {
    await server.ended;
    while (!isStopping) {
      await again();
      await server.ended;
    }
  };
  const watched = watch().finally(() => clearInterval(forgive));
  const lost = new Promise<void>((tell) => {
    watched.catch((error) => {
      log.error('PostgreSQL is lost', errorFields(error));
      tell();
    });
  });
  const stop = async () => {
    isStopping = true;
    await server.stop();
    await watched.catch(() => {});
  };
  return { lost, stop };
}
