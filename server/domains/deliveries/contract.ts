import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import {
  DeliveryId,
  EndpointId,
  LogSenderId,
  MerchantId,
  PersonId,
  ResendBatchId,
  ResendId,
  ShopId,
  TransactionUid,
} from '#kernel/ids';
import { InstantText } from '#kernel/instant-text';
import { Money } from '#kernel/money';
import { PageRequest, pageOf } from '#kernel/page';

/** Which part of the provider tells; each repeats in its own way. */
export const DeliveryService = z.enum(['cards', 'checkout', 'subscriptions', 'alternative']);
export type DeliveryService = z.infer<typeof DeliveryService>;

/** `auto` is the schedule, `manual` a person at the provider or here, `replay` the same event once more for another reason. */
export const DeliveryTrigger = z.enum(['auto', 'manual', 'replay']);
export type DeliveryTrigger = z.infer<typeof DeliveryTrigger>;

/** How an attempt ended, as an engineer tells them apart. Only the first two reached the shop. */
export const DeliveryClass = z.enum([
  'sent-ok',
  'too-slow',
  'dns',
  'refused',
  'timeout',
  'interrupted',
  'tls-expired',
  'tls-chain',
  'tls-name',
  'tls-other',
  'redirect-https',
  'redirect',
  'unauthorized',
  'forbidden',
  'firewall',
  'not-found',
  'csrf',
  'client-error',
  'server-error',
  'not-200',
  'error-text',
  'unknown',
]);
export type DeliveryClass = z.infer<typeof DeliveryClass>;

/** Whether an attempt of this class reached the shop. */
export const isAccepted = (one: DeliveryClass): boolean => one === 'sent-ok' || one === 'too-slow';

/** What an answer with status 200 says that is no acceptance. */
export const ErrorText = z.enum(['unauthorized', 'order-unknown', 'amount-differs', 'login-page', 'page', 'other']);
export type ErrorText = z.infer<typeof ErrorText>;

export const EndpointHealth = z.enum(['broken', 'failing', 'silent', 'recovered', 'healthy']);
export type EndpointHealth = z.infer<typeof EndpointHealth>;

/** `waiting` is repeated by itself; `gone` was never accepted and is repeated no more; `unclear`: nobody published that schedule. */
export const NotificationState = z.enum(['accepted', 'waiting', 'gone', 'unclear']);
export type NotificationState = z.infer<typeof NotificationState>;

export const ActsNext = z.enum(['merchant', 'hosting', 'us']);
export type ActsNext = z.infer<typeof ActsNext>;

/** From where a fact about a delivery comes; all but the log only stand in for it. */
export const DeliverySource = z.enum(['log', 'resend', 'probe', 'module', 'behaviour']);
export type DeliverySource = z.infer<typeof DeliverySource>;
export const SignSource = DeliverySource.extract(['probe', 'module']);
export type SignSource = z.infer<typeof SignSource>;

/** `unknown`: the program ended between the question and its answer, so it may have been sent. */
export const ResendState = z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'stopped']);
export type ResendState = z.infer<typeof ResendState>;

export const BatchState = z.enum(['running', 'stopped', 'done']);
export type BatchState = z.infer<typeof BatchState>;

const moment = InstantText.nullable();
const text = z.string().nullable();
const ms = z.number().nullable();

/** One attempt in a list. */
export const DeliveryRow = z.object({
  id: DeliveryId,
  eventId: z.string(),
  n: z.number(),
  uid: TransactionUid.nullable(),
  at: InstantText,
  trigger: DeliveryTrigger,
  service: DeliveryService,
  class: DeliveryClass,
  errorText: ErrorText.nullable(),
  mark: text,
  httpStatus: z.number().nullable(),
  totalMs: ms,
});
export type DeliveryRow = z.infer<typeof DeliveryRow>;

const Headers = z.record(z.string(), z.string());

/** One attempt whole: masked, bodies cut. */
export const Delivery = z.object({
  ...DeliveryRow.shape,
  shopId: ShopId,
  endpointId: EndpointId,
  url: z.string(),
  resolvedAddress: text,
  errorCode: text,
  dnsMs: ms,
  connectMs: ms,
  tlsMs: ms,
  firstByteMs: ms,
  requestHeaders: Headers,
  requestBody: text,
  responseHeaders: Headers,
  responseBody: text,
  receivedAt: InstantText,
});
export type Delivery = z.infer<typeof Delivery>;

/** An endpoint with what its attempts came to. `recent` counts automatic attempts of the last 24 hours. */
export const DeliveryEndpoint = z.object({
  id: EndpointId,
  shopId: ShopId,
  shopName: text,
  merchantId: MerchantId.nullable(),
  merchantName: text,
  address: z.string(),
  isSecure: z.boolean(),
  health: EndpointHealth,
  since: InstantText,
  topClass: DeliveryClass.nullable(),
  actsNext: ActsNext.nullable(),
  recent: z.object({ accepted: z.number(), failed: z.number() }),
  lastAt: InstantText,
  lastAcceptedAt: moment,
});
export type DeliveryEndpoint = z.infer<typeof DeliveryEndpoint>;

export const DeliveryDay = z.object({ day: z.iso.date(), accepted: z.number(), failed: z.number() });
export type DeliveryDay = z.infer<typeof DeliveryDay>;

/** What the attempts of one event came to, and what comes. */
export const ShopNotification = z.object({
  eventId: z.string(),
  service: DeliveryService,
  state: NotificationState,
  attempts: z.number(),
  acceptedAt: moment,
  next: z.object({ earliest: InstantText, latest: InstantText }).nullable(),
  givesUpAt: moment,
  endpointId: EndpointId,
  address: z.string(),
});
export type ShopNotification = z.infer<typeof ShopNotification>;

export const Resend = z.object({
  id: ResendId,
  uid: TransactionUid,
  state: ResendState,
  askedBy: z.object({ id: PersonId, name: z.string() }).nullable(),
  askedAt: InstantText,
  endedAt: moment,
  said: text,
});
export type Resend = z.infer<typeof Resend>;

/** What stands in where there is no log. */
export const DeliverySign = z.object({
  source: DeliverySource.exclude(['log']),
  at: InstantText,
  class: DeliveryClass.nullable(),
  httpStatus: z.number().nullable(),
  excerpt: text,
  /** The capture or refund that somebody made of it, so that the shop may know of the payment. */
  uid: TransactionUid.nullable(),
});
export type DeliverySign = z.infer<typeof DeliverySign>;

/** All that is known of how one payment was told to its shop. */
export const PaymentDeliveries = z.object({
  /** The provider's log covers the payment; else only what stands in is known. */
  hasLog: z.boolean(),
  notifications: z.array(ShopNotification),
  /** Oldest first. */
  attempts: z.array(Delivery),
  resends: z.array(Resend),
  signs: z.array(DeliverySign),
  /** Final for a while, and no attempt was heard of. */
  isUnsent: z.boolean(),
  endpoint: DeliveryEndpoint.nullable(),
});
export type PaymentDeliveries = z.infer<typeof PaymentDeliveries>;

/** One attempt as a verdict takes it. `excerpt` is masked and short. */
export interface DeliveryFact {
  id: string;
  n: number;
  at: InstantText;
  trigger: DeliveryTrigger;
  source: DeliverySource;
  class: DeliveryClass;
  errorText: ErrorText | null;
  httpStatus: number | null;
  excerpt: string | null;
  host: string | null;
}

/** What a verdict asks of a payment's notifications. */
export interface DeliveryFacts {
  hasLog: boolean;
  /** Oldest first, the last 20. */
  attempts: DeliveryFact[];
  next: { earliest: InstantText; latest: InstantText } | null;
  /** The schedule is over and nothing was accepted. */
  gaveUp: boolean;
  isUnsent: boolean;
  endpoint: { id: EndpointId; health: EndpointHealth; since: InstantText; lastAcceptedAt: InstantText | null } | null;
  /** The capture or refund that somebody made of it, so that the shop may know of the payment. */
  knew: { uid: TransactionUid; at: InstantText } | null;
}

/** How a shop takes its notifications: for the merchant's page. Days without any are left out. */
export interface ShopDeliveryHealth {
  health: EndpointHealth | 'no-log';
  since: InstantText | null;
  lastAcceptedAt: InstantText | null;
  days: DeliveryDay[];
}

/** A payment of which its shop does not know by a notification. */
export const UndeliveredKind = z.enum(['unsent', 'unanswered', 'failed']);
export type UndeliveredKind = z.infer<typeof UndeliveredKind>;

export const Undelivered = z.object({
  kind: UndeliveredKind,
  uid: TransactionUid.nullable(),
  eventId: text,
  shopId: ShopId,
  shopName: text,
  merchantId: MerchantId.nullable(),
  merchantName: text,
  at: InstantText,
  amount: Money.nullable(),
  class: DeliveryClass.nullable(),
  attempts: z.number(),
  state: NotificationState.nullable(),
  next: z.object({ earliest: InstantText, latest: InstantText }).nullable(),
});
export type Undelivered = z.infer<typeof Undelivered>;

export const BatchFilter = z.object({
  endpointId: EndpointId.optional(),
  shopId: ShopId.optional(),
  class: DeliveryClass.optional(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
});
export type BatchFilter = z.infer<typeof BatchFilter>;

export const ResendBatch = z.object({
  id: ResendBatchId,
  filter: BatchFilter,
  perMinute: z.number(),
  state: BatchState,
  total: z.number(),
  counts: z.object({
    waiting: z.number(),
    sent: z.number(),
    failed: z.number(),
    unknown: z.number(),
    stopped: z.number(),
  }),
  askedBy: z.object({ id: PersonId, name: z.string() }).nullable(),
  askedAt: InstantText,
  endedAt: moment,
});
export type ResendBatch = z.infer<typeof ResendBatch>;

/** Who may push a log. Secrets are shown once; later their fingerprints are. */
export const LogSender = z.object({
  id: LogSenderId,
  name: z.string(),
  /** Below the console's public address. */
  path: z.string(),
  fingerprints: z.array(z.string()),
  createdAt: InstantText,
  lastAt: moment,
  stored: z.number(),
  duplicates: z.number(),
  refused: z.number(),
  turnedAwayAt: moment,
  turnedAwayReason: text,
});
export type LogSender = z.infer<typeof LogSender>;

/** A log that says nothing any more, while payments of its shops go on. */
export const SilentLog = z.object({
  /** The name of the sender; null where the log came as a file. */
  sender: text,
  /** The last attempt that it told of. */
  heardUntil: InstantText,
});
export type SilentLog = z.infer<typeof SilentLog>;

export const LineRefusal = z.object({
  id: z.uuid(),
  /** The name of the sender, or null for a file. */
  sender: text,
  reason: z.string(),
  excerpt: z.string(),
  times: z.number(),
  firstSeenAt: InstantText,
  lastSeenAt: InstantText,
});
export type LineRefusal = z.infer<typeof LineRefusal>;

/** What became of one line; `line` counts from 1. */
export const LineOutcome = z.object({
  line: z.number(),
  outcome: z.enum(['stored', 'duplicate', 'refused']),
  reason: z.string().optional(),
});
export type LineOutcome = z.infer<typeof LineOutcome>;

const OfEndpoint = z.object({ endpointId: EndpointId });
const OfUid = z.object({ uid: TransactionUid });
const OfBatch = z.object({ batchId: ResendBatchId });
const OfSender = z.object({ senderId: LogSenderId });

export const listEndpoints = endpoint({
  method: 'get',
  path: '/delivery-endpoints',
  summary: 'Addresses to which notifications go, the sickest first.',
  query: PageRequest.extend({
    health: EndpointHealth.optional(),
    q: z.string().max(200).default(''),
    merchantId: MerchantId.optional(),
  }),
  response: pageOf(DeliveryEndpoint),
});

export const getEndpoint = endpoint({
  method: 'get',
  path: '/delivery-endpoints/:endpointId',
  summary: 'One endpoint with its days.',
  params: OfEndpoint,
  response: DeliveryEndpoint.extend({
    /** The last 90 days, those without any attempt left out. */
    days: z.array(DeliveryDay),
    /** From when and up to when the log tells of it: of days outside nothing is known. */
    known: z.object({ from: InstantText, until: InstantText }),
    /** Notifications that were not accepted. */
    undelivered: z.number(),
  }),
});

export const listEndpointDeliveries = endpoint({
  method: 'get',
  path: '/delivery-endpoints/:endpointId/deliveries',
  summary: 'Attempts at one endpoint, newest first.',
  params: OfEndpoint,
  query: PageRequest.extend({ only: z.enum(['all', 'failed']).default('all') }),
  response: pageOf(DeliveryRow),
});

export const getDelivery = endpoint({
  method: 'get',
  path: '/deliveries/:deliveryId',
  summary: 'One attempt with what was sent and answered, masked and cut.',
  params: z.object({ deliveryId: DeliveryId }),
  response: Delivery,
});

export const getPaymentDeliveries = endpoint({
  method: 'get',
  path: '/transactions/:uid/deliveries',
  summary: 'How one payment was told to its shop.',
  params: OfUid,
  response: PaymentDeliveries,
});

export const listUndelivered = endpoint({
  method: 'get',
  path: '/undelivered',
  summary: 'Payments whose notification was not sent, not answered or not accepted, newest first.',
  query: PageRequest.extend({ kind: UndeliveredKind.default('failed') }),
  response: pageOf(Undelivered),
});

/** Counting ends here. */
export const MOST_COUNTED = 1_000;

export const countDeliveries = endpoint({
  method: 'get',
  path: '/delivery-counts',
  summary: 'How many endpoints are in which health; how many payments wait. Counts end at 1,000.',
  response: z.object({
    endpoints: z.record(EndpointHealth, z.number()),
    undelivered: z.record(UndeliveredKind, z.number()),
  }),
});

export const resendNotification = endpoint({
  method: 'post',
  path: '/transactions/:uid/resends',
  summary: 'Has the gateway send the notification of a payment again. One that was accepted asks to be confirmed.',
  params: OfUid,
  body: z.object({ confirmed: z.boolean().default(false) }),
  response: Resend,
});

/** In one go at most. */
export const MOST_IN_BATCH = 5_000;
export const MOST_PER_MINUTE = 300;

export const resendMany = endpoint({
  method: 'post',
  path: '/resend-batches',
  summary: 'Has the notifications that were not accepted sent again, at a rate; a dry run only counts them.',
  body: z.object({
    filter: BatchFilter,
    perMinute: z.int().min(1).max(MOST_PER_MINUTE).default(30),
    dryRun: z.boolean().default(false),
  }),
  /** `total` counts what is past the most at once as well: the next one takes it. */
  response: z.object({ count: z.number(), total: z.number(), batch: ResendBatch.nullable() }),
});

export const listBatches = endpoint({
  method: 'get',
  path: '/resend-batches',
  summary: 'Re-sends in bulk with their progress, newest first.',
  query: PageRequest,
  response: pageOf(ResendBatch),
});

export const stopBatch = endpoint({
  method: 'post',
  path: '/resend-batches/:batchId/stop',
  summary: 'Stops a re-send in bulk; what has left has left.',
  params: OfBatch,
  body: z.object({}),
  response: ResendBatch,
});

/** Of one request; a longer file is sent in pieces. */
export const MOST_LINES = 1_000;

export const takeLogLines = endpoint({
  method: 'post',
  path: '/delivery-log',
  summary: 'Takes lines of the provider’s own log; a line that is known already is left as it is.',
  body: z.object({ lines: z.string().max(1_500_000) }),
  response: z.object({
    stored: z.number(),
    duplicates: z.number(),
    refused: z.array(z.object({ line: z.number(), reason: z.string() })),
  }),
});

export const listLineRefusals = endpoint({
  method: 'get',
  path: '/delivery-refusals',
  summary: 'Lines of logs that could not be used, with the reason and a masked excerpt, last seen first.',
  query: PageRequest,
  response: pageOf(LineRefusal),
});

export const listLogSenders = endpoint({
  method: 'get',
  path: '/log-senders',
  summary: 'Who may push a log, and what came from them.',
  response: z.object({ items: z.array(LogSender) }),
});

export const listSilentLogs = endpoint({
  method: 'get',
  path: '/silent-logs',
  summary: 'Logs that fell silent: of payments after that nobody can say that they were not told of.',
  response: z.object({ items: z.array(SilentLog) }),
});

const WithSecret = z.object({ sender: LogSender, secret: z.string() });

export const createLogSender = endpoint({
  method: 'post',
  path: '/log-senders',
  summary: 'Makes an address and a secret for a log; the secret is shown once.',
  body: z.object({ name: z.string().trim().min(1).max(100) }),
  response: WithSecret,
});

export const renewSecret = endpoint({
  method: 'post',
  path: '/log-senders/:senderId/secrets',
  summary: 'Makes a second secret; the one before stays good until the next is made.',
  params: OfSender,
  body: z.object({}),
  response: WithSecret,
});

export const removeLogSender = endpoint({
  method: 'delete',
  path: '/log-senders/:senderId',
  summary: 'Takes nothing more from this sender.',
  params: OfSender,
  response: z.object({}),
});
