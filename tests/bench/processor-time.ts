import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '../../server/platform/db.ts';

// Linux counts in hundredths of a second whatever the kernel's own tick is.
const TICK_MS = 10;

/** Processor time that a process and its children have taken, in milliseconds; not a number where there is no /proc. */
export async function processorMs(pid: number): Promise<number> {
  const own = await readStat(pid);
  if (own === undefined) return Number.NaN;
  const everyone = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(everyone.map((name) => readStat(Number(name))));
  const children = stats.filter((stat) => stat?.parent === pid);
  return own.ms + own.endedChildrenMs + children.reduce((sum, child) => sum + (child?.ms ?? 0), 0);
}

/** The process of the server whose backends serve this database. */
export async function serverPid(db: Database): Promise<number> {
  const [row] = await db.write.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return (await readStat(row?.pid ?? 0))?.parent ?? 0;
}

async function readStat(pid: number) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The name, in brackets, may hold anything; the numbers come after it.
  const [, parent, ...rest] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.slice(9, 13);
  return { parent, ms: (user + system) * TICK_MS, endedChildrenMs: (endedUser + endedSystem) * TICK_MS };
}
