import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of foreign samples, when this machine has one. */
const CORPUS = process.env.CORPUS_DIR;

/** Paths of every sample below `folder`, in a steady order; an empty folder is a failure, not a pass. */
export function corpusFiles(folder: string): string[] {
  if (CORPUS === undefined || CORPUS === '') throw new Error('CORPUS_DIR is not set');
  const root = join(CORPUS, folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) throw new Error(`no samples in ${root}`);
  process.stdout.write(`${files.length} samples read from ${folder}\n`);
  return files;
}
