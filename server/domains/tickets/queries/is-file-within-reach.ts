import { and, eq, sql } from 'drizzle-orm';
import type { FileId } from '../../../kernel/ids.ts';
import { files } from '../../channels/tables.ts';
import { messages, tickets } from '../tables.ts';
import { type Asker, onlyOwnTickets } from './own-tickets.ts';

/** Whether a file belongs to a message of a ticket that the asker may see, or was added by themselves. */
export async function isFileWithinReach(ctx: Asker, id: FileId): Promise<boolean> {
  if (ctx.reach === 'all') return true;
  const { actor } = ctx;
  if (actor.kind !== 'person') return false;
  const [own] = await ctx.read
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.id, id), eq(files.addedBy, actor.personId)));
  if (own !== undefined) return true;
  const [shown] = await ctx.read
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(
      and(
        sql`${messages.files} <> '[]'::jsonb and ${messages.files} @> ${JSON.stringify([{ fileId: id }])}::jsonb`,
        onlyOwnTickets(ctx),
      ),
    )
    .limit(1);
  return shown !== undefined;
}
