import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../server/platform/free-port.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const PATIENCE_MS = 300_000;
const ASKED_EVERY_MS = 10;

export interface StartedProgram {
  origin: string;
  /** From the start of the process to the first answer of /readyz. */
  readyMs: number;
  /** When a line with these words was printed; undefined when none was. */
  printedMs(words: string): number | undefined;
  stop(): Promise<void>;
}

/** Starts a main file of the program as a person does, and waits until it can serve. */
export async function startMain(file: string, environment: Record<string, string>): Promise<StartedProgram> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [file], {
    cwd: REPOSITORY,
    env: { ...process.env, LOG_LEVEL: 'info', ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines: { text: string; ms: number }[] = [];
  createInterface({ input: child.stdout }).on('line', (text) => lines.push({ text, ms: performance.now() - began }));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  while (!(await isReady(origin))) {
    if (child.exitCode !== null) throw new Error(`${file} ended: ${lines.at(-1)?.text}`);
    if (performance.now() - began > PATIENCE_MS) {
      await stop();
      throw new Error(`${file} was not ready in time`);
    }
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
  }
  const readyMs = performance.now() - began;
  return { origin, readyMs, printedMs: (words) => lines.find(({ text }) => text.includes(words))?.ms, stop };
}

const isReady = (origin: string) =>
  fetch(`${origin}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
