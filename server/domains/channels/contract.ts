import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { AccountId, FileId, InboundId, TicketId } from '#kernel/ids';
import { InstantText } from '#kernel/instant-text';
import { PageRequest, pageOf } from '#kernel/page';

export const ChannelKind = z.enum(['telegram', 'email', 'phone']);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** Who stands at the other end: a Telegram account's number, an e-mail address in lower case. */
export const SenderIdentity = z.object({ kind: z.enum(['email', 'phone', 'telegram']), value: z.string().max(254) });
export type SenderIdentity = z.infer<typeof SenderIdentity>;

/** Where an answer goes: a chat (`123`, `-100123`, `-100123:7` with a forum topic) or an e-mail address. */
export const ConversationAddress = z.object({
  address: z.string().min(1).max(300),
  kind: z.enum(['private', 'group', 'mail', 'call']),
  /** The group's title. */
  title: z.string().max(300).optional(),
});
export type ConversationAddress = z.infer<typeof ConversationAddress>;

export const IncomingFile = z.object({
  name: z.string().max(300),
  contentType: z.string().max(120),
  sizeBytes: z.int().nonnegative(),
  /** Set once the bytes lie with us. */
  fileId: FileId.optional(),
  /** How the provider calls it, until it is fetched. Never a link: those hold secrets. */
  providerRef: z.string().max(300).optional(),
  /** The provider's lasting name of what is in it: the same file, whenever it is sent. */
  unique: z.string().max(100).optional(),
  /** `photo`, `voice`, `sticker`, … as the provider calls what was sent. */
  what: z.string().max(40),
});
export type IncomingFile = z.infer<typeof IncomingFile>;

/** What ties a message to an earlier one. `token`: our own signed address was written to, so nothing need be believed. */
export const Threading = z.object({
  ticketToken: TicketId.optional(),
  replyTo: z.string().max(998).optional(),
  references: z.array(z.string().max(998)).max(100).default([]),
  subjectNumber: z.int().positive().optional(),
});
export type Threading = z.infer<typeof Threading>;

/** Who speaks: nobody in particular where a chat speaks for itself. */
export const Sender = z.object({
  identity: SenderIdentity.nullable(),
  name: z.string().max(200),
  language: z.enum(['ru', 'en', 'be']).optional(),
});

/** A message in our words: masked, cleaned, bounded. */
export const IncomingMessage = z.object({
  kind: z.literal('message'),
  conversation: ConversationAddress,
  sender: Sender,
  providerMessageId: z.string().max(998),
  /** When it was written, as the provider says. */
  at: InstantText,
  subject: z.string().max(1000).optional(),
  text: z.string().max(200_000),
  /** What the mail quotes of earlier ones: shown folded. */
  quoted: z.string().max(400_000).optional(),
  /** Sanitised; shown in a sandboxed frame. */
  html: z.string().max(600_000).optional(),
  files: z.array(IncomingFile).max(100).default([]),
  threading: Threading.default({ references: [] }),
  /** What the channel itself vouches for. */
  proof: z
    .object({
      /** An Authentication-Results line of our own server says that DKIM or DMARC is aligned with the From. */
      addressAligned: z.boolean().optional(),
      /** The sender shared their own contact card: `+375…`. */
      ownPhone: z.string().max(20).optional(),
      /** What came with `/start`: binds this chat to what the link was made for. */
      deepLink: z.string().max(64).optional(),
    })
    .default({}),
  /** Why this is no message of a person. Filed, never answered by itself. */
  automatic: z.enum(['auto-reply', 'bounce', 'list', 'loop']).optional(),
  /** Pieces of one album come one by one and are one message. */
  album: z.string().max(100).optional(),
  /** Mail only: the same `providerMessageId` with the same digest is the same mail on another way; with another, another mail. */
  contentDigest: z.string().max(64).optional(),
  /** A card number stood where the text does not show its mask: in the laid-out mail alone. */
  hidCard: z.literal(true).optional(),
});
export type IncomingMessage = z.infer<typeof IncomingMessage>;

/** What a payload says. */
export const Incoming = z.discriminatedUnion('kind', [
  IncomingMessage,
  z.object({
    kind: z.literal('edit'),
    conversation: ConversationAddress,
    providerMessageId: z.string(),
    at: InstantText,
    text: z.string(),
    sender: Sender.optional(),
    /** All that are there now. */
    files: z.array(IncomingFile).max(100).optional(),
    /** Of which album it is a piece. */
    album: z.string().max(100).optional(),
  }),
  /** The other side left or blocked us, or came back. */
  z.object({
    kind: z.literal('reachable'),
    conversation: ConversationAddress,
    at: InstantText,
    reachable: z.boolean(),
  }),
  /** The chat lives on under another number. */
  z.object({ kind: z.literal('moved'), conversation: ConversationAddress, at: InstantText, to: z.string() }),
  /** What our message met on its way, told later: a bounce of the mail with this Message-ID. */
  z.object({
    kind: z.literal('undelivered'),
    providerMessageId: z.string(),
    at: InstantText,
    final: z.boolean(),
    words: z.string().max(2000),
    /** To whom it was to go, as the report says. */
    recipients: z.array(z.string().max(320)).max(20),
  }),
  /** Nothing we know how to read: kept, and shown in quarantine. */
  z.object({ kind: z.literal('unknown'), what: z.string().max(200), at: InstantText }),
]);
export type Incoming = z.infer<typeof Incoming>;

/** The five ends of a received payload (D-01), and `waiting` before. */
export const InboundState = z.enum(['waiting', 'ticketed', 'joined', 'duplicate', 'quarantined', 'failed']);
export type InboundState = z.infer<typeof InboundState>;

export const OutboundState = z.enum(['queued', 'sending', 'sent', 'unknown', 'failed', 'taken-back']);
export type OutboundState = z.infer<typeof OutboundState>;

/** Why an answer has not arrived, or why nobody knows; the console has words for each. */
export const SendFailureReason = z.enum([
  // Of mail.
  'line-break-in-field',
  'wrong-password',
  'refused-by-server',
  'bounced',
  'server-busy',
  'server-unreachable',
  'no-secure-connection',
  'connection-lost',
  // Of Telegram.
  'blocked-by-user',
  'chat-moved',
  'refused',
  'unauthorized',
  'rate-limited',
  'unreachable',
  'provider-failed',
  'no-answer',
  'partly-sent',
  // Of both, and of ourselves.
  'bad-address',
  'file-missing',
  'not-connected',
  'failed-here',
  'interrupted',
  'given-up',
]);
export type SendFailureReason = z.infer<typeof SendFailureReason>;

/** An address that opens a bot and says a word to it. */
export const StartLink = z.object({ accountName: z.string(), url: z.url() });
export type StartLink = z.infer<typeof StartLink>;

// --- the channels page ------------------------------------------------------------------------------------------

export const TelegramSettings = z.object({
  kind: z.literal('telegram'),
  /** `webhook`: Telegram calls us; `polling`: we ask. */
  mode: z.enum(['webhook', 'polling']).default('polling'),
  apiRoot: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
});
export const MailSettings = z.object({
  kind: z.literal('email'),
  /** The desk's address, from which answers come. */
  address: z.email().max(254),
  senderName: z.string().trim().max(100).default(''),
  imap: z
    .object({
      host: z.string().max(253),
      port: z.int().min(1).max(65535),
      security: z.enum(['tls', 'starttls', 'none']).default('tls'),
      user: z.string().max(254),
      folder: z.string().max(200).default('INBOX'),
    })
    .nullable()
    .default(null),
  /** Whether mail for this address is taken by our own SMTP listener. */
  listens: z.boolean().default(false),
  smtp: z.object({
    host: z.string().max(253),
    port: z.int().min(1).max(65535),
    security: z.enum(['tls', 'starttls', 'none']).default('tls'),
    user: z.string().max(254).default(''),
  }),
  /** Whose Authentication-Results lines are believed. */
  authservId: z.string().max(253).default(''),
});
export const AccountSettings = z.discriminatedUnion('kind', [TelegramSettings, MailSettings]);
export type AccountSettings = z.infer<typeof AccountSettings>;

/** Secrets as typed; empty keeps what is there. They are never shown again. */
export const AccountSecrets = z.object({
  botToken: z.string().max(200).optional(),
  imapPassword: z.string().max(500).optional(),
  smtpPassword: z.string().max(500).optional(),
});
export type AccountSecrets = z.infer<typeof AccountSecrets>;

/** received = ticketed + joined + duplicate + quarantined + failed + waiting. */
export const Balance = z.object({
  received: z.int(),
  waiting: z.int(),
  ticketed: z.int(),
  joined: z.int(),
  duplicate: z.int(),
  quarantined: z.int(),
  failed: z.int(),
});
export type Balance = z.infer<typeof Balance>;

export const ChannelAccount = z.object({
  id: AccountId,
  kind: ChannelKind,
  name: z.string(),
  settings: AccountSettings,
  paused: z.boolean(),
  /** The end of the address to which webhooks go; only for a bot in webhook mode. */
  webhookPath: z.string().nullable(),
  fingerprints: z.record(z.string(), z.string()),
  lastReceivedAt: z.iso.datetime().nullable(),
  lastSentAt: z.iso.datetime().nullable(),
  lastSuccessAt: z.iso.datetime().nullable(),
  /** A stable word that the console translates, and the provider's own words, masked. */
  problem: z.object({ reason: z.string(), words: z.string(), since: z.iso.datetime() }).nullable(),
  queued: z.int(),
  balance: Balance,
});
export type ChannelAccount = z.infer<typeof ChannelAccount>;

export const AccountInput = z.object({
  name: z.string().trim().min(1).max(100),
  settings: AccountSettings,
  secrets: AccountSecrets.default({}),
});
export type AccountInput = z.infer<typeof AccountInput>;

export const listAccounts = endpoint({
  method: 'get',
  path: '/channels',
  summary: 'The desk’s bots and mailboxes, their state and their balance.',
  response: z.object({ items: z.array(ChannelAccount) }),
});
export const getAccount = endpoint({
  method: 'get',
  path: '/channels/:accountId',
  summary: 'One bot or mailbox.',
  params: z.object({ accountId: AccountId }),
  response: ChannelAccount,
});
export const createAccount = endpoint({
  method: 'post',
  path: '/channels',
  summary: 'Connect a bot or a mailbox.',
  body: AccountInput,
  response: ChannelAccount,
});
export const changeAccount = endpoint({
  method: 'patch',
  path: '/channels/:accountId',
  summary: 'Change settings or secrets of a bot or mailbox.',
  params: z.object({ accountId: AccountId }),
  body: AccountInput,
  response: ChannelAccount,
});
export const pauseAccount = endpoint({
  method: 'post',
  path: '/channels/:accountId/pause',
  summary: 'Stop or go on receiving and sending.',
  params: z.object({ accountId: AccountId }),
  body: z.object({ paused: z.boolean() }),
  response: ChannelAccount,
});
/** Each step and whether it worked. */
export const testAccount = endpoint({
  method: 'post',
  path: '/channels/:accountId/test',
  summary: 'Try the connection, in and out, without sending anything to anybody.',
  params: z.object({ accountId: AccountId }),
  body: z.object({}),
  response: z.object({ steps: z.array(z.object({ step: z.string(), ok: z.boolean(), words: z.string() })) }),
});

export const InboundRow = z.object({
  id: InboundId,
  accountId: AccountId,
  accountName: z.string(),
  channel: ChannelKind,
  state: InboundState,
  /** Why it lies here: a stable word that the console translates. */
  reason: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  sender: z.string(),
  /** By which the sender can be blocked; null where nobody is named. */
  identity: SenderIdentity.nullable(),
  subject: z.string(),
  text: z.string(),
  attempts: z.int(),
  /** The masked payload, for who wants to see everything. */
  original: z.string(),
  ticketId: TicketId.nullable(),
});
export type InboundRow = z.infer<typeof InboundRow>;

export const listQuarantine = endpoint({
  method: 'get',
  path: '/quarantine',
  summary: 'What came in and became no ticket, newest first, with the reason.',
  query: PageRequest.extend({ state: z.enum(['quarantined', 'failed']).optional(), accountId: AccountId.optional() }),
  response: pageOf(InboundRow),
});
export const countQuarantine = endpoint({
  method: 'get',
  path: '/quarantine/count',
  summary: 'How much lies in quarantine, counted to 100.',
  response: z.object({ count: z.int() }),
});
/** `ticket`: make one of it; `again`: read it once more; `dismiss`: it stays counted and is not shown any more. */
export const decideInbound = endpoint({
  method: 'post',
  path: '/quarantine/:inboundId/decision',
  summary: 'Make a ticket of a quarantined message, try it again, or dismiss it.',
  params: z.object({ inboundId: InboundId }),
  body: z.object({ decision: z.enum(['ticket', 'again', 'dismiss']) }),
  response: z.object({ ticketId: TicketId.nullable() }),
});

export const BlockedSender = z.object({
  identity: SenderIdentity,
  reason: z.string(),
  blockedAt: z.iso.datetime(),
  blockedBy: z.string(),
  /** What came since and was set aside. */
  stopped: z.int(),
});
export type BlockedSender = z.infer<typeof BlockedSender>;
export const listBlockedSenders = endpoint({
  method: 'get',
  path: '/blocked-senders',
  summary: 'Senders whose messages go to quarantine.',
  response: z.object({ items: z.array(BlockedSender) }),
});
export const blockSender = endpoint({
  method: 'post',
  path: '/blocked-senders',
  summary: 'Send what somebody writes to quarantine from now on.',
  body: z.object({ identity: SenderIdentity, reason: z.string().trim().min(3).max(500) }),
  response: BlockedSender,
});
export const unblockSender = endpoint({
  method: 'post',
  path: '/blocked-senders/removal',
  summary: 'Take somebody’s messages in again.',
  body: z.object({ identity: SenderIdentity }),
  response: z.object({}),
});

// --- files -------------------------------------------------------------------------------------------------------

/** `waiting`: it is still with the provider; `missing`: it could not be had; `held-back`: it could not be searched for card numbers. */
export const FileState = z.enum(['storing', 'waiting', 'clean', 'held-back', 'missing']);
export type FileState = z.infer<typeof FileState>;

/** Pieces of at most 1 MiB, in order; `done` closes the file. */
export const addFile = endpoint({
  method: 'post',
  path: '/files',
  summary: 'Begin a file that goes with an answer.',
  body: z.object({
    name: z.string().min(1).max(300),
    contentType: z.string().max(120),
    sizeBytes: z
      .int()
      .min(1)
      .max(25 * 1024 * 1024),
  }),
  response: z.object({ id: FileId }),
});
export const addFilePiece = endpoint({
  method: 'post',
  path: '/files/:fileId/pieces',
  summary: 'The next piece of a file, base64.',
  params: z.object({ fileId: FileId }),
  body: z.object({ position: z.int().nonnegative(), bytes: z.base64().max(1_400_000), done: z.boolean() }),
  response: z.object({ state: FileState }),
});
/** The answer is the file itself. What could not be searched opens only when asked for as such, and that is noted. */
export const downloadFile = endpoint({
  method: 'get',
  path: '/files/:fileId',
  summary: 'A file of a message, to be saved.',
  params: z.object({ fileId: FileId }),
  query: z.object({ open: z.literal('held-back').optional() }),
  response: z.unknown(),
});
