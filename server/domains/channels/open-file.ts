import { conflict, notFound } from '../../kernel/errors.ts';
import type { FileId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Download } from '../../platform/http/serve-download.ts';
import { type FileRow, getFileRow, readBytes } from './read-file.ts';

/** Whether somebody who sees only their own merchants' tickets may see a file: known above, where tickets are. */
export type IsFileWithinReach = (ctx: Context, id: FileId) => Promise<boolean>;

/** A file for who may see it; the reading is noted, and of one that was held back that it was opened all the same. */
export async function openFile(
  ctx: Context,
  id: FileId,
  openHeldBack: boolean,
  isWithinReach: IsFileWithinReach,
): Promise<Download> {
  const row = await getFileRow(ctx.read, id);
  if (!(await mayOpen(ctx, row, isWithinReach))) throw notFound('file');
  if (row.state === 'held-back' && !openHeldBack)
    throw conflict('file-held-back', 'This file could not be searched for card numbers: open it deliberately.');
  if (row.state !== 'clean' && row.state !== 'held-back') throw conflict('file-not-here', 'This file is not here.');
  ctx.noteRead('file.read', [id], row.state === 'held-back' ? { heldBack: true } : undefined);
  return { name: row.name, contentType: row.contentType, bytes: await readBytes(ctx.read, id) };
}

async function mayOpen(ctx: Context, row: FileRow, isWithinReach: IsFileWithinReach): Promise<boolean> {
  if (ctx.actor.kind === 'person' && row.addedBy === ctx.actor.personId) return true;
  // What somebody is still adding is nobody else's.
  if (row.state === 'storing') return false;
  return ctx.reach === 'all' || isWithinReach(ctx, row.id);
}
