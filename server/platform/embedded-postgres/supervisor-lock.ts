import { readFile, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { birthOf } from './processes.ts';

const Holder = z.object({ pid: z.int().positive(), birth: z.string() });

/** Says in a file that this process looks after the data. Returns the process that already does, if it lives. */
export async function takeSupervision(file: string): Promise<{ heldBy: number } | undefined> {
  const mine = JSON.stringify({ pid: process.pid, birth: (await birthOf(process.pid)) ?? '' });
  for (;;) {
    try {
      await writeFile(file, mine, { flag: 'wx', mode: 0o600 });
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await findHolder(file);
    if (holder !== undefined) return { heldBy: holder };
    await rm(file, { force: true });
  }
}

export async function dropSupervision(file: string): Promise<void> {
  if ((await findHolder(file)) === process.pid) await rm(file, { force: true });
}

async function findHolder(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const held = Holder.safeParse(parseOrNothing(text));
  if (!held.success) return undefined;
  const { pid, birth } = held.data;
  return (await birthOf(pid)) === birth ? pid : undefined;
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
