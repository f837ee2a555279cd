import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { EventType } from '../../kernel/event.ts';
import type { PersonId, TicketId, TransactionUid } from '../../kernel/ids.ts';
import { EventId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { newId } from '../../platform/new-id.ts';
import { people } from '../access/tables.ts';
import { findTransactions } from '../transactions/index.ts';
import type { Happened } from './contract.ts';
import { dueOf } from './deadline.rules.ts';
import { deskCalled, messageReceived, openerCalled, paymentAttached, ticketChanged } from './events.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { ticketEvents, tickets } from './tables.ts';

/** What the thread tells of a change; `facts` are what its sentence names. */
export interface Happening {
  what: Happened;
  facts?: Record<string, string>;
}

export const happening = (what: Happened, facts?: Record<string, string>): Happening =>
  facts === undefined ? { what } : { what, facts };

type Changes = Partial<Omit<TicketRecord, 'id' | 'number' | 'dueAt' | 'dueKind' | 'revision'>>;

/** Said on the ticket's own stream instead of `ticket.changed`. */
export interface Said<Data extends z.ZodType = z.ZodType> {
  type: EventType<Data>;
  data: z.input<Data>;
  /** Whoever has the ticket now is called by it. */
  calls?: boolean;
}

/** The one way in which a ticket's row changes after its birth: deadlines counted anew, the thread told, screens rung. */
export async function updateTicket(
  ctx: Context,
  write: Write,
  before: TicketRecord,
  changes: Changes,
  happened: readonly Happening[] = [],
  said?: Said,
): Promise<TicketRecord> {
  const all = { ...changes, ...(await whosePayment(write.tx, changes.transactionUid)) };
  const next = { ...before, ...all };
  const due = dueOf(next);
  const revision = before.revision + 1;
  await write.tx
    .update(tickets)
    .set({ ...all, ...due, revision })
    .where(eq(tickets.id, before.id))
    .prepare('update-ticket')
    .execute();
  const after = { ...next, ...due, revision };
  await tellThread(ctx, write, before.id, happened);
  await ringTicket(write, after, before.assigneeId, said);
  if (changes.openerNewsSince && after.openedBy !== null)
    await write.emit(openerCalled, after.id, { ticketId: after.id }, `person:${after.openedBy}`);
  if (changes.transactionUid != null) await write.emit(paymentAttached, after.id, { ticketId: after.id });
  return after;
}

/** To whom the payment was made that is attached from now on; nothing while it stays. */
async function whosePayment(tx: Tx, uid: TransactionUid | null | undefined) {
  if (uid === undefined) return {};
  const [payment] = uid === null ? [] : await findTransactions(tx, [uid]);
  return { paidMerchantId: payment?.merchantId ?? null, paidMerchantName: payment?.merchantName ?? null };
}

/** Writes down what happened, under the name of who did it. */
export async function tellThread(
  ctx: Context,
  { tx }: Pick<Write, 'tx'>,
  ticketId: TicketId,
  happened: readonly Happening[],
): Promise<void> {
  if (happened.length === 0) return;
  const by = await authorOf(ctx);
  const at = ctx.clock.now();
  await insertRows(
    tx,
    ticketEvents,
    happened.map(({ what, facts = {} }) => ({
      id: newId(EventId),
      ticketId,
      at,
      what,
      byId: by.id,
      byName: by.name,
      facts,
    })),
  );
}

/** Rings the ticket's own bell, that of its desk, and of the desk that it left: only where it is now anybody is called. */
export async function ringTicket(
  { emit }: Pick<Write, 'emit'>,
  ticket: Pick<TicketRecord, 'id' | 'assigneeId'>,
  before: PersonId | null = ticket.assigneeId,
  said: Said = { type: ticketChanged, data: { ticketId: ticket.id } },
): Promise<void> {
  const { id } = ticket;
  const calls = said.type.type === messageReceived.type || said.calls === true;
  await emit(said.type, id, said.data, `ticket:${id}`);
  const here = deskOf(ticket.assigneeId);
  for (const desk of new Set([here, deskOf(before)]))
    await emit(calls && desk === here ? deskCalled : ticketChanged, id, { ticketId: id }, desk);
}

/** A change after which whoever has the ticket has to look. */
export const calling = (ticketId: TicketId): Said => ({ type: ticketChanged, data: { ticketId }, calls: true });

const deskOf = (personId: PersonId | null) => `desk:${personId ?? 'nobody'}`;

/** Who acts, by name: a thread is read long after people have left. */
export async function authorOf({ actor, read }: Context): Promise<{ id: PersonId | null; name: string | null }> {
  if (actor.kind !== 'person') return { id: null, name: null };
  const [person] = await read.select({ name: people.name }).from(people).where(eq(people.id, actor.personId));
  return { id: actor.personId, name: person?.name ?? null };
}
