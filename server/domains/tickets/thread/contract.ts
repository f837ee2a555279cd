import { z } from 'zod';
import { IncomingFile, OutboundState } from '#contract/channels';
import { endpoint } from '#kernel/endpoint';
import { FileId, MessageId, NoteId, PersonId, TicketId } from '#kernel/ids';
import { PageRequest, pageOf } from '#kernel/page';

const OfTicket = z.object({ ticketId: TicketId });

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
  'incident-attached',
  'incident-detached',
  'bank-asked',
  'bank-asked-from',
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

const Note = z.string().trim().min(1).max(20_000);

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
