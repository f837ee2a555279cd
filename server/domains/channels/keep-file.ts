import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { FileId, type PersonId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import { searched } from './searchable.rules.ts';
import { fileChunks, files } from './tables.ts';

const CHUNK_BYTES = 1024 * 1024;

export interface NewFile {
  name: string;
  contentType: string;
  bytes: Uint8Array;
  at: Temporal.Instant;
  addedBy?: PersonId;
}

/** Keeps a file that came with its bytes, masked where it is text. */
export async function keepFile(tx: Tx, given: NewFile): Promise<{ fileId: FileId; state: 'clean' | 'held-back' }> {
  const fileId = newId(FileId);
  await tx.insert(files).values({
    id: fileId,
    name: safeName(given.name),
    contentType: safeContentType(given.contentType),
    sizeBytes: given.bytes.length,
    state: 'storing',
    addedBy: given.addedBy ?? null,
    createdAt: given.at,
    attempts: 0,
  });
  return { fileId, state: await keepBytes(tx, fileId, given.contentType, given.bytes) };
}

/** Puts the bytes of a known file into chunks and says in which state it is now. */
export async function keepBytes(
  tx: Tx,
  fileId: FileId,
  contentType: string,
  given: Uint8Array,
): Promise<'clean' | 'held-back'> {
  const { state, bytes, hidCard } = searched(contentType, given);
  await tx.delete(fileChunks).where(eq(fileChunks.fileId, fileId));
  for (let position = 0; position * CHUNK_BYTES < bytes.length; position += 1)
    await tx
      .insert(fileChunks)
      .values({ fileId, position, bytes: bytes.subarray(position * CHUNK_BYTES, (position + 1) * CHUNK_BYTES) });
  const digest = createHash('sha256').update(bytes).digest();
  await tx
    .update(files)
    .set({ state, digest, sizeBytes: bytes.length, dueAt: null, hidCard })
    .where(eq(files.id, fileId));
  return state;
}

export const safeName = (name: string) =>
  maskText(cleanText(name))
    .replace(/[/\\\n]/g, '_')
    .slice(0, 300)
    .toWellFormed();

export const safeContentType = (given: string) =>
  /^[a-z]+\/[a-z0-9.+-]{1,80}$/i.test(given) ? given.toLowerCase() : 'application/octet-stream';
