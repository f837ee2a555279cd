import { eq, sql } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors.ts';
import { MessageId, type TicketId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { Ticket } from './contract.ts';
import { lockTicket } from './lock-ticket.ts';
import { keptOf, mayMerge } from './merge.rules.ts';
import { getTicket } from './queries/get-ticket.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { needsUs } from './status.rules.ts';
import { drafts, messages, tickets } from './tables.ts';
import { happening, updateTicket } from './update-ticket.ts';

/** Lets a ticket go on in another one: a link and a redirect. No message changes its place, so it can be taken back. */
export async function mergeTicket(ctx: Context, from: TicketId, into: TicketId): Promise<Ticket> {
  return ctx.change('ticket.merge', from, async (write) => {
    const { source, target } = await lockBoth(ctx, write, from, into);
    const allowed = mayMerge(source, target);
    if (!allowed.ok) throw conflict(allowed.error, 'These two cannot become one.');
    const at = ctx.clock.now();
    await write.tx.update(tickets).set({ mergedInto: into, mergeTook: null }).where(eq(tickets.mergedInto, from));
    // What was said there has not been seen here.
    await write.tx
      .update(messages)
      .set({ changeId: newId(MessageId) })
      .where(eq(messages.ticketId, from));
    await moveDrafts(write, from, into);
    await updateTicket(
      ctx,
      write,
      source,
      { status: 'done', closedAt: at, mergedInto: into, mergedAt: at, unreadSince: null },
      [happening('merged-into', { number: String(target.number), was: source.status })],
    );
    const taken = await updateTicket(ctx, write, target, takenOver(source, target), [
      happening('merged-from', { number: String(source.number) }),
      ...(bringsPayment(source, target)
        ? [happening('transaction-attached', { uid: source.transactionUid ?? '' })]
        : []),
    ]);
    const unreadSince = source.unreadSince?.toString() ?? null;
    const mergeTook = { before: keptOf(target), after: keptOf(taken), unreadSince };
    await write.tx.update(tickets).set({ mergeTook }).where(eq(tickets.id, from));
    write.note({ into });
    return getTicket(ctx, into);
  });
}

/** Both are locked in one order, so that two merges crosswise cannot wait for each other. */
async function lockBoth(ctx: Context, write: Write, from: TicketId, into: TicketId) {
  const held = new Map<TicketId, TicketRecord>();
  for (const id of [...new Set([from, into])].sort()) held.set(id, await lockTicket(ctx, write, id));
  const [source, target] = [held.get(from), held.get(into)];
  if (source === undefined || target === undefined) throw notFound('ticket');
  return { source, target };
}

/** What is typed in the one is offered in the other. */
async function moveDrafts({ tx }: Write, from: TicketId, into: TicketId): Promise<void> {
  await tx.execute(sql`
    insert into ${drafts} (ticket_id, person_id, kind, text, version, saved_at, other, files)
    select ${into}::uuid, person_id, kind, text, version, saved_at, other, files from ${drafts} where ticket_id = ${from}::uuid
    on conflict (ticket_id, person_id, kind) do update set other = nullif(excluded.text, ''), version = ${drafts}.version + 1,
      files = (${drafts}.files || array(select each from unnest(excluded.files) each where each <> all(${drafts}.files)))[1:10]`);
  await tx.delete(drafts).where(eq(drafts.ticketId, from));
}

/** What the one asked for, the other asks for from now on. */
function takenOver(source: TicketRecord, target: TicketRecord): Partial<TicketRecord> {
  const isNewer = Temporal.Instant.compare(source.lastInboundAt, target.lastInboundAt) > 0;
  return {
    ...(isNewer
      ? { lastInboundAt: source.lastInboundAt, lastInboundId: source.lastInboundId, lastLine: source.lastLine }
      : {}),
    ...(needsUs(source.status) && !needsUs(target.status)
      ? { status: source.status, answerDueAt: source.answerDueAt, closedAt: null, waitingOn: null, snoozedUntil: null }
      : {}),
    ...promisesOf(source, target),
    unreadSince: target.unreadSince ?? source.unreadSince,
    hasUndelivered: target.hasUndelivered || source.hasUndelivered,
    ...(bringsPayment(source, target) ? { transactionUid: source.transactionUid, ...NOTHING_PROVEN } : {}),
    merchantId: target.merchantId ?? source.merchantId,
    merchantName: target.merchantName ?? source.merchantName,
  };
}

const bringsPayment = (source: TicketRecord, target: TicketRecord) =>
  source.transactionUid !== null && target.transactionUid === null;

/** What was raised or proven before says nothing of the payment that comes; it is judged anew. */
export const NOTHING_PROVEN = {
  proofLevel: 'unknown',
  proofWhy: [],
  proofRaisedBy: null,
  proofRaisedReason: null,
} satisfies Partial<TicketRecord>;

/** Both promises are to be kept, by the earlier time. */
function promisesOf(source: TicketRecord, target: TicketRecord): Partial<TicketRecord> {
  if (source.promisedAt === null) return {};
  const { promisedAt } = target;
  if (promisedAt === null) return { promisedAt: source.promisedAt, promise: source.promise };
  const [first, second] =
    Temporal.Instant.compare(source.promisedAt, promisedAt) < 0 ? [source, target] : [target, source];
  return { promisedAt: first.promisedAt, promise: `${first.promise ?? ''}; ${second.promise ?? ''}` };
}
