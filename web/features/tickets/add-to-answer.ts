import { getTicket } from '#contract/tickets';
import type { PersonId, TicketId } from '#kernel/ids';
import { ask, queryClient } from '../../lib/ask.ts';
import { draftNow, insertDraft, meetServer } from './drafts.ts';

/** Adds a paragraph to one's answer on a ticket, below what is typed here or kept by the server. Nothing is sent. */
export async function addToAnswer(personId: PersonId, ticketId: TicketId, text: string): Promise<void> {
  const { drafts } = await queryClient.fetchQuery(ask(getTicket, { params: { ticketId } }));
  const place = { personId, ticketId, kind: 'reply' as const };
  meetServer(
    place,
    drafts.find(({ kind }) => kind === 'reply'),
  );
  const before = draftNow(place).text.trimEnd();
  insertDraft(place, before === '' ? text : `${before}\n\n${text}`, {});
}
