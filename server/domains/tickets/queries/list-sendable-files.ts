import { and, inArray, sql } from 'drizzle-orm';
import type { FileId, PersonId, TicketId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { files } from '../../channels/tables.ts';
import type { DraftFile } from '../contract.ts';
import { messages, tickets } from '../tables.ts';

export interface SendableFile extends DraftFile {
  contentType: string;
}

interface Asked {
  ticketId: TicketId;
  /** Who wants to send them. */
  self: PersonId | null;
  ids: readonly FileId[];
}

/** Only what the person added, or what lies in this ticket already: another file is as one that is not there. */
export async function listSendableFiles(db: ReadDb, { ticketId, self, ids }: Asked): Promise<SendableFile[]> {
  if (ids.length === 0) return [];
  const liesHere = sql`exists (select 1 from ${messages} join ${tickets} on ${tickets.id} = ${messages.ticketId}
    where (${tickets.id} = ${ticketId} or ${tickets.mergedInto} = ${ticketId})
      and ${messages.files} @> jsonb_build_array(jsonb_build_object('fileId', ${files.id})))`;
  return inOrder(db, ids, sql`(${files.addedBy} = ${self}::uuid or ${liesHere})`);
}

/** Files of a draft: that they may be sent was looked at when it was kept. */
export async function listDraftFiles(db: ReadDb, ids: readonly FileId[]): Promise<DraftFile[]> {
  const rows = await inOrder(db, ids, sql`true`);
  return rows.map(({ id, name, sizeBytes, state }) => ({ id, name, sizeBytes, state }));
}

async function inOrder(db: ReadDb, ids: readonly FileId[], which: ReturnType<typeof sql>): Promise<SendableFile[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: files.id,
      name: files.name,
      contentType: files.contentType,
      sizeBytes: files.sizeBytes,
      state: files.state,
    })
    .from(files)
    .where(and(inArray(files.id, [...ids]), which));
  return ids.flatMap((id) => {
    const file = rows.find((row) => row.id === id);
    if (file === undefined || (file.state !== 'clean' && file.state !== 'held-back')) return [];
    return [{ ...file, state: file.state }];
  });
}
