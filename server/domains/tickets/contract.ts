import { z } from 'zod';
import { ChannelKind, ConversationAddress } from '#contract/channels';
import { Identity, Language } from '#contract/contacts';
import { endpoint } from '#kernel/endpoint';
import {
  AccountId,
  ContactId,
  ConversationId,
  IncidentId,
  MerchantId,
  MessageId,
  PersonId,
  TicketId,
  TransactionUid,
} from '#kernel/ids';
import { PageRequest, pageOf } from '#kernel/page';
import { Draft } from './thread/contract.ts';

export * from './binding/contract.ts';
export * from './calling/contract.ts';
export * from './thread/contract.ts';

/** Each says what to do. `close-the-loop`: the outside party has acted, the writer is not told yet. */
export const TicketStatus = z.enum([
  'needs-first-answer',
  'needs-next-answer',
  'waiting-inside',
  'waiting-outside',
  'close-the-loop',
  'done',
]);
export type TicketStatus = z.infer<typeof TicketStatus>;

/** Whom we wait for when we wait inside. */
export const WaitingOn = z.enum(['bank', 'developers', 'colleague', 'merchant']);
export type WaitingOn = z.infer<typeof WaitingOn>;

export const Topic = z.enum([
  'declined',
  'debited-not-changed',
  'charged-twice',
  'when-is-my-money',
  'refund',
  'chargeback',
  'limit',
  'module',
  'integration',
  'webhook',
  'three-ds',
  'recurring',
  'goods',
  'access',
  'documents',
  'other',
]);
export type Topic = z.infer<typeof Topic>;

/** Who writes. */
export const WriterSide = z.enum(['merchant', 'payer', 'colleague', 'unknown']);
export type WriterSide = z.infer<typeof WriterSide>;

/** What the writer has proven to be (D-13), least first. */
export const ProofLevel = z.enum(['unknown', 'claims', 'proven', 'contact-on-file']);
export type ProofLevel = z.infer<typeof ProofLevel>;

/** What has to happen by `dueAt`. */
export const DueKind = z.enum(['first-answer', 'next-answer', 'promise', 'wake', 'none']);
export type DueKind = z.infer<typeof DueKind>;

export const PersonName = z.object({ id: PersonId, name: z.string() });

/** A line of the queue: a decision. Everything in it comes from one narrow row. */
export const TicketRow = z.object({
  id: TicketId,
  number: z.int(),
  status: TicketStatus,
  topic: Topic,
  subject: z.string(),
  channel: ChannelKind,
  writerSide: WriterSide,
  writerName: z.string(),
  merchantId: MerchantId.nullable(),
  merchantName: z.string().nullable(),
  /** Their last line. */
  lastLine: z.string(),
  lastInboundAt: z.iso.datetime(),
  assignee: PersonName.nullable(),
  dueAt: z.iso.datetime().nullable(),
  dueKind: DueKind,
  snoozedUntil: z.iso.datetime().nullable(),
  waitingOn: WaitingOn.nullable(),
  isUnread: z.boolean(),
  transactionUid: TransactionUid.nullable(),
  /** Whose the attached payment is; never told to who may see only some merchants. */
  paidMerchant: z.object({ id: MerchantId, name: z.string().nullable() }).nullable(),
  /** An answer did not arrive, or nobody knows whether it did. */
  hasUndelivered: z.boolean(),
  /** The incident that it belongs to. */
  incident: z.object({ id: IncidentId, number: z.int() }).nullable(),
  /** Changes with every change of the row. */
  revision: z.int(),
});
export type TicketRow = z.infer<typeof TicketRow>;

export const Ticket = TicketRow.extend({
  conversationId: ConversationId.nullable(),
  accountId: AccountId.nullable(),
  /** A group chat: everybody in it reads along. */
  isGroup: z.boolean(),
  contact: z
    .object({ id: ContactId, name: z.string(), language: Language.nullable(), identities: z.array(Identity) })
    .nullable(),
  language: Language,
  proof: z.object({
    level: ProofLevel,
    /** Stable words: `group-bound`, `mail-aligned`, `contact-on-file`, `raised-by-hand`, `payment-email`, … */
    why: z.array(z.string()),
    /** Who raised it by hand, and their reason. */
    raised: z.object({ by: z.string(), reason: z.string() }).nullable(),
  }),
  promise: z.object({ at: z.iso.datetime(), text: z.string() }).nullable(),
  openedAt: z.iso.datetime(),
  firstAnsweredAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  openedBy: PersonName.nullable(),
  mergedInto: z.object({ id: TicketId, number: z.int() }).nullable(),
  /** Those that were merged into this one. */
  merged: z.array(z.object({ id: TicketId, number: z.int(), canUndo: z.boolean() })),
  /** Other tickets of the same contact or chat, newest first. */
  siblings: z.array(
    z.object({
      id: TicketId,
      number: z.int(),
      subject: z.string(),
      status: TicketStatus,
      at: z.iso.datetime(),
      lastLine: z.string(),
      assignee: PersonName.nullable(),
    }),
  ),
  /** What may continue this or an older ticket. */
  possiblyContinues: z.object({ id: TicketId, number: z.int() }).nullable(),
  drafts: z.array(Draft),
  /** The newest entry from the other side: a send names what its writer has seen. */
  lastInboundId: MessageId.nullable(),
  /** Where an answer goes. */
  way: z
    .object({
      channel: ChannelKind,
      kind: ConversationAddress.shape.kind,
      address: z.string(),
      title: z.string().nullable(),
      accountName: z.string(),
    })
    .nullable(),
  /** Why nothing can be sent here; null when it can. */
  cannotReply: z.string().nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

const OfTicket = z.object({ ticketId: TicketId });

/**
 * Views are text: `assignee:me sort:deadline`, `topic:limit opened:<7d`, `status:waiting-inside on:bank`, `due:<30m`,
 * `is:unassigned`, `is:promised`, `promised:today`, `incident:12`, free words search the messages, `#123` a number.
 */
export const ViewText = z.string().trim().max(500);

export const TicketSort = z.enum(['deadline', 'newest', 'oldest']);
export type TicketSort = z.infer<typeof TicketSort>;

export const listTickets = endpoint({
  method: 'get',
  path: '/tickets',
  summary: 'A view of the queue: open tickets by deadline unless the view says otherwise.',
  query: PageRequest.extend({ view: ViewText.default('') }),
  response: pageOf(TicketRow).extend({
    /** In which order the view has them. */
    sort: TicketSort,
    /** What of the view was not understood. */
    notUnderstood: z.array(z.string()),
  }),
});

/** The rows with these ids as they are now; those that are gone from sight are absent. */
export const listTicketRows = endpoint({
  method: 'post',
  path: '/tickets/rows',
  summary: 'The current rows of some tickets, and which of them belong to a view.',
  body: z.object({ ids: z.array(TicketId).min(1).max(200), view: ViewText.default('') }),
  response: z.object({ items: z.array(TicketRow.extend({ isInView: z.boolean() })) }),
});

/** At most 100 is counted: shown as 99+. */
export const countTickets = endpoint({
  method: 'post',
  path: '/tickets/counts',
  summary: 'How many tickets some views hold, counted to 100.',
  body: z.object({ views: z.array(ViewText).min(1).max(20) }),
  response: z.object({ counts: z.array(z.int()) }),
});

/** A view that somebody has pinned; where it has no name of its own, its text is its name. */
export const PinnedView = z.object({ name: z.string().trim().max(60), text: ViewText });
export type PinnedView = z.infer<typeof PinnedView>;

/** In the order of their keys. `version` grows with each change: a save names the one it builds on. */
export const PinnedViews = z.object({ items: z.array(PinnedView).max(30), version: z.int().nonnegative() });
export type PinnedViews = z.infer<typeof PinnedViews>;

export const getPinnedViews = endpoint({
  method: 'get',
  path: '/pinned-views',
  summary: 'The views that the asker has pinned; null while they have not changed those of the desk.',
  response: z.object({ pinned: PinnedViews.nullable() }),
});

export const savePinnedViews = endpoint({
  method: 'put',
  path: '/pinned-views',
  summary: 'Pin, order, rename or let go of one’s own views.',
  body: PinnedViews,
  response: PinnedViews,
});

export const getTicket = endpoint({
  method: 'get',
  path: '/tickets/:ticketId',
  summary: 'One ticket: who writes, how much is proven, what is promised, drafts of the asker.',
  params: OfTicket,
  response: Ticket,
});

export const findTicketByNumber = endpoint({
  method: 'get',
  path: '/tickets/by-number/:number',
  summary: 'Which ticket has a number.',
  params: z.object({ number: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  response: z.object({ id: TicketId }),
});

export const NewTicket = z.object({
  subject: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(20_000),
  topic: Topic.default('other'),
  merchantId: MerchantId.nullable().default(null),
  writerSide: WriterSide.default('merchant'),
  /** Who called, or whom we write to. */
  contact: z.object({ name: z.string().trim().min(1).max(200), identity: Identity.nullable() }),
  /** What it is about. */
  transactionUid: TransactionUid.nullable().default(null),
  /** Send `text` to the contact from this account instead of noting it down. */
  sendFrom: AccountId.nullable().default(null),
});
export type NewTicket = z.infer<typeof NewTicket>;

export const TicketChange = z.object({
  topic: Topic.optional(),
  subject: z.string().trim().min(1).max(300).optional(),
  dueAt: z.iso.datetime().nullable().optional(),
  merchantId: MerchantId.nullable().optional(),
  writerSide: WriterSide.optional(),
  language: Language.optional(),
});
export type TicketChange = z.infer<typeof TicketChange>;

export const changeTicket = endpoint({
  method: 'patch',
  path: '/tickets/:ticketId',
  summary: 'Change topic, subject, deadline, merchant or the writer’s side.',
  params: OfTicket,
  body: TicketChange,
  response: Ticket,
});

/** Moves by hand. `wait-inside` names whom we wait for, and when they are to be asked again; `inside-acted` leads to closing the loop. */
export const TicketMove = z.discriminatedUnion('move', [
  z.object({ move: z.literal('wait-inside'), on: WaitingOn, askAgainAt: z.iso.datetime().nullable().optional() }),
  z.object({ move: z.literal('inside-acted') }),
  z.object({ move: z.literal('wait-outside') }),
  z.object({ move: z.literal('close'), reason: z.string().trim().max(300).optional() }),
  z.object({ move: z.literal('reopen') }),
]);
export type TicketMove = z.infer<typeof TicketMove>;

export const moveTicket = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/move',
  summary: 'Move a ticket to another status.',
  params: OfTicket,
  body: TicketMove,
  response: Ticket,
});

export const undoClose = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/unclose',
  summary: 'Take a close by hand back: status, deadline, promise and sleep are as before.',
  params: OfTicket,
  response: Ticket,
});

export const snoozeTicket = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/snooze',
  summary: 'Let a ticket sleep until a time, or wake it.',
  params: OfTicket,
  body: z.object({ until: z.iso.datetime().nullable() }),
  response: Ticket,
});

export const promiseTicket = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/promise',
  summary: 'Note what was promised and by when, or that it is kept.',
  params: OfTicket,
  body: z.object({ at: z.iso.datetime().nullable(), text: z.string().trim().max(300).default('') }),
  response: Ticket,
});

export const assignTicket = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/assignment',
  summary: 'Give a ticket to somebody with a reason, take it, or put it back for who is on duty.',
  params: OfTicket,
  body: z.object({ to: PersonId.nullable(), reason: z.string().trim().max(300).default('') }),
  response: Ticket,
});

export const markRead = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/read',
  summary: 'The assignee has seen everything up to now.',
  params: OfTicket,
  response: z.object({}),
});

export const mergeTicket = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/merge',
  summary: 'Continue a ticket in another one of the same merchant; can be undone for a day.',
  params: OfTicket,
  body: z.object({ into: TicketId }),
  response: Ticket,
});

export const undoMerge = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/unmerge',
  summary: 'Take a merge back.',
  params: OfTicket,
  response: Ticket,
});
