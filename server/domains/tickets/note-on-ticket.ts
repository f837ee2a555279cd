import { eq } from 'drizzle-orm';
import { NoteId, type TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import { reachOf } from '../../kernel/permissions.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import { people } from '../access/tables.ts';
import { nextAnswerDue } from './answer-due.ts';
import type { ThreadEntry } from './contract.ts';
import { forgetDraft } from './forget-draft.ts';
import { lockTicket } from './lock-ticket.ts';
import { openerNews } from './opener-news.ts';
import { placeOwner } from './place-owner.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { moveByWords } from './receiving/join-ticket.ts';
import { needsUs, stepTo } from './status.rules.ts';
import { notes } from './tables.ts';
import { authorOf, calling, updateTicket } from './update-ticket.ts';

/**
 * Adds an internal note. It lies in a table of its own that nothing on its way out reads. Account managers talk to the
 * desk in notes alone: theirs are words of the other side, and the desk's are the answer to what they opened. One of
 * our own for whom a ticket waits has acted by speaking, and its owner is called.
 */
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
    await moveByNote(ctx, write, ticket);
    return { entry: 'note', ...note, at: note.at.toString() };
  });
}

async function moveByNote(ctx: Context, write: Write, ticket: TicketRecord): Promise<void> {
  if (ticket.mergedInto !== null || isOfDesk(ctx)) {
    const isAnswer = await answersManager(ctx, write.tx, ticket);
    await updateTicket(ctx, write, ticket, {
      ...(isAnswer ? answeredAt(ticket, ctx.clock.now()) : {}),
      ...(await openerNews(ctx, write.tx, ticket)),
    });
  } else if (isAwaited(ctx, ticket)) await closeTheLoop(ctx, write, ticket);
  else if (ctx.reach === 'own') await moveByManager(ctx, write, ticket);
  else await updateTicket(ctx, write, ticket, unreadSince(ctx, ticket), [], calling(ticket.id));
}

/** Who answers, or no person at all: their notes call nobody. */
const isOfDesk = ({ actor }: Context) => actor.kind !== 'person' || reachOf(actor.role, 'ticket.reply') === 'all';

/** It waits for one of our own, and they speak; whoever opened it only asks again. */
const isAwaited = ({ actor }: Context, { status, waitingOn, openedBy }: TicketRecord) =>
  status === 'waiting-inside' &&
  (waitingOn === 'developers' || waitingOn === 'colleague') &&
  !(actor.kind === 'person' && actor.personId === openedBy);

async function closeTheLoop(ctx: Context, write: Write, ticket: TicketRecord): Promise<void> {
  const step = stepTo(ticket.status, 'inside-acted', ticket.firstAnsweredAt !== null);
  if (!step.ok) throw new Error('what waits inside can be acted on'); // the table of steps says so
  const changes = {
    status: step.value,
    waitingOn: null,
    snoozedUntil: null,
    answerDueAt: await nextAnswerDue(ctx, write.tx, ticket),
    ...unreadSince(ctx, ticket),
    ...(await placeOwner(ctx, write.tx, ticket)),
  };
  await updateTicket(ctx, write, ticket, changes, [{ what: 'inside-acted' }], calling(ticket.id));
}

const unreadSince = ({ clock }: Context, ticket: TicketRecord): Partial<TicketRecord> =>
  ticket.status === 'done' ? {} : { unreadSince: ticket.unreadSince ?? clock.now() };

async function moveByManager(ctx: Context, write: Write, ticket: TicketRecord): Promise<void> {
  const moved = await moveByWords(ctx, write, ticket, false);
  await updateTicket(
    ctx,
    write,
    ticket,
    { ...moved, unreadSince: ticket.unreadSince ?? ctx.clock.now() },
    ticket.status === 'done' ? [{ what: 'reopened' }] : [],
    calling(ticket.id),
  );
}

/** What a manager opened and cannot be written to is answered by a note of who may answer. */
async function answersManager(
  { actor }: Context,
  tx: Tx,
  { conversationId, openedBy, status, mergedInto }: TicketRecord,
): Promise<boolean> {
  if (conversationId !== null || openedBy === null || mergedInto !== null || !needsUs(status)) return false;
  if (actor.kind !== 'person') return false;
  const [opener] = await tx.select({ role: people.role }).from(people).where(eq(people.id, openedBy));
  return opener?.role === 'account-manager';
}

const answeredAt = ({ firstAnsweredAt }: TicketRecord, at: Temporal.Instant): Partial<TicketRecord> => ({
  status: 'waiting-outside',
  firstAnsweredAt: firstAnsweredAt ?? at,
  answerDueAt: null,
  snoozedUntil: null,
  waitingOn: null,
  unreadSince: null,
});
