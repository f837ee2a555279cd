import { type SQL, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  AccountId,
  ContactId,
  ConversationId,
  FileId,
  InboundId,
  IncidentId,
  MerchantId,
  MessageId,
  NoteId,
  PersonId,
  TicketId,
  TransactionUid,
} from '../../kernel/ids.ts';
import { bytes, instant } from '../../platform/columns.ts';
import type { ChannelKind, ConversationAddress, IncomingFile, IncomingMessage } from '../channels/contract.ts';
import { channelAccounts } from '../channels/tables.ts';
import type { Identity, Language } from '../contacts/contract.ts';
import { contacts } from '../contacts/tables.ts';
import type { AlbumPiece } from './album.rules.ts';
import type {
  CallStep,
  DueKind,
  PinnedView,
  ProofLevel,
  TicketStatus,
  Topic,
  WaitingOn,
  WriterSide,
} from './contract.ts';
import type { Kept } from './merge.rules.ts';
import type { Standing } from './standing.rules.ts';

/** Chats, group topics and mail correspondents, each on one account. */
export const conversations = pgTable(
  'conversations',
  {
    id: uuid().$type<ConversationId>().primaryKey(),
    accountId: uuid()
      .$type<AccountId>()
      .notNull()
      .references(() => channelAccounts.id),
    address: text().notNull(),
    kind: text().$type<ConversationAddress['kind']>().notNull(),
    title: text(),
    /** Of a private one: the person at the other end. */
    contactId: uuid()
      .$type<ContactId>()
      .references(() => contacts.id),
    /** Bound by an engineer. */
    merchantId: uuid().$type<MerchantId>(),
    boundBy: uuid().$type<PersonId>(),
    boundReason: text(),
    isReachable: boolean().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('conversations_address').on(t.accountId, t.address),
    index('conversations_contact').on(t.contactId),
  ],
);

/** Tickets: one narrow row each, from which the queue is read without a join. */
export const tickets = pgTable(
  'tickets',
  {
    id: uuid().$type<TicketId>().primaryKey(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    status: text().$type<TicketStatus>().notNull(),
    topic: text().$type<Topic>().notNull(),
    /** Proposed by a rule, or chosen by a person. */
    topicByHand: boolean().notNull(),
    subject: text().notNull(),
    channel: text().$type<ChannelKind>().notNull(),
    accountId: uuid().$type<AccountId>(),
    conversationId: uuid()
      .$type<ConversationId>()
      .references(() => conversations.id),
    contactId: uuid().$type<ContactId>(),
    writerSide: text().$type<WriterSide>().notNull(),
    writerName: text().notNull(),
    merchantId: uuid().$type<MerchantId>(),
    /** Copied, so that the queue needs no join; it follows its merchant by a reaction. */
    merchantName: text(),
    language: text().$type<Language>().notNull(),
    lastLine: text().notNull(),
    lastInboundAt: instant().notNull(),
    lastInboundId: uuid().$type<MessageId>(),
    assigneeId: uuid().$type<PersonId>(),
    assigneeName: text(),
    assignedAt: instant(),
    /** Given by hand: stays for the shift. */
    assignedByHand: boolean().notNull(),
    /** By when we have to answer; kept while we wait. */
    answerDueAt: instant(),
    /** The next moment at which something must happen; the year 9999 sorts last where there is none. */
    dueAt: instant().notNull(),
    dueKind: text().$type<DueKind>().notNull(),
    snoozedUntil: instant(),
    promisedAt: instant(),
    promise: text(),
    waitingOn: text().$type<WaitingOn>(),
    /** Since when something lies here that its owner has not opened. */
    unreadSince: instant(),
    hasUndelivered: boolean().notNull(),
    transactionUid: text().$type<TransactionUid>(),
    /** Whose the attached payment is. It is shown and looked for; who may see the ticket is decided by its own merchant alone. */
    paidMerchantId: uuid().$type<MerchantId>(),
    paidMerchantName: text(),
    proofLevel: text().$type<ProofLevel>().notNull(),
    proofWhy: text().array().notNull(),
    proofRaisedBy: text(),
    proofRaisedReason: text(),
    openedAt: instant().notNull(),
    openedBy: uuid().$type<PersonId>(),
    /** Since when whoever opened it for a merchant has not seen what the desk did. */
    openerNewsSince: instant(),
    firstAnsweredAt: instant(),
    closedAt: instant(),
    /** To which undoing a close by hand returns. */
    beforeClose: jsonb().$type<BeforeClose>(),
    mergedInto: uuid().$type<TicketId>(),
    mergedAt: instant(),
    mergeTook: jsonb().$type<MergeTook>(),
    possiblyContinues: uuid().$type<TicketId>(),
    /** The incident that it belongs to, copied so that the queue needs no join. */
    incidentId: uuid().$type<IncidentId>(),
    incidentNumber: integer(),
    revision: integer().notNull(),
  },
  (t) => [
    uniqueIndex('tickets_number').on(t.number),
    index('tickets_queue').on(t.dueAt, t.id).where(sql`${t.status} <> 'done'`),
    index('tickets_queue_of').on(t.assigneeId, t.dueAt, t.id).where(sql`${t.status} <> 'done'`),
    index('tickets_status').on(t.status, t.dueAt, t.id).where(sql`${t.status} <> 'done'`),
    index('tickets_newest').on(t.lastInboundAt, t.id),
    index('tickets_conversation').on(t.conversationId, t.lastInboundAt),
    index('tickets_contact').on(t.contactId, t.lastInboundAt),
    index('tickets_merchant').on(t.merchantId, t.lastInboundAt),
    index('tickets_paid_merchant').on(t.paidMerchantId, t.lastInboundAt).where(sql`${t.paidMerchantId} is not null`),
    index('tickets_transaction').on(t.transactionUid),
    index('tickets_opened_by').on(t.openedBy, t.lastInboundAt).where(sql`${t.openedBy} is not null`),
    index('tickets_merged').on(t.mergedInto),
    index('tickets_assigned').on(t.assigneeId, t.assignedAt),
    index('tickets_unread').on(t.unreadSince).where(sql`${t.unreadSince} is not null`),
    index('tickets_incident').on(t.incidentNumber, t.lastInboundAt).where(sql`${t.incidentNumber} is not null`),
    index('tickets_snoozed').on(t.snoozedUntil).where(sql`${t.snoozedUntil} is not null`),
  ],
);

/** What a ticket was before an answer moved it, to which taking the answer back returns. */
export interface BeforeAnswer extends Standing {
  isFirst: boolean;
  ledTo: TicketStatus;
  closedAt: string | null;
}

/** What a ticket was before a hand closed it. */
export interface BeforeClose extends Standing {
  /** When that was: of another close it says nothing. */
  closedAt: string;
}

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** How the ticket that another goes on in stood before it came and with it, and since when the other lay unopened. */
export interface MergeTook {
  before: Kept;
  after: Kept;
  unreadSince: string | null;
}

/** The words of a message in the grammars of its likely languages, and every sign as it stands: ids, addresses and numbers are found exactly. */
const wordsOf = (): SQL => {
  const said = sql.raw(`left(coalesce("subject", '') || ' ' || "text", 20000)`);
  return sql`to_tsvector('russian', ${said}) || to_tsvector('english', ${said}) || to_tsvector('simple', ${said})`;
};

/** What was said to us and by us. Notes are elsewhere, so that no mistake can send one. */
export const messages = pgTable(
  'messages',
  {
    id: uuid().$type<MessageId>().primaryKey(),
    ticketId: uuid()
      .$type<TicketId>()
      .notNull()
      .references(() => tickets.id),
    conversationId: uuid().$type<ConversationId>(),
    direction: text().$type<'in' | 'out'>().notNull(),
    /** The provider's time; where it lies in the future, ours. */
    at: instant().notNull(),
    receivedAt: instant().notNull(),
    authorName: text().notNull(),
    authorId: uuid().$type<PersonId>(),
    contactId: uuid().$type<ContactId>(),
    subject: text(),
    text: text().notNull(),
    quoted: text(),
    html: text(),
    files: jsonb().$type<IncomingFile[]>().notNull(),
    automatic: text().$type<NonNullable<IncomingMessage['automatic']>>(),
    providerMessageId: text(),
    album: text(),
    /** Only of an album: an edit names one piece. */
    pieces: jsonb().$type<AlbumPiece[]>(),
    editedAt: instant(),
    /** Made under the ticket's lock when the words became others, or came into this ticket: in one order with the ids. */
    changeId: uuid().$type<MessageId>(),
    /** What it said before, oldest first. */
    revisions: jsonb().$type<{ at: string; text: string }[]>().notNull(),
    inboundId: uuid().$type<InboundId>(),
    /** What the channel vouches for; only of what came in. */
    proof: jsonb().$type<IncomingMessage['proof']>(),
    /** Only of an answer. */
    before: jsonb().$type<BeforeAnswer>(),
    words: tsvector().generatedAlwaysAs(wordsOf),
  },
  (t) => [
    index('messages_ticket').on(t.ticketId, t.at, t.id),
    index('messages_provider').on(t.conversationId, t.providerMessageId),
    index('messages_provider_id').on(t.providerMessageId),
    index('messages_album').on(t.conversationId, t.album).where(sql`${t.album} is not null`),
    // The migrations keep the waiting lists of both short.
    index('messages_words').using('gin', t.words),
    index('messages_files').using('gin', t.files.op('jsonb_path_ops')).where(sql`${t.files} <> '[]'::jsonb`),
  ],
);

export const notes = pgTable(
  'notes',
  {
    id: uuid().$type<NoteId>().primaryKey(),
    ticketId: uuid()
      .$type<TicketId>()
      .notNull()
      .references(() => tickets.id),
    at: instant().notNull(),
    authorId: uuid().$type<PersonId>(),
    authorName: text().notNull(),
    text: text().notNull(),
  },
  (t) => [index('notes_ticket').on(t.ticketId, t.at, t.id)],
);

/** What happened to a ticket, for its thread and for figures. */
export const ticketEvents = pgTable(
  'ticket_events',
  {
    id: uuid().primaryKey(),
    ticketId: uuid()
      .$type<TicketId>()
      .notNull()
      .references(() => tickets.id),
    at: instant().notNull(),
    what: text().notNull(),
    byId: uuid().$type<PersonId>(),
    byName: text(),
    facts: jsonb().$type<Record<string, string>>().notNull(),
  },
  (t) => [index('ticket_events_ticket').on(t.ticketId, t.at, t.id)],
);

export const drafts = pgTable(
  'drafts',
  {
    ticketId: uuid()
      .$type<TicketId>()
      .notNull()
      .references(() => tickets.id),
    personId: uuid().$type<PersonId>().notNull(),
    kind: text().$type<'reply' | 'note'>().notNull(),
    text: text().notNull(),
    version: integer().notNull(),
    savedAt: instant().notNull(),
    other: text(),
    /** Chosen to go with it. */
    files: uuid().array().$type<FileId[]>().notNull().default(sql`'{}'`),
  },
  (t) => [primaryKey({ columns: [t.ticketId, t.personId, t.kind] })],
);

/** Steps of calling somebody to a ticket: each is a row, so that the thread shows why who was called. */
export const calls = pgTable(
  'calls',
  {
    id: uuid().primaryKey(),
    ticketId: uuid()
      .$type<TicketId>()
      .notNull()
      .references(() => tickets.id),
    step: text().$type<CallStep>().notNull(),
    /** Since when it lay there unopened; of a deadline, the deadline. Each step is made once for it. */
    since: instant().notNull(),
    personId: uuid().$type<PersonId>(),
    at: instant().notNull(),
    /** `not-reached`: called, but the message did not arrive. `rang`: at a console. */
    outcome: text().$type<'called' | 'no-reach' | 'not-reached' | 'rang'>().notNull(),
  },
  (t) => [uniqueIndex('calls_step').on(t.ticketId, t.since, t.step)],
);

/** Where people of the desk are called: their own chat with one of the desk's bots. */
export const reaches = pgTable('reaches', {
  personId: uuid().$type<PersonId>().primaryKey(),
  accountId: uuid()
    .$type<AccountId>()
    .notNull()
    .references(() => channelAccounts.id),
  address: text().notNull(),
  boundAt: instant().notNull(),
});

/** The views that a person has pinned, in their order; those of the desk until they change something. */
export const pinnedViews = pgTable('pinned_views', {
  personId: uuid().$type<PersonId>().primaryKey(),
  items: jsonb().$type<PinnedView[]>().notNull(),
  version: integer().notNull(),
  savedAt: instant().notNull(),
});

/** One-time words that bind a chat to a person, as hashes. */
export const reachTokens = pgTable('reach_tokens', {
  tokenHash: bytes().primaryKey(),
  personId: uuid().$type<PersonId>().notNull(),
  expiresAt: instant().notNull(),
});

/** One-time words that bind a chat to somebody outside, as hashes: to a contact, or to who made a payment. */
export const bindingLinks = pgTable('binding_links', {
  tokenHash: bytes().primaryKey(),
  contactId: uuid()
    .$type<ContactId>()
    .references(() => contacts.id, { onDelete: 'cascade' }),
  transactionUid: text().$type<TransactionUid>(),
  madeBy: uuid().$type<PersonId>(),
  expiresAt: instant().notNull(),
});

/** Who has followed a link that was made for a payment: of that payment they are the payer. */
export const boundPayers = pgTable(
  'bound_payers',
  {
    kind: text().$type<Identity['kind']>().notNull(),
    value: text().notNull(),
    transactionUid: text().$type<TransactionUid>().notNull(),
    boundAt: instant().notNull(),
    linkMadeBy: uuid().$type<PersonId>(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.value, t.transactionUid] })],
);
