import { NoteId, type TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { ThreadEntry } from './contract.ts';
import { forgetDraft } from './forget-draft.ts';
import { lockTicket } from './lock-ticket.ts';
import { notes } from './tables.ts';
import { authorOf, updateTicket } from './update-ticket.ts';

/** Adds an internal note. It lies in a table of its own that nothing on its way out reads. */
export async function noteOnTicket(
  ctx: Context,
  ticketId: TicketId,
  text: string,
): Promise<Extract<ThreadEntry, { entry: 'note' }>> {
  return ctx.change('ticket.note', ticketId, async (write) => {
    const ticket = await lockTicket(ctx, write, ticketId);
    const author = await authorOf(ctx);
    const note = {
      id: newId(NoteId),
      at: ctx.clock.now(),
      authorId: author.id,
      authorName: author.name ?? '',
      text: maskText(cleanText(text)),
    };
    await write.tx.insert(notes).values({ ...note, ticketId });
    await forgetDraft(ctx, write.tx, ticketId, 'note');
    await updateTicket(ctx, write, ticket, {});
    return { entry: 'note', ...note, at: note.at.toString() };
  });
}
