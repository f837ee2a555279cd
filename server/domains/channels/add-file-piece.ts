import { eq, sql } from 'drizzle-orm';
import { conflict, notFound, unprocessable } from '../../kernel/errors.ts';
import type { FileId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { FileState } from './contract.ts';
import { keepBytes } from './keep-file.ts';
import { type FileRow, getFileRow, readBytes } from './read-file.ts';
import { fileChunks, files } from './tables.ts';

export interface FilePiece {
  position: number;
  bytes: Uint8Array;
  done: boolean;
}

/** The next piece of a file that somebody adds, in order; the last one closes it, and it is searched. */
export async function addFilePiece(ctx: Context, id: FileId, piece: FilePiece): Promise<FileState> {
  return ctx.change('file.add', id, async ({ tx, note }) => {
    const row = await lockOwnFile(ctx, tx, id);
    const [there] = await tx
      .select({
        pieces: sql<number>`count(*)::int`,
        bytes: sql<number>`coalesce(sum(length(${fileChunks.bytes})), 0)::int`,
      })
      .from(fileChunks)
      .where(eq(fileChunks.fileId, id));
    const { pieces = 0, bytes: before = 0 } = there ?? {};
    if (piece.position !== pieces) throw conflict('piece-out-of-order', 'The pieces of a file come in order.');
    const size = before + piece.bytes.length;
    if (size > row.sizeBytes || (piece.done && size !== row.sizeBytes))
      throw unprocessable('file-size-differs', 'The file does not have the size that was announced.');
    await tx.insert(fileChunks).values({ fileId: id, position: piece.position, bytes: piece.bytes });
    note({ position: piece.position, done: piece.done });
    return piece.done ? keepBytes(tx, id, row.contentType, await readBytes(tx, id)) : 'storing';
  });
}

/** Somebody else's file is none. */
async function lockOwnFile(ctx: Context, tx: Tx, id: FileId): Promise<FileRow> {
  await tx.select({ id: files.id }).from(files).where(eq(files.id, id)).for('update');
  const row = await getFileRow(tx, id);
  if (ctx.actor.kind !== 'person' || row.addedBy !== ctx.actor.personId) throw notFound('file');
  if (row.state !== 'storing') throw conflict('file-closed', 'This file is complete.');
  return row;
}
