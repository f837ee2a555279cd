import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { ProbeId, ShopId } from '#kernel/ids';
import { FactSource, Severity } from '../contract.ts';

/** What is asked of a shop: a look at its addresses, or a signed notification of a payment that never was. */
export const ProbeKind = z.enum(['look', 'test-notification']);
export type ProbeKind = z.infer<typeof ProbeKind>;

export const ProbeState = z.enum(['waiting', 'running', 'done', 'refused']);
export type ProbeState = z.infer<typeof ProbeState>;

const Millis = z.int().min(0);
/** How long each step took; a step that was not reached is absent. */
export const ProbeTimings = z.object({
  dnsMs: Millis.optional(),
  connectMs: Millis.optional(),
  tlsMs: Millis.optional(),
  firstByteMs: Millis.optional(),
  totalMs: Millis,
});

export const AskedAddress = z.enum(['home', 'home-plain', 'return', 'notification', 'proof']);
export type AskedAddress = z.infer<typeof AskedAddress>;

/** One question to a shop and what came of it; text is masked. */
export const ProbeExchange = z.object({
  what: AskedAddress,
  method: z.enum(['GET', 'HEAD', 'POST']),
  url: z.string(),
  /** Null when no answer came. */
  status: z.int().nullable(),
  /** Why none came: a word of `ConnectionProblem`, or `headers-too-large`. */
  problem: z.string().nullable(),
  /** Why it was not asked: a word of the door (`address-refused` …). */
  refusal: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  /** The first 2 KiB. */
  excerpt: z.string(),
  address: z.string().nullable(),
  timings: ProbeTimings,
});
export type ProbeExchange = z.infer<typeof ProbeExchange>;

export const SeenCertificate = z.object({
  name: z.string(),
  names: z.array(z.string()),
  issuer: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  fingerprint: z.string(),
});

/** All that one look saw. */
export const Sight = z.object({
  host: z.string(),
  addresses: z.array(z.string()),
  /** CAA records: who may issue certificates. */
  authorities: z.array(z.string()),
  tlsVersions: z.array(z.string()),
  certificate: SeenCertificate.nullable(),
  /** Seconds by which the shop's clock is ahead; null when it told no time. */
  clockSkewSeconds: z.int().nullable(),
  /** Addresses of scripts, images and forms that a secure page takes over plain http. */
  mixedContent: z.array(z.string()),
  exchanges: z.array(ProbeExchange),
});
export type Sight = z.infer<typeof Sight>;

export const ProbeCheck = z.enum([
  'name-unknown',
  'name-inside',
  'shop-unreachable',
  'shop-slow',
  'tls-expired',
  'tls-chain',
  'tls-name',
  'tls-other',
  'tls-expiring',
  'tls-old-only',
  'tls-old-offered',
  'no-secure-site',
  'certificate-holds',
  'callback-works',
  'callback-unknown-answer',
  'callback-missing',
  'callback-minus-one',
  'callback-login',
  'callback-page',
  'callback-redirect-secure',
  'callback-redirect',
  'callback-firewall',
  'callback-broken',
  'callback-unreachable',
  'callback-cached',
  'callback-foreign-host',
  'callback-not-known',
  'return-missing',
  'return-broken',
  'return-foreign-host',
  'clock-skew',
  'firewall-present',
  'mixed-content',
]);
export type ProbeCheck = z.infer<typeof ProbeCheck>;

/** What a look means. `good` is said, too: an engineer wants to know what was ruled out. */
export const ProbeFinding = z.object({
  check: ProbeCheck,
  severity: z.enum([...Severity.options, 'good']),
  /** What its sentence names: an address, a day, a guard. */
  details: z.record(z.string(), z.string()),
});
export type ProbeFinding = z.infer<typeof ProbeFinding>;

/** What the shop said to a test notification. */
export const TestAnswer = z.enum([
  'accepted',
  'refused-by-module',
  'unauthorized',
  'not-a-module',
  'no-answer',
  'not-sent',
]);
export type TestAnswer = z.infer<typeof TestAnswer>;

export const Probe = z.object({
  id: ProbeId,
  shopId: ShopId,
  kind: ProbeKind,
  state: ProbeState,
  /** The name of who asked; `schedule` when nobody did. */
  askedBy: z.string(),
  askedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Why it came to nothing: a stable word. */
  refusal: z.string().nullable(),
  sight: Sight.nullable(),
  findings: z.array(ProbeFinding),
  answer: TestAnswer.nullable(),
});
export type Probe = z.infer<typeof Probe>;

/** An address of the shop and from where it is known; `pattern` is what its CMS and module make. */
export const KnownAddress = z.object({ url: z.string(), from: z.enum([...FactSource.options, 'pattern']) });
export type KnownAddress = z.infer<typeof KnownAddress>;

export const ProbeDesk = z.object({
  shopId: ShopId,
  /** The registered domain; null: there is nothing to ask. */
  host: z.string().nullable(),
  /** How the shop proved that the host is its own; null: not yet. */
  provenBy: z.enum(['payment', 'file']).nullable(),
  /** A file that proves it where no payment does; the shop's password is sent to no host without it. */
  proofFile: z.object({ url: z.string(), text: z.string() }).nullable(),
  notification: KnownAddress.nullable(),
  return: KnownAddress.nullable(),
  /** Whether a notification can be signed: a key of the shop is kept here. */
  maySign: z.boolean(),
  /** When the host may be asked again. */
  notBefore: z.string().nullable(),
  lastAskedAt: z.string().nullable(),
  /** In hand just now. */
  pending: Probe.nullable(),
  look: Probe.nullable(),
  testNotification: Probe.nullable(),
  /** When the module last said that it lives, and how often it means to. */
  heartbeatAt: z.string().nullable(),
  heartbeatSeconds: z.int().nullable(),
});
export type ProbeDesk = z.infer<typeof ProbeDesk>;

const OfShop = z.object({ shopId: ShopId });

export const getProbeDesk = endpoint({
  method: 'get',
  path: '/modules/:shopId/probes',
  summary: 'What was last seen of a shop from outside, and whether it may be asked now.',
  params: OfShop,
  response: ProbeDesk,
});

export const askForProbe = endpoint({
  method: 'post',
  path: '/modules/:shopId/probes',
  summary: 'Has a shop looked at from outside; refused while its host was asked a moment ago.',
  params: OfShop,
  response: Probe,
});

export const askForTestNotification = endpoint({
  method: 'post',
  path: '/modules/:shopId/test-notifications',
  summary: 'Has a signed notification of a test payment sent to the shop; what it answers is shown.',
  params: OfShop,
  response: Probe,
});
