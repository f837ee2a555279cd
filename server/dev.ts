import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** The server, started again at every change, and the console as its developer's server gives it out, in one terminal. */
const repository = join(import.meta.dirname, '..');
const vite = join(repository, 'node_modules/vite/bin/vite.js');

const children = [
  run(['--watch', '--watch-preserve-output', 'server/main.ts'], { BUILD_CONSOLE: 'false' }),
  run([vite, '--config', 'web/vite.config.ts'], {}),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));
for (const child of children) child.once('exit', () => stop('SIGTERM'));

function run(args: string[], more: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, { cwd: repository, env: { ...process.env, ...more }, stdio: 'inherit' });
}

function stop(signal: NodeJS.Signals): void {
  for (const child of children) if (child.exitCode === null) child.kill(signal);
}
