import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { notFound } from '../../kernel/errors.ts';
import type { FileId, MerchantId, MessageId, TicketId, TransactionUid } from '../../kernel/ids.ts';
import { builtOnce } from '../../platform/built-once.ts';
import type { ReadDb, Tx } from '../../platform/db.ts';
import { IncomingMessage } from '../channels/contract.ts';
import { inbound } from '../channels/tables.ts';
import type { Identity } from '../contacts/contract.ts';
import { identities } from '../contacts/tables.ts';
import { merchantContacts } from '../merchants/tables.ts';
import { boundPayers, conversations, messages, ticketEvents, tickets } from '../tickets/tables.ts';

const MOST_MESSAGES = 30;
const MOST_VOUCHED = 50;

export type TicketOfWriter = Awaited<ReturnType<typeof getTicketOfWriter>>;

/** What of a ticket decides about its answer. */
export async function getTicketOfWriter(db: ReadDb, ticketId: TicketId) {
  const build = () =>
    db
      .select({
        id: tickets.id,
        number: tickets.number,
        channel: tickets.channel,
        conversationId: tickets.conversationId,
        contactId: tickets.contactId,
        writerSide: tickets.writerSide,
        writerName: tickets.writerName,
        subject: tickets.subject,
        openedBy: tickets.openedBy,
        merchantId: tickets.merchantId,
        merchantName: tickets.merchantName,
        language: tickets.language,
        assigneeName: tickets.assigneeName,
        transactionUid: tickets.transactionUid,
        proofLevel: tickets.proofLevel,
        proofWhy: tickets.proofWhy,
        proofRaisedBy: tickets.proofRaisedBy,
        mergedInto: tickets.mergedInto,
        conversationKind: conversations.kind,
        address: conversations.address,
        boundTo: conversations.merchantId,
      })
      .from(tickets)
      .leftJoin(conversations, eq(conversations.id, tickets.conversationId))
      .where(eq(tickets.id, sql.placeholder('ticketId')))
      .prepare('ticket-of-writer');
  const [ticket] = await builtOnce(db, 'ticket-of-writer', build).execute({ ticketId });
  if (ticket === undefined) throw notFound('ticket');
  return ticket;
}

/** An answer as it was written, and the ticket to which it belongs. */
export async function getSent(
  db: ReadDb,
  id: MessageId,
): Promise<{ ticketId: TicketId; text: string; files: FileId[] }> {
  const [sent] = await db
    .select({ ticketId: messages.ticketId, text: messages.text, files: messages.files })
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.direction, 'out')));
  if (sent === undefined) throw notFound('message');
  return { ...sent, files: sent.files.flatMap(({ fileId }) => fileId ?? []) };
}

/** Nothing that decides about the answer changes until this transaction ends. */
export async function lockTicketOfWriter(db: ReadDb, ticketId: TicketId): Promise<void> {
  await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(eq(tickets.id, ticketId))
    .for('update')
    .prepare('lock-ticket-of-writer')
    .execute();
}

/** Holds those of the tickets that nobody else holds; gives them. */
export async function lockFreeTickets(tx: Tx, ticketIds: readonly TicketId[]): Promise<Set<TicketId>> {
  const rows = await tx.execute<{ id: TicketId }>(sql`
    select id from ${tickets} where id = any(${sql.param([...ticketIds])}::text[]::uuid[]) for update skip locked`);
  return new Set(rows.map(({ id }) => id));
}

/** What the channel vouches for in a message. */
const Vouched = IncomingMessage.shape.proof;
const Sender = IncomingMessage.shape.sender;

export interface Said {
  id: string;
  at: Temporal.Instant;
  subject: string | null;
  text: string;
  quoted: string | null;
  /** Null on what came by no channel: a call that was noted down. */
  sender: IncomingMessage['sender'] | null;
  proof: IncomingMessage['proof'];
}

/**
 * The newest that was written from where the answer goes, oldest first; what a machine said is left out. Others may write into
 * the ticket too, from an address of their own: what they know and who they are opens nothing to whoever reads the answer.
 */
export async function listSaid(db: ReadDb, ticketId: TicketId): Promise<Said[]> {
  const build = () =>
    db
      .select({
        id: messages.id,
        at: messages.at,
        subject: messages.subject,
        text: messages.text,
        quoted: messages.quoted,
        sender: sql`${inbound.said} -> 'sender'`,
        proof: sql`${inbound.said} -> 'proof'`,
      })
      .from(messages)
      .innerJoin(tickets, eq(tickets.id, sql.placeholder('ticketId')))
      .leftJoin(inbound, eq(inbound.id, messages.inboundId))
      .where(
        and(
          // Requests that go on in this one too.
          sql`${messages.ticketId} = any(array(
            select t.id from ${tickets} t where t.id = ${sql.placeholder('ticketId')} or t.merged_into = ${sql.placeholder('ticketId')}))`,
          sql`${messages.conversationId} is not distinct from ${tickets.conversationId}`,
          eq(messages.direction, 'in'),
          isNull(messages.automatic),
        ),
      )
      .orderBy(desc(messages.at), desc(messages.id))
      .limit(MOST_MESSAGES)
      .prepare('said-in-ticket');
  const rows = await builtOnce(db, 'said-in-ticket', build).execute({ ticketId });
  return rows.toReversed().map(({ sender, proof, ...said }) => ({
    ...said,
    sender: sender === null ? null : Sender.parse(sender),
    proof: Vouched.parse(proof ?? {}),
  }));
}

/** What was shared or followed at any time in the chat of a ticket: where it is private, it stays true of who writes there. */
export async function listVouched(db: ReadDb, ticketId: TicketId): Promise<IncomingMessage['proof'][]> {
  const proof = sql`${inbound.said} -> 'proof'`;
  const build = () =>
    db
      .select({ proof })
      .from(messages)
      .innerJoin(inbound, eq(inbound.id, messages.inboundId))
      .where(
        and(
          sql`${messages.conversationId} = (select t.conversation_id from ${tickets} t where t.id = ${sql.placeholder('ticketId')})`,
          sql`(${proof} ? 'ownPhone' or ${proof} ? 'deepLink')`,
        ),
      )
      .orderBy(desc(messages.at))
      .limit(MOST_VOUCHED)
      .prepare('vouched-in-chat');
  const rows = await builtOnce(db, 'vouched-in-chat', build).execute({ ticketId });
  return rows.map((row) => Vouched.parse(row.proof ?? {}));
}

export interface LinkedPayment {
  uid: TransactionUid;
  at: Temporal.Instant;
}

/** What stands under somebody's identities. */
export interface OnFile {
  /** The merchants that keep their owner as a contact. */
  merchants: MerchantId[];
  /** The payments for which their owner followed a link of ours, the newest first. */
  linked: LinkedPayment[];
}

export async function findOnFile(db: ReadDb, vouched: readonly Identity[]): Promise<OnFile> {
  if (vouched.length === 0) return { merchants: [], linked: [] };
  const asked = JSON.stringify(vouched.map(({ kind, value }) => ({ kind, value })));
  const rows = await builtOnce(db, 'on-file', () => onFile(db)).execute({ asked });
  return {
    merchants: rows.flatMap(({ merchantId }) => merchantId ?? []),
    linked: rows.flatMap(({ uid, at }) => (uid === null || at === null ? [] : [{ uid, at }])),
  };
}

const OWNERS = sql`json_to_recordset(${sql.placeholder('asked')}::text::json) as asked (kind text, value text)`;
const MOST_ON_FILE = 100;

/** Each identity by itself: together, a plan made ahead reads whole tables for fear of many. */
function onFile(db: ReadDb) {
  const kept = db
    .select({ contactId: identities.contactId })
    .from(identities)
    .where(sql`${identities.kind} = asked.kind and ${identities.value} = asked.value`)
    .limit(1)
    .as('kept');
  const keeping = db
    .select({ merchantId: merchantContacts.merchantId })
    .from(merchantContacts)
    .where(eq(merchantContacts.contactId, kept.contactId))
    .limit(MOST_ON_FILE)
    .as('keeping');
  const followed = db
    .select({ uid: boundPayers.transactionUid, at: boundPayers.boundAt })
    .from(boundPayers)
    .where(sql`${boundPayers.kind} = asked.kind and ${boundPayers.value} = asked.value`)
    .orderBy(desc(boundPayers.boundAt))
    .limit(MOST_ON_FILE)
    .as('followed');
  const merchantsOf = db
    .selectDistinct({
      merchantId: sql<MerchantId | null>`${keeping.merchantId}`.as('merchant_id'),
      uid: sql<TransactionUid | null>`null::text`.as('uid'),
      at: sql<Temporal.Instant | null>`null::timestamptz`.mapWith(boundPayers.boundAt).as('at'),
    })
    .from(OWNERS)
    .crossJoinLateral(kept)
    .crossJoinLateral(keeping);
  const linkedTo = db
    .select({
      merchantId: sql<MerchantId | null>`null::uuid`.as('merchant_id'),
      uid: sql<TransactionUid | null>`${followed.uid}`.as('uid'),
      at: sql<Temporal.Instant | null>`${followed.at}`.mapWith(boundPayers.boundAt).as('at'),
    })
    .from(OWNERS)
    .crossJoinLateral(followed);
  return unionAll(merchantsOf, linkedTo).orderBy(sql`at desc nulls last`).prepare('on-file');
}

const CHOICES = ['transaction-attached', 'transaction-removed', 'proof-raised'] as const;

export interface Choices {
  /** The newest attaching or taking off: a person's, which nothing changes by itself, or the search's. */
  payment: { byPerson: boolean; byName: string | null } | undefined;
  /** The level was raised since the payment was last changed. */
  raiseStands: boolean;
  /** Every payment that was ever attached: what was written about it may be said again. */
  uids: TransactionUid[];
}

/** What people decided about the ticket's payment and its writer. */
export async function findChoices(db: ReadDb, ticketId: TicketId): Promise<Choices> {
  const build = () =>
    db
      .select({
        what: ticketEvents.what,
        byId: ticketEvents.byId,
        byName: ticketEvents.byName,
        uid: sql<TransactionUid | null>`${ticketEvents.facts} ->> 'uid'`,
      })
      .from(ticketEvents)
      .where(and(eq(ticketEvents.ticketId, sql.placeholder('ticketId')), inArray(ticketEvents.what, [...CHOICES])))
      .orderBy(asc(ticketEvents.at), asc(ticketEvents.id))
      .prepare('choices-on-ticket');
  const rows = await builtOnce(db, 'choices-on-ticket', build).execute({ ticketId });
  const lastPayment = rows.findLastIndex(({ what }) => what !== 'proof-raised');
  const lastRaise = rows.findLastIndex(({ what }) => what === 'proof-raised');
  const payment = rows[lastPayment];
  return {
    payment: payment && { byPerson: payment.byId !== null, byName: payment.byName },
    raiseStands: lastRaise > lastPayment,
    uids: [...new Set(rows.flatMap(({ uid }) => uid ?? []))],
  };
}
