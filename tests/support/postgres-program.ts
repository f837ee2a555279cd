import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { DatabaseAddress } from '../../server/platform/db.ts';
import { processesIn } from '../../server/platform/embedded-postgres/processes.ts';

export const isRoot = process.getuid?.() === 0;
export const NOBODY = 65_534;
/** Where programs of the system are found. */
export const toolPath = process.env.PATH;

const Told = z.object({
  dataFolder: z.string(),
  isOutside: z.boolean(),
  address: z.custom<DatabaseAddress>(),
  starts: z.number(),
});

export interface Program extends z.infer<typeof Told> {
  child: ChildProcess;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface Circumstances {
  /** The only system programs that it finds. */
  tools?: readonly string[];
  /** Runs it as an ordinary user although the tests run as root. */
  asNobody?: boolean;
}

/** Starts `run-postgres.ts` on `folder` as a process that may be killed. */
export async function startProgram(folder: string, { tools, asNobody = false }: Circumstances = {}): Promise<Program> {
  const PATH = tools === undefined ? toolPath : await pathWith(folder, tools);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run-postgres.ts'), folder], {
    env: { PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(asNobody ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  let complaint = '';
  child.stderr?.on('data', (text) => {
    complaint += text;
  });
  const ended = once(child, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout ?? process.stdin }), 'line'),
    ended.then(() => Promise.reject(new Error(complaint))),
  ]);
  const end = async (name: NodeJS.Signals) => {
    child.kill(name);
    await ended;
  };
  return { ...Told.parse(JSON.parse(line)), child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** The servers (not their children) that work on the data. */
export async function serversOn(dataFolder: string): Promise<number[]> {
  const all = await processesIn(dataFolder);
  const parents = await Promise.all(all.map(parentOf));
  return all.filter((_, index) => !all.includes(parents[index] ?? 0));
}

export async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') ? 0');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

async function pathWith(folder: string, tools: readonly string[]): Promise<string> {
  const bin = `${folder}-tools`;
  await mkdir(bin, { recursive: true });
  for (const tool of tools) await symlink(`/usr/bin/${tool}`, join(bin, tool)).catch(() => {});
  return bin;
}
