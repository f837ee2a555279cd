import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readPostmasterFile } from './postmaster-file.ts';
import { areGone, processesIn, signal } from './processes.ts';

/** Ends what a killed program left running on the data and removes locks that nobody holds: never two servers on one folder. */
export async function clearLeftovers(dataFolder: string, socketFolder: string | undefined): Promise<void> {
  const file = await readPostmasterFile(dataFolder);
  const left = await processesIn(dataFolder, file?.pid);
  if (left.length > 0) await end(left, file?.pid);
  // The number in the lock may belong to a stranger by now, whom PostgreSQL would take for a server.
  if (process.platform === 'linux') await rm(join(dataFolder, 'postmaster.pid'), { force: true });
  if (socketFolder !== undefined) await rm(socketFolder, { recursive: true, force: true });
}

async function end(pids: number[], postmaster: number | undefined): Promise<void> {
  if (postmaster !== undefined && pids.includes(postmaster)) {
    signal(postmaster, 'SIGINT');
    if (await areGone(pids, 15_000)) return;
  }
  // Children of a killed server end by themselves within moments.
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    if (await areGone(pids, 5000)) return;
    for (const pid of pids) signal(pid, name);
  }
  if (!(await areGone(pids, 5000))) throw new Error(`Processes ${pids.join(', ')} still work on the database files.`);
}
