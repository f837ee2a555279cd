import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** When transactions arrived at the sandbox gateway: with it a restart knows them again. A line a moment; the first names the sample. */
export interface ArrivalJournal {
  arrivedMs: readonly number[];
  note(createdMs: number): void;
  /** Settles when all that was noted is written. */
  stop(): Promise<void>;
}

export async function openArrivalJournal(folder: string, openedMs: number): Promise<ArrivalJournal> {
  const file = join(folder, 'sandbox-arrivals');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [first, ...lines] = await readLines(file);
  const isOurs = first === String(openedMs);
  if (!isOurs) await writeFile(file, `${openedMs}\n`);
  let writing = Promise.resolve();
  return {
    arrivedMs: isOurs ? lines.map(Number) : [],
    note: (createdMs) => {
      writing = writing.then(() => appendFile(file, `${createdMs}\n`));
    },
    stop: () => writing,
  };
}

/** Whole lines only: a kill in the middle of a write leaves half a number. */
async function readLines(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').slice(0, -1);
}
