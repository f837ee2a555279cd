import { asc, eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { FileId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../platform/db.ts';
import { fileChunks, files } from './tables.ts';

export type FileRow = typeof files.$inferSelect;

export interface StoredFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

export async function getFileRow(db: ReadDb, id: FileId): Promise<FileRow> {
  const [row] = await db.select().from(files).where(eq(files.id, id));
  if (row === undefined) throw notFound('file');
  return row;
}

/** The bytes of a file that is here, whole; at most 25 MB by the limits of what is kept. */
export async function readBytes(db: ReadDb, id: FileId): Promise<Buffer> {
  const chunks = await db
    .select({ bytes: fileChunks.bytes })
    .from(fileChunks)
    .where(eq(fileChunks.fileId, id))
    .orderBy(asc(fileChunks.position));
  return Buffer.concat(chunks.map(({ bytes }) => bytes));
}

/** A file that goes with an answer; undefined when it is not here. */
export async function readStoredFile(db: ReadDb, id: FileId): Promise<StoredFile | undefined> {
  const [row] = await db.select().from(files).where(eq(files.id, id));
  if (row === undefined || (row.state !== 'clean' && row.state !== 'held-back')) return undefined;
  return { name: row.name, contentType: row.contentType, bytes: await readBytes(db, id) };
}
