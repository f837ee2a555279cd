import { asc, eq, sql } from 'drizzle-orm';
import { conflict, notFound, unprocessable } from '../../kernel/errors.ts';
import type { FileId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { FileState } from './contract.ts';
import { keepBytes } from './keep-file.ts';
import { type PieceSeal, SEAL_BYTES } from './piece-seal.ts';
import { type FileRow, getFileRow } from './read-file.ts';
import { fileChunks, files } from './tables.ts';

export interface FilePiece {
  position: number;
  bytes: Uint8Array;
  done: boolean;
}

/** The next piece of a file that somebody adds, in order; the last one closes it, and it is searched. */
export async function addFilePiece(ctx: Context, id: FileId, piece: FilePiece, seal: PieceSeal): Promise<FileState> {
  return ctx.change('file.add', id, async ({ tx, note }) => {
    const row = await lockOwnFile(ctx, tx, id);
    const [there] = await tx
      .select({
        pieces: sql<number>`count(*)::int`,
        bytes: sql<number>`coalesce(sum(length(${fileChunks.bytes}) - ${SEAL_BYTES}), 0)::int`,
      })
      .from(fileChunks)
      .where(eq(fileChunks.fileId, id));
    const { pieces = 0, bytes: before = 0 } = there ?? {};
    if (piece.position !== pieces) throw conflict('piece-out-of-order', 'The pieces of a file come in order.');
    const size = before + piece.bytes.length;
    if (size > row.sizeBytes || (piece.done && size !== row.sizeBytes))
      throw unprocessable('file-size-differs', 'The file does not have the size that was announced.');
    note({ position: piece.position, done: piece.done });
    if (piece.done) return keepBytes(tx, id, row.contentType, await wholeOf(tx, id, piece, seal));
    await tx.insert(fileChunks).values({ fileId: id, position: piece.position, bytes: seal.seal(piece.bytes) });
    return 'storing';
  });
}

async function wholeOf(tx: Tx, id: FileId, last: FilePiece, seal: PieceSeal): Promise<Buffer> {
  const sealed = await tx
    .select({ bytes: fileChunks.bytes })
    .from(fileChunks)
    .where(eq(fileChunks.fileId, id))
    .orderBy(asc(fileChunks.position));
  return Buffer.concat([...sealed.map(({ bytes }) => seal.open(bytes)), last.bytes]);
}

/** Somebody else's file is none. */
async function lockOwnFile(ctx: Context, tx: Tx, id: FileId): Promise<FileRow> {
  await tx.select({ id: files.id }).from(files).where(eq(files.id, id)).for('update');
  const row = await getFileRow(tx, id);
  if (ctx.actor.kind !== 'person' || row.addedBy !== ctx.actor.personId) throw notFound('file');
  if (row.state !== 'storing') throw conflict('file-closed', 'This file is complete.');
  return row;
}
