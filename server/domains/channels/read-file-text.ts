import type { FileId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../platform/db.ts';
import { readStoredFile } from './read-file.ts';
import { readAsText } from './searchable.rules.ts';

/** The words of a file, as they are kept: masked. Undefined of one that is not here yet, is longer, or is no plain text. */
export async function readFileText(db: ReadDb, id: FileId, mostBytes: number): Promise<string | undefined> {
  const file = await readStoredFile(db, id);
  if (file === undefined || file.bytes.length > mostBytes || !/\.(?:txt|log|html?)$/i.test(file.name)) return undefined;
  return readAsText(file.contentType, file.bytes);
}
