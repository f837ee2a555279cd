import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { SourceId } from '#kernel/ids';
import { InstantText } from '#kernel/instant-text';
import type { Currency } from '#kernel/money';
import { PageRequest, pageOf } from '#kernel/page';

export { InstantText };

export const TransactionType = z.enum([
  'payment',
  'authorization',
  'capture',
  'void',
  'refund',
  'credit',
  'payout',
  'p2p',
  'tokenization',
  'recipient_tokenization',
  'checkup',
  'chargeback',
  'fraud_advice',
  'unknown',
]);
export type TransactionType = z.infer<typeof TransactionType>;

/** Our words for how far a transaction got. `permanent` is a standing ERIP bill, `started` a payer in the middle of paying one. */
export const TransactionStatus = z.enum([
  'successful',
  'failed',
  'pending',
  'incomplete',
  'expired',
  'deleted',
  'error',
  'permanent',
  'started',
  'unknown',
]);
export type TransactionStatus = z.infer<typeof TransactionStatus>;

/** From where a piece of knowledge came, weakest first. A webhook and a look-up are the same document. */
export const KnowledgeSource = z.enum(['file', 'list', 'export', 'report', 'look-up', 'webhook']);
export type KnowledgeSource = z.infer<typeof KnowledgeSource>;

/**
 * One gateway document in our words. A field that the document did not name is absent (undefined);
 * all text is masked; times are `InstantText`. What could not be used is said in `oddities`.
 */
export interface GatewayTransaction {
  uid: string;
  shopId?: number;
  /** The merchant's number in the provider's back office. */
  merchantNumber?: number;
  type?: TransactionType;
  status?: TransactionStatus;
  /** As the gateway wrote it, when it is not one of our words. */
  rawStatus?: string;
  /** `F.0114`, or a code of an older generation as it was written. */
  code?: string;
  message?: string;
  friendlyMessage?: string;
  /** Minor units, a safe integer. */
  amountMinor?: number;
  currency?: Currency;
  description?: string;
  trackingId?: string;
  test?: boolean;
  language?: string;
  parentUid?: string;
  reason?: string;
  recurringType?: string;
  /** `credit_card`, `erip`, … as the gateway names it. */
  methodType?: string;
  createdAt?: InstantText;
  updatedAt?: InstantText;
  paidAt?: InstantText;
  expiredAt?: InstantText;
  closedAt?: InstantText;
  settledAt?: InstantText;
  pspSettledAt?: InstantText;
  manuallyCorrectedAt?: InstantText;
  /** First six (or eight) digits. */
  cardBin?: string;
  cardLast4?: string;
  cardBrand?: string;
  cardHolder?: string;
  /** The gateway's stable fingerprint of the card number. */
  cardStamp?: string;
  cardCountry?: string;
  cardIssuer?: string;
  cardProduct?: string;
  cardTokenProvider?: string;
  authCode?: string;
  bankCode?: string;
  bankMessage?: string;
  rrn?: string;
  refId?: string;
  descriptor?: string;
  /** The acquirer terminal behind the shop. */
  gatewayId?: string;
  threeDsStatus?: string;
  threeDsMessage?: string;
  /** One letter each of the directory server's and the issuer's answer. */
  threeDsVe?: string;
  threeDsPa?: string;
  threeDsEci?: string;
  threeDsFailReason?: string;
  /** The provider's own protection: limits, lists and rules, before the acquirer. */
  protection?: Protection;
  customerEmail?: string;
  customerPhone?: string;
  customerIp?: string;
  customerName?: string;
  checkoutToken?: string;
  /** CMS and module with versions, as the module reported them. */
  platform?: string;
  integration?: string;
  eripAccount?: string;
  eripServiceNo?: string;
  oddities?: string[];
}

export interface Protection {
  /** `successful`, `failed`, `error`, … of the check as a whole. */
  status?: string;
  message?: string;
  /** Which of the provider's limits were exceeded. */
  exceeded?: ('volume' | 'count' | 'max')[];
  currentVolumeMinor?: number;
  currentCount?: number;
  /** `email: black` and the like. */
  blackListed?: string[];
  rejectedRule?: string;
  /** What smart routing said. */
  routingStatus?: string;
  routingMessage?: string;
  avsResult?: string;
  cvcResult?: string;
}

/** One document taken in: what it says in our words, and the document itself, masked, secrets dropped. */
export interface ParsedDocument {
  transaction: GatewayTransaction;
  /** Masked JSON text. */
  document: string;
}

/** A document that could not be used: `reason` is a stable kebab-case word, `excerpt` is masked. */
export interface RefusedDocument {
  reason: string;
  excerpt: string;
}

/** What a source pulls: the provider's back office (all shops), or the report of one merchant's shop. */
export const SourceKind = z.enum(['begateway-back-office', 'begateway-report']);
export type SourceKind = z.infer<typeof SourceKind>;

/** An origin that an administrator configures: https, or plain http to loopback and private networks. */
export const ConfiguredOrigin = z
  .url({ protocol: /^https?$/ })
  .max(200)
  .refine(isBareOrigin, 'expected scheme, host and port only')
  .refine(isHttpsOrPrivate, 'plain http is accepted on loopback and private networks only')
  .transform((url) => new URL(url).origin);

/** Hosts of one provider; each has its own. What is absent cannot be asked. */
export const SourceOrigins = z.object({
  /** Back office and reports. */
  backOffice: ConfiguredOrigin,
  /** Card transactions, one by one. */
  gateway: ConfiguredOrigin.optional(),
  /** ERIP and other alternative methods, one by one. */
  api: ConfiguredOrigin.optional(),
  /** Payment tokens. */
  checkout: ConfiguredOrigin.optional(),
});
export type SourceOrigins = z.infer<typeof SourceOrigins>;

export const MethodType = z.enum(['credit_card', 'alternative', 'erip']);
export type MethodType = z.infer<typeof MethodType>;

export const SourceSettings = z.object({
  origins: SourceOrigins,
  /** Account of the back office, or the shop's number for a report. */
  user: z.string().min(1).max(100),
  pollSeconds: z.int().min(1).max(86_400).default(60),
  /** How far a window reaches back into what was read already, for rows that appear late. */
  overlapMinutes: z.int().min(1).max(10_080).default(30),
  /** The first pull begins here. */
  startFrom: z.iso.datetime({ offset: true }),
  timeZone: z.string().min(1).max(64).default('Europe/Minsk'),
  pageSize: z.int().min(1).max(1000).default(500),
  /** Reports are asked for once a method type. */
  methodTypes: z.array(MethodType).min(1).default(['credit_card', 'alternative', 'erip']),
  reportVersion: z.union([z.literal(2), z.literal(3)]).default(3),
  /** Single look-ups an hour that this source may spend on filling in what its pages do not say. */
  enrichPerHour: z.int().min(0).max(1_000_000).default(600),
  /** Without a public key notifications are taken by HTTP Basic with the shop's secret key. */
  publicKey: z.string().max(4000).optional(),
});
export type SourceSettings = z.infer<typeof SourceSettings>;

const Secret = z.string().min(1).max(500);
/** A shop's own keys: absent keeps what is known, null forgets it. */
export const ShopKeys = z.object({
  shopId: z.int().positive().max(2_147_483_647),
  secretKey: Secret.nullable().optional(),
  publicKey: z.string().min(1).max(4000).nullable().optional(),
});
export type ShopKeys = z.infer<typeof ShopKeys>;

/** A private RSA key, PEM, with which test notifications are signed; write-only. */
const SigningKey = z.string().min(1).max(8000);

const SourceName = z.string().trim().min(1).max(100);
export const NewSource = z.object({
  name: SourceName,
  kind: SourceKind,
  settings: SourceSettings,
  password: Secret,
  shops: z.array(ShopKeys).max(5000).default([]),
  signingKey: SigningKey.optional(),
});
export type NewSource = z.output<typeof NewSource>;

export const SourceChange = z.object({
  name: SourceName.optional(),
  settings: SourceSettings.optional(),
  password: Secret.optional(),
  shops: z.array(ShopKeys).max(5000).default([]),
  signingKey: SigningKey.nullable().optional(),
});
export type SourceChange = z.output<typeof SourceChange>;

/** Why a request to a gateway gave nothing; the console has a sentence for each in its own languages. */
export const ProblemKind = z.enum([
  'origin-not-configured',
  'dns',
  'refused',
  'interrupted',
  'timeout',
  'tls',
  'redirected',
  'unauthorized',
  'forbidden',
  'not-found',
  'rejected',
  'rate-limited',
  'server-error',
  'too-large',
  'bad-json',
  'truncated',
  'unexpected-shape',
  'stuck',
  'failed-here',
]);
export type ProblemKind = z.infer<typeof ProblemKind>;

export const SourceProblem = z.object({
  kind: ProblemKind,
  /** What was asked: `export`, `list`, `report`, `report-count`, `look-up-card`, `-erip`, `-other`, `-checkout`, `renotify`. */
  request: z.string().optional(),
  httpStatus: z.int().optional(),
  retryAfterSeconds: z.int().optional(),
  /** What the other side said, masked and short. */
  said: z.string().optional(),
});
export type SourceProblem = z.infer<typeof SourceProblem>;

/** How far one reading of a source has got; a source reads by time of creation, of payment, of settlement, and by method. */
export const SourceTrack = z.object({
  name: z.string(),
  doneUntil: z.string(),
  /** In the middle of a window, not yet at the present. */
  catchingUp: z.boolean(),
});
export type SourceTrack = z.infer<typeof SourceTrack>;

export const Source = z.object({
  id: SourceId,
  name: z.string(),
  kind: SourceKind,
  /** `failing` after the first failure since the last success. */
  state: z.enum(['active', 'failing', 'paused']),
  settings: SourceSettings,
  passwordFingerprint: z.string(),
  publicKeyFingerprint: z.string().optional(),
  signingKeyFingerprint: z.string().optional(),
  shops: z.array(
    z.object({
      shopId: z.int(),
      secretFingerprint: z.string().optional(),
      publicKeyFingerprint: z.string().optional(),
    }),
  ),
  /** Where the gateway sends its notifications, below the console's public address. */
  notificationPath: z.string(),
  createdAt: z.string(),
  lastSuccessAt: z.string().optional(),
  lastRowAt: z.string().optional(),
  nextPullAt: z.string().optional(),
  /** How far the newest reading lies behind the present. */
  lagSeconds: z.int(),
  tracks: z.array(SourceTrack),
  /** The export is closed to this account: the nine-field list is read instead. */
  exportClosed: z.boolean(),
  rows: z.object({ total: z.int(), lastPull: z.int(), refused: z.int() }),
  failures: z.int(),
  problem: SourceProblem.extend({ at: z.string() }).optional(),
  notifications: z.object({
    waiting: z.int(),
    lastReceivedAt: z.string().optional(),
    /** The last one that was turned away, and why: its sender was not proven. */
    lastTurnedAwayAt: z.string().optional(),
    lastTurnedAwayReason: z.string().optional(),
  }),
  enrichment: z.object({
    perHour: z.int(),
    usedThisHour: z.int(),
    possible: z.boolean(),
    problem: SourceProblem.extend({ at: z.string() }).optional(),
  }),
});
export type Source = z.infer<typeof Source>;

export const RefusedRow = z.object({
  id: z.uuid(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  times: z.int(),
  /** `created_at` and the like for pages, `webhook`, `look-up`. */
  origin: z.string(),
  /** A stable kebab-case word; the console has a sentence for each. */
  reason: z.string(),
  excerpt: z.string(),
});
export type RefusedRow = z.infer<typeof RefusedRow>;

export const ConnectionStep = z.object({
  request: z.string(),
  origin: z.string(),
  outcome: z.enum(['ok', 'failed', 'skipped']),
  tookMs: z.int(),
  rows: z.int().optional(),
  problem: SourceProblem.optional(),
});
export type ConnectionStep = z.infer<typeof ConnectionStep>;
export const ConnectionReport = z.object({ ok: z.boolean(), steps: z.array(ConnectionStep) });
export type ConnectionReport = z.infer<typeof ConnectionReport>;

const OneSource = z.object({ sourceId: SourceId });

export const listSources = endpoint({
  method: 'get',
  path: '/sources',
  summary: 'Every source with its state: last success, lag, rows, last problem.',
  response: z.object({ items: z.array(Source) }),
});

export const getSource = endpoint({
  method: 'get',
  path: '/sources/:sourceId',
  summary: 'One source with its state.',
  params: OneSource,
  response: Source,
});

export const createSource = endpoint({
  method: 'post',
  path: '/sources',
  summary: 'Connects a gateway; secrets are write-only.',
  body: NewSource,
  response: Source,
});

export const changeSource = endpoint({
  method: 'patch',
  path: '/sources/:sourceId',
  summary: 'Changes settings and secrets of a source; what is absent stays.',
  params: OneSource,
  body: SourceChange,
  response: Source,
});

export const pauseSource = endpoint({
  method: 'post',
  path: '/sources/:sourceId/pause',
  summary: 'Stops pulling; notifications are still taken.',
  params: OneSource,
  response: Source,
});

export const resumeSource = endpoint({
  method: 'post',
  path: '/sources/:sourceId/resumption',
  summary: 'Pulls again from where it stopped.',
  params: OneSource,
  response: Source,
});

export const askForPull = endpoint({
  method: 'post',
  path: '/sources/:sourceId/pulls',
  summary: 'Pulls at once instead of at the next time, also while backing off.',
  params: OneSource,
  response: Source,
});

export const testConnection = endpoint({
  method: 'post',
  path: '/sources/:sourceId/connection-tests',
  summary: 'Asks every configured host one harmless question and says what came back.',
  params: OneSource,
  response: ConnectionReport,
});

export const listRefusedDocuments = endpoint({
  method: 'get',
  path: '/sources/:sourceId/refused-documents',
  summary: 'Documents of a source that could not be used, with the reason and a masked excerpt.',
  params: OneSource,
  query: PageRequest,
  response: pageOf(RefusedRow),
});

function isBareOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === '/' && search + hash + username + password === '';
}

function isHttpsOrPrivate(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' ||
    /^(localhost|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[::1\]|\[f[cd][\da-f:]+\])$/.test(
      hostname,
    )
  );
}

/** One line of the aggregation report of a back office; `volume` in major units. */
export const AggregatedRow = z.object({
  currency: z.string(),
  gatewayType: z.string(),
  status: z.string(),
  type: z.string(),
  count: z.number(),
  volume: z.number(),
});
export type AggregatedRow = z.infer<typeof AggregatedRow>;
