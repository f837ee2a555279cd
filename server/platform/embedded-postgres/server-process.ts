import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { readPostmasterFile } from './postmaster-file.ts';
import type { RunAs } from './run-as.ts';

export interface ServerOptions {
  postgres: string;
  runAs: RunAs;
  dataFolder: string;
  logFile: string;
  args: readonly string[];
}

export interface ServerProcess {
  pid: number;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>;
  /** Ends sessions and stops cleanly; at once when that takes too long. */
  stop(): Promise<void>;
}

const POLL_MS = 10;
const PATIENCE_MS = 20_000;
const LOG_LIMIT = 10 * 1024 * 1024;

/** Starts `postgres` and waits until it takes connections; however long it must recover first. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const child = await launch(options);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const endWithProgram = () => void child.kill('SIGINT');
  process.once('exit', endWithProgram);
  void ended.then(() => process.removeListener('exit', endWithProgram));
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  while (!(await isReady(options.dataFolder, child))) {
    if (hasEnded) throw new Error(`PostgreSQL did not start. ${await lastWords(options.logFile)}`);
    await pause(POLL_MS);
  }
  return { pid: child.pid ?? 0, ended, stop: () => stopServer(child, ended) };
}

async function launch({ postgres, runAs, dataFolder, logFile, args }: ServerOptions): Promise<ChildProcess> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  const log = await open(logFile, size > LOG_LIMIT ? 'w' : 'a', 0o600);
  try {
    const { file, args: all, options } = runAs.command(postgres, ['-D', dataFolder, ...args]);
    return spawn(file, all, {
      ...options,
      // In a session of its own: Ctrl+C at the terminal must reach the program first, which stops the database last.
      detached: true,
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.fd, log.fd],
    });
  } finally {
    await log.close();
  }
}

async function isReady(dataFolder: string, child: ChildProcess): Promise<boolean> {
  const file = await readPostmasterFile(dataFolder);
  return file !== undefined && file.pid === child.pid && file.isReady;
}

async function stopServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), PATIENCE_MS);
  await ended;
  clearTimeout(impatient);
}

async function lastWords(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return `Its last lines in ${logFile}: ${text.trimEnd().split('\n').slice(-3).join(' | ')}`;
}
