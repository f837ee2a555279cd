import { errorFields, type Logger } from './logger.ts';

/** The life of this process: what it started, how to stop that in order, and the code to leave with. */
export interface Life {
  /** Stops run last started, first stopped. */
  onStop(stop: () => Promise<void>): void;
  /** Stops everything and leaves; a second call changes nothing but a worse code. */
  end(code: number): Promise<never>;
}

const PATIENCE_MS = 30_000;
// npm passes Ctrl+C on to a program that the terminal has told already: that is one wish, not two.
const SAME_WISH_MS = 300;

/** Watches signals and crashes: a first signal stops in order, a second one at once; a crash is logged and leaves with 1. */
export function startLife(log: Logger): Life {
  const stops: (() => Promise<void>)[] = [];
  let ending: Promise<never> | undefined;
  let code = 0;

  const end = (wanted: number): Promise<never> => {
    code = Math.max(code, wanted);
    ending ??= stopAll(stops, log).then(() => process.exit(code));
    return ending;
  };
  const crash = (error: unknown) => {
    log.error('the program crashed', errorFields(error));
    void end(1);
  };
  let told: { signal: string; at: number } | undefined;
  const obey = (signal: NodeJS.Signals) => {
    // A stopwatch, not the time of day: a clock that is set must not make one wish two.
    const at = performance.now();
    if (told === undefined) {
      told = { signal, at };
      log.info('stopping', { reason: signal });
      void end(0);
    } else if (signal !== 'SIGINT' || told.signal !== signal || at - told.at > SAME_WISH_MS) {
      process.exit(1);
    }
  };
  process.on('SIGINT', obey).on('SIGTERM', obey);
  process.on('uncaughtException', crash).on('unhandledRejection', crash);
  return { onStop: (stop) => void stops.push(stop), end };
}

async function stopAll(stops: (() => Promise<void>)[], log: Logger): Promise<void> {
  const impatient = setTimeout(() => {
    log.error('stopping takes too long: leaving');
    process.exit(1);
  }, PATIENCE_MS).unref();
  for (const stop of stops.toReversed())
    await stop().catch((error) => log.error('something did not stop', errorFields(error)));
  clearTimeout(impatient);
}
