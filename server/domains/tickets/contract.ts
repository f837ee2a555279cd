import { z } from 'zod';
import { ChannelKind, ConversationAddress, IncomingFile, OutboundState, StartLink } from '#contract/channels';
import { Identity, Language } from '#contract/contacts';
import { endpoint } from '#kernel/endpoint';
import {
  AccountId,
  ContactId,
  ConversationId,
  FileId,
  MerchantId,
  MessageId,
  NoteId,
  PersonId,
  TicketId,
  TransactionUid,
} from '#kernel/ids';
import { PageRequest, pageOf } from '#kernel/page';

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

/**
 * Who is called when nobody opens a ticket: its owner, then the lead; where nobody is on shift, the lead at once; where that
 * call does not arrive, the administrators. `deadline` rings at the console of who has it, opened or not, before its time is over.
 */
export const CallStep = z.enum(['own-messenger', 'lead', 'coverage', 'administrator', 'deadline']);
export type CallStep = z.infer<typeof CallStep>;

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
  /** Changes with every change of the row. */
  revision: z.int(),
});
export type TicketRow = z.infer<typeof TicketRow>;

export const TicketFile = IncomingFile.extend({
  state: z.enum(['waiting', 'clean', 'held-back', 'missing']),
  /** Why it could not be had, where that says what to do: another way is to be asked for, or it is gone. */
  missingWhy: z.enum(['too-large', 'gone']).nullable(),
});

/** A message in or out, as the thread shows it. */
export const ThreadMessage = z.object({
  entry: z.literal('message'),
  id: MessageId,
  /** By this a send says that it was seen. Another one, and a later one, whenever its words become others or it comes here. */
  mark: z.uuid(),
  at: z.iso.datetime(),
  direction: z.enum(['in', 'out']),
  authorName: z.string(),
  authorId: PersonId.nullable(),
  /** Of a mail: the address that wrote it. `isAnother`: answers of this ticket do not go there. */
  from: z.object({ address: z.string(), isAnother: z.boolean(), isVouched: z.boolean() }).nullable(),
  /** It can be seen as it came. */
  hasOriginal: z.boolean(),
  subject: z.string().nullable(),
  text: z.string(),
  quoted: z.string().nullable(),
  hasHtml: z.boolean(),
  files: z.array(TicketFile),
  /** Said by a machine. */
  automatic: z.enum(['auto-reply', 'bounce', 'list', 'loop']).nullable(),
  editedAt: z.iso.datetime().nullable(),
  /** It came later than what stands below it. */
  cameLate: z.boolean(),
  delivery: z
    .object({
      state: OutboundState,
      /** Until then it can be taken back. */
      heldUntil: z.iso.datetime().nullable(),
      sentAt: z.iso.datetime().nullable(),
      failure: z.object({ reason: z.string(), words: z.string() }).nullable(),
    })
    .nullable(),
});
export const ThreadNote = z.object({
  entry: z.literal('note'),
  id: NoteId,
  at: z.iso.datetime(),
  authorName: z.string(),
  authorId: PersonId.nullable(),
  text: z.string(),
});
/** Everything that a thread tells of; each has its sentence in every language of the console. */
export const Happened = z.enum([
  'opened',
  'opened-by-hand',
  'opened-from',
  'assigned',
  'put-back',
  'reopened-by-writer',
  'waits-inside',
  'inside-acted',
  'waits-outside',
  'closed',
  'reopened',
  'close-undone',
  'snoozed',
  'woken',
  'woke',
  'ask-again',
  'called',
  'call-not-arrived',
  'answer-runs-out',
  'promise-runs-out',
  'promised',
  'promise-kept',
  'deadline-changed',
  'topic-changed',
  'subject-changed',
  'language-changed',
  'side-changed',
  'merchant-changed',
  'merged-into',
  'merged-from',
  'merge-undone',
  'message-moved-away',
  'message-moved-here',
  'way-chosen',
  'way-typed',
  'new-participant',
  'answer-taken-back',
  'answer-undelivered',
  'answer-bounced',
  'answer-delayed',
  'answer-decided',
  'proof-raised',
  'payer-bound',
  'contact-bound',
  'chat-bound',
  'chat-let-loose',
  'chat-left',
  'chat-reachable',
  'transaction-attached',
  'transaction-removed',
]);
export type Happened = z.infer<typeof Happened>;
/** What happened to the ticket, and what its sentence names; a word of a newer server may be unknown here. */
export const ThreadEvent = z.object({
  entry: z.literal('event'),
  id: z.string(),
  at: z.iso.datetime(),
  what: z.string(),
  byName: z.string().nullable(),
  facts: z.record(z.string(), z.string()),
});
export const ThreadEntry = z.discriminatedUnion('entry', [ThreadMessage, ThreadNote, ThreadEvent]);
export type ThreadEntry = z.infer<typeof ThreadEntry>;
export type ThreadMessage = z.infer<typeof ThreadMessage>;

/** A file that waits to be sent. */
export const DraftFile = z.object({
  id: FileId,
  name: z.string(),
  sizeBytes: z.int(),
  state: z.enum(['clean', 'held-back']),
});
export type DraftFile = z.infer<typeof DraftFile>;

export const Draft = z.object({
  kind: z.enum(['reply', 'note']),
  text: z.string(),
  /** Grows with each save; a save names the one it builds on. */
  version: z.int(),
  savedAt: z.iso.datetime(),
  /** What another tab of the same person wrote meanwhile, when both built on the same version. */
  other: z.string().nullable(),
  /** Those that are to go with it. */
  files: z.array(DraftFile),
});
export type Draft = z.infer<typeof Draft>;

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
const Note = z.string().trim().min(1).max(20_000);

/**
 * Views are text: `assignee:me sort:deadline`, `topic:limit opened:<7d`, `status:waiting-inside on:bank`, `due:<30m`,
 * `is:unassigned`, `is:promised`, `promised:today`, free words search the messages, `#123` a number.
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
/** Newest page first; entries within it oldest first. */
export const listThread = endpoint({
  method: 'get',
  path: '/tickets/:ticketId/thread',
  summary: 'Messages, notes and events of a ticket.',
  params: OfTicket,
  query: PageRequest,
  response: pageOf(ThreadEntry),
});
/** In the order in which it came; what the refusal of a send means. */
export const listUnseen = endpoint({
  method: 'get',
  path: '/tickets/:ticketId/unseen',
  summary: 'What others said, or said otherwise, after something that was seen.',
  params: OfTicket,
  query: z.object({ seen: z.uuid().optional() }),
  response: z.object({ items: z.array(ThreadMessage) }),
});
export const getMessageHtml = endpoint({
  method: 'get',
  path: '/messages/:messageId/html',
  summary: 'The sanitised HTML of a mail, for a sandboxed frame.',
  params: z.object({ messageId: MessageId }),
  response: z.object({ html: z.string() }),
});
export const getMessageOriginal = endpoint({
  method: 'get',
  path: '/messages/:messageId/original',
  summary: 'A message as it came, masked: of a mail its whole head, from whom and to whom it went.',
  params: z.object({ messageId: MessageId }),
  response: z.object({ original: z.string() }),
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
export const noteOnTicket = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/notes',
  summary: 'Add an internal note. It never leaves the company.',
  params: OfTicket,
  body: z.object({ text: Note }),
  response: ThreadNote,
});
export const saveDraft = endpoint({
  method: 'put',
  path: '/tickets/:ticketId/drafts/:kind',
  summary: 'Keep what is typed, and the files that go with it. Without either it is forgotten.',
  params: OfTicket.extend({ kind: z.enum(['reply', 'note']) }),
  body: z.object({
    text: z.string().max(20_000),
    files: z.array(FileId).max(10).default([]),
    basedOn: z.int().nonnegative(),
  }),
  response: Draft,
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
export const moveMessage = endpoint({
  method: 'post',
  path: '/messages/:messageId/move',
  summary: 'Move a message to another ticket, or to a new one.',
  params: z.object({ messageId: MessageId }),
  body: z.object({ to: TicketId.nullable() }),
  response: z.object({ ticketId: TicketId, number: z.int() }),
});
export const takeBackMessage = endpoint({
  method: 'post',
  path: '/messages/:messageId/take-back',
  summary: 'Take an answer back while it is held. Its text and its files become the draft again.',
  params: z.object({ messageId: MessageId }),
  response: z.object({ text: z.string(), files: z.array(DraftFile) }),
});
/** Binds a group chat to a merchant: the level of what may be said there comes from this. */
export const bindConversation = endpoint({
  method: 'post',
  path: '/conversations/:conversationId/merchant',
  summary: 'Bind a chat to a merchant, or let it loose.',
  params: z.object({ conversationId: ConversationId }),
  body: z.object({ merchantId: MerchantId.nullable(), reason: z.string().trim().min(3).max(300) }),
  response: z.object({}),
});

/** A word that is said to one of the desk's bots, once, and the addresses that say it. */
export const BindingLink = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime(),
  links: z.array(StartLink),
});
export type BindingLink = z.infer<typeof BindingLink>;
/** To whom it binds the chat from which it is followed. */
export const Binding = z.discriminatedUnion('to', [
  z.object({ to: z.literal('contact'), contactId: ContactId }),
  z.object({ to: z.literal('payment'), uid: TransactionUid }),
]);
export type Binding = z.infer<typeof Binding>;
/** The word is shown once: whoever says it from their own chat is taken to be this contact, or the payer of this payment. */
export const makeBindingLink = endpoint({
  method: 'post',
  path: '/binding-links',
  summary: 'A one-time link that binds a chat to a contact, or to who made a payment.',
  body: Binding,
  response: BindingLink,
});

export const Reach = z.object({
  /** The desk's bot through which one is called; null where one is not bound. */
  accountName: z.string().nullable(),
  boundAt: z.iso.datetime().nullable(),
});
export type Reach = z.infer<typeof Reach>;
export const getReach = endpoint({
  method: 'get',
  path: '/calling',
  summary: 'Whether and where one is called when a ticket is left unopened.',
  response: Reach,
});
/** The word is shown once; sending `/start` with it to one of the desk's bots binds that chat to the asker. */
export const listCalled = endpoint({
  method: 'get',
  path: '/calling/people',
  summary: 'Who is called where nobody is on shift or a ticket is left unopened; empty where nobody can be.',
  response: z.object({ items: z.array(PersonName) }),
});
/** The word is shown once; sending `/start` with it to one of the desk’s bots binds that chat to the asker. */
export const makeReachLink = endpoint({
  method: 'post',
  path: '/calling/link',
  summary: 'A one-time word that binds one’s own chat with the desk’s bot to oneself.',
  response: BindingLink,
});
export const endReach = endpoint({
  method: 'delete',
  path: '/calling',
  summary: 'Be called no longer.',
  response: z.object({}),
});
