import { type AccountId, FileId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import type { Incoming } from './contract.ts';
import { files } from './tables.ts';

/** Gives a name to each file that still lies with the provider, so that a message can show it before it is here. */
export function withFileIds(said: Incoming): Incoming {
  if (said.kind !== 'message' && said.kind !== 'edit') return said;
  if (said.files === undefined) return said;
  return {
    ...said,
    files: said.files.map((file) => (file.fileId === undefined ? { ...file, fileId: newId(FileId) } : file)),
  };
}

/** Notes that they are to be fetched. */
export async function expectFiles(
  tx: Tx,
  {
    accountId,
    said,
    taken,
    stream,
    at,
  }: {
    accountId: AccountId;
    said: Incoming;
    /** Those of them that were new; all where nothing is said. */
    taken: readonly FileId[] | undefined;
    stream: string;
    at: Temporal.Instant;
  },
): Promise<void> {
  const expected = ('files' in said ? (said.files ?? []) : []).flatMap((file) =>
    file.fileId === undefined || file.providerRef === undefined || taken?.includes(file.fileId) === false
      ? []
      : {
          id: file.fileId,
          name: file.name,
          contentType: file.contentType,
          sizeBytes: file.sizeBytes,
          state: 'waiting' as const,
          createdAt: at,
          accountId,
          providerRef: file.providerRef,
          attempts: 0,
          dueAt: at,
          stream,
        },
  );
  if (expected.length > 0) await tx.insert(files).values(expected);
}
