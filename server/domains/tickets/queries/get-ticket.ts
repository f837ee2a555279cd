import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { TicketId } from '../../../kernel/ids.ts';
import { builtFor, builtOnce } from '../../../platform/built-once.ts';
import type { Context } from '../../../platform/context.ts';
import { people } from '../../access/tables.ts';
import { channelAccounts } from '../../channels/tables.ts';
import { cannotReply } from '../can-reply.rules.ts';
import type { Draft, Ticket } from '../contract.ts';
import { UNDO_HOURS } from '../merge.rules.ts';
import { conversations, drafts, tickets } from '../tables.ts';
import { listDraftFiles } from './list-sendable-files.ts';
import { type Asker, onlyOwnTickets } from './own-tickets.ts';
import { shownContact } from './shown-contact.ts';
import { asTicketRow, type TicketRecord } from './ticket-row.ts';

type Reader = Asker & Pick<Context, 'clock'>;

const SIBLINGS = 20;

/** One ticket with everything that stands beside its thread. */
export async function getTicket(ctx: Reader, id: TicketId): Promise<Ticket> {
  const found = await findWhole(ctx, id);
  const { ticket, conversation } = found;
  const [contact, merged, siblings, own] = await Promise.all([
    shownContact(ctx, ticket),
    listMerged(ctx, id),
    listSiblings(ctx, ticket),
    listDrafts(ctx, id),
  ]);
  const links = await listNumbers(ctx, [ticket.mergedInto, ticket.possiblyContinues]);
  return {
    ...asTicketRow(ticket, ctx),
    conversationId: ticket.conversationId,
    accountId: ticket.accountId,
    isGroup: conversation?.kind === 'group',
    contact,
    language: ticket.language,
    ...standing(ticket),
    openedAt: ticket.openedAt.toString(),
    openedBy: ticket.openedBy === null ? null : { id: ticket.openedBy, name: found.openerName ?? '' },
    mergedInto: links.get(ticket.mergedInto ?? '') ?? null,
    merged,
    siblings,
    possiblyContinues: links.get(ticket.possiblyContinues ?? '') ?? null,
    drafts: own,
    lastInboundId: ticket.lastInboundId,
    way: wayOf(found),
    cannotReply: cannotReply({
      isMerged: ticket.mergedInto !== null,
      channel: ticket.channel,
      conversation,
      isPaused: found.isPaused,
    }),
  };
}

/** What is proven, promised and done so far. */
function standing(ticket: TicketRecord): Pick<Ticket, 'proof' | 'promise' | 'firstAnsweredAt' | 'closedAt'> {
  const { proofRaisedBy: by, proofRaisedReason: reason, promisedAt, promise } = ticket;
  return {
    proof: {
      level: ticket.proofLevel,
      why: ticket.proofWhy,
      raised: by === null ? null : { by, reason: reason ?? '' },
    },
    promise: promisedAt === null ? null : { at: promisedAt.toString(), text: promise ?? '' },
    firstAnsweredAt: ticket.firstAnsweredAt?.toString() ?? null,
    closedAt: ticket.closedAt?.toString() ?? null,
  };
}

async function findWhole(ctx: Asker, id: TicketId) {
  const [found] = await builtFor(ctx, 'whole-ticket', () => wholeTicket(ctx)).execute({ id });
  if (found === undefined) throw notFound('ticket');
  return found;
}

function wayOf({ ticket, conversation, accountName }: Awaited<ReturnType<typeof findWhole>>): Ticket['way'] {
  if (conversation === null) return null;
  const { kind, address, title } = conversation;
  return { channel: ticket.channel, kind, address, title, accountName: accountName ?? '' };
}

const wholeTicket = (ctx: Asker) =>
  ctx.read
    .select({
      ticket: tickets,
      conversation: {
        kind: conversations.kind,
        address: conversations.address,
        isReachable: conversations.isReachable,
        title: conversations.title,
      },
      openerName: people.name,
      isPaused: channelAccounts.paused,
      accountName: channelAccounts.name,
    })
    .from(tickets)
    .leftJoin(conversations, eq(conversations.id, tickets.conversationId))
    .leftJoin(channelAccounts, eq(channelAccounts.id, tickets.accountId))
    .leftJoin(people, eq(people.id, tickets.openedBy))
    .where(and(eq(tickets.id, sql.placeholder('id')), onlyOwnTickets(ctx)))
    .prepare('whole-ticket');

async function listMerged(ctx: Reader, id: TicketId): Promise<Ticket['merged']> {
  const build = () =>
    ctx.read
      .select({ id: tickets.id, number: tickets.number, mergedAt: tickets.mergedAt })
      .from(tickets)
      .where(eq(tickets.mergedInto, sql.placeholder('id')))
      .orderBy(asc(tickets.mergedAt), asc(tickets.id))
      .prepare('merged-into');
  const rows = await builtOnce(ctx.read, 'merged-into', build).execute({ id });
  const since = ctx.clock.now().subtract({ hours: UNDO_HOURS });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    canUndo: row.mergedAt !== null && Temporal.Instant.compare(row.mergedAt, since) >= 0,
  }));
}

async function listSiblings(ctx: Asker, ticket: TicketRecord): Promise<Ticket['siblings']> {
  const { id, contactId, conversationId } = ticket;
  if (contactId === null && conversationId === null) return [];
  const build = () =>
    ctx.read
      .select({
        id: tickets.id,
        number: tickets.number,
        subject: tickets.subject,
        status: tickets.status,
        at: tickets.lastInboundAt,
        lastLine: tickets.lastLine,
        assigneeId: tickets.assigneeId,
        assigneeName: tickets.assigneeName,
      })
      .from(tickets)
      .where(
        and(
          ne(tickets.id, sql.placeholder('id')),
          isNull(tickets.mergedInto),
          or(
            eq(tickets.contactId, sql.placeholder('contactId')),
            eq(tickets.conversationId, sql.placeholder('conversationId')),
          ),
          onlyOwnTickets(ctx),
        ),
      )
      .orderBy(desc(tickets.lastInboundAt), desc(tickets.id))
      .limit(SIBLINGS)
      .prepare('siblings');
  const rows = await builtFor(ctx, 'siblings', build).execute({ id, contactId, conversationId });
  return rows.map(({ at, assigneeId, assigneeName, ...row }) => ({
    ...row,
    at: at.toString(),
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
  }));
}

async function listNumbers(ctx: Asker, ids: readonly (TicketId | null)[]) {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map<string, { id: TicketId; number: number }>();
  const rows = await ctx.read
    .select({ id: tickets.id, number: tickets.number })
    .from(tickets)
    .where(and(inArray(tickets.id, wanted), onlyOwnTickets(ctx)));
  return new Map<string, { id: TicketId; number: number }>(rows.map((row) => [row.id, row]));
}

/** What the asker has typed here and not sent. */
export async function listDrafts({ read, actor }: Asker, ticketId: TicketId): Promise<Draft[]> {
  if (actor.kind !== 'person') return [];
  const build = () =>
    read
      .select()
      .from(drafts)
      .where(and(eq(drafts.ticketId, sql.placeholder('ticketId')), eq(drafts.personId, sql.placeholder('personId'))))
      .prepare('own-drafts');
  const rows = await builtOnce(read, 'own-drafts', build).execute({ ticketId, personId: actor.personId });
  return Promise.all(
    rows.map(async ({ kind, text, version, savedAt, other, files }) => ({
      kind,
      text,
      version,
      savedAt: savedAt.toString(),
      other,
      files: await listDraftFiles(read, files),
    })),
  );
}

/** Which ticket has a number; one that goes on in another is still found under its own. */
export async function findTicketByNumber(ctx: Asker, number: number): Promise<{ id: TicketId }> {
  const [found] = await ctx.read
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(sql`${tickets.number} = ${number}`, onlyOwnTickets(ctx)));
  if (found === undefined) throw notFound('ticket');
  return found;
}
