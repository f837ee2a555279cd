import { and, inArray, isNotNull } from 'drizzle-orm';
import type { FileId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../platform/db.ts';
import { readBytes } from './read-file.ts';
import { readAsText } from './searchable.rules.ts';
import { files } from './tables.ts';

const LONGEST = 20_000;

/** What files of the desk's own people say, as far as it can be read: their names, and the words of those that are text. */
export async function listFileTexts(db: ReadDb, ids: readonly FileId[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await db
    .select({ id: files.id, name: files.name, contentType: files.contentType })
    .from(files)
    .where(and(inArray(files.id, [...ids]), isNotNull(files.addedBy)));
  const texts = found.map(async ({ id, name, contentType }) => {
    const words = readAsText(contentType, await readBytes(db, id));
    return words === undefined ? [name] : [name, words.slice(0, LONGEST)];
  });
  return (await Promise.all(texts)).flat();
}
