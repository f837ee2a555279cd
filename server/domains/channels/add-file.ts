import { FileId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { safeContentType, safeName } from './keep-file.ts';
import { files } from './tables.ts';

/** Begins a file that goes with an answer; its bytes follow in pieces. */
export async function addFile(
  ctx: Context,
  given: { name: string; contentType: string; sizeBytes: number },
): Promise<FileId> {
  const id = newId(FileId);
  return ctx.change('file.add', id, async ({ tx }) => {
    await tx.insert(files).values({
      id,
      name: safeName(given.name),
      contentType: safeContentType(given.contentType),
      sizeBytes: given.sizeBytes,
      state: 'storing',
      addedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      createdAt: ctx.clock.now(),
      attempts: 0,
    });
    return id;
  });
}
