import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const POLL_MS = 25;
const isLinux = process.platform === 'linux';

/** Every process that works in `folder`: a server and each of its children do so in their data folder. */
export async function processesIn(folder: string, candidate?: number): Promise<number[]> {
  if (!isLinux) return candidate !== undefined && (await mentions(candidate, folder)) ? [candidate] : [];
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // A process may be gone by now, or belong to somebody else.
    const cwd = await readlink(`/proc/${name}/cwd`).catch(() => undefined);
    if (cwd === folder) found.push(Number(name));
  }
  return found;
}

/** When a process started, in a form to compare only; undefined for none. A number that was given again differs. */
export async function birthOf(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  if (!isLinux) return 'alive';
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name before the last parenthesis may hold spaces; the 20th field after it is the time of birth.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields === undefined || fields[0] === 'Z' ? undefined : fields[19];
}

/** Waits until all are gone; false when some still live after `ms`. */
export async function areGone(pids: readonly number[], ms: number): Promise<boolean> {
  for (let waited = 0; waited <= ms; waited += POLL_MS) {
    const births = await Promise.all(pids.map(birthOf));
    if (births.every((birth) => birth === undefined)) return true;
    await pause(POLL_MS);
  }
  return false;
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function mentions(pid: number, folder: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({
    stdout: '',
  }));
  return stdout.includes(folder);
}
