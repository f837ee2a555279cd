import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { MerchantId, ReportId, ShopId, TicketId } from '#kernel/ids';
import { PageRequest, pageOf } from '#kernel/page';

/** Where a fact about a shop came from. Of two that disagree the weight decides, then the time (`best-fact.rules.ts`). */
export const FactSource = z.enum(['transaction', 'settings', 'module-report', 'pasted', 'probe']);
export type FactSource = z.infer<typeof FactSource>;

/** Everything that is asked about a shop, whoever tells it. Values are texts; booleans are `yes` and `no`. */
export const FactKey = z.enum([
  // what runs
  'cms', // id of a platform: `woocommerce`, `opencart`, `prestashop` …
  'cms-version',
  'module', // id of one of our modules (`facts/modules.ts`)
  'module-version',
  'wordpress-version',
  'php-version',
  'openssl-version',
  'curl-version',
  'server-software',
  // how the module is set
  'mode', // `test` or `live`
  'shop-id', // as the module has it, or its last four digits
  'key-fingerprint', // first eight hex digits of SHA-256 over the public key
  'public-key-kind', // `rsa`, `not-a-key`, `empty`
  'currency',
  'currencies', // of the gateway's side: `BYN, USD`
  'decimals',
  'checkout-domain',
  'gateway-domain',
  'notification-url',
  'return-url',
  'site-url',
  'transaction-type', // `payment`, `authorization`
  'payment-methods', // `credit_card, erip`
  'erip-service-code',
  'token-minutes',
  'change-status', // whether the CMS lets the module change the order
  'bill-creation', // `auto`, `manual`
  'success-status', // the order's status after a payment
  'debug-log',
  // how it fares
  'last-notification-at',
  'last-notification-status', // the HTTP status that the shop gave
  'last-notification-answer', // the module's own words
  'last-signature-failure-at',
  'clock-skew-seconds',
  'cache-excluded',
  'cron-age-seconds',
  'heard-at', // when the module itself was heard last
  'heartbeat-seconds', // how often it means to be heard
  'notification-redirect', // where the notification address sends on to
  'firewall', // `cloudflare`, `imunify`, …
  'page-cache',
  'tls-days-left',
  'tls-problem',
]);
export type FactKey = z.infer<typeof FactKey>;

export const ModuleFact = z.object({
  key: FactKey,
  value: z.string(),
  source: FactSource,
  observedAt: z.iso.datetime(),
  /** Where it was seen: the uid of a transaction, the id of a report, an address. */
  place: z.string().nullable(),
  /** The line of the report. */
  line: z.int().nullable(),
});
export type ModuleFact = z.infer<typeof ModuleFact>;

export const ReportKind = z.enum([
  'woo-ssr',
  'woo-html',
  'site-health',
  'magento-form',
  'presta',
  'module-log',
  /** Posted by a module in our own format. */
  'posted',
  'unknown',
]);
export type ReportKind = z.infer<typeof ReportKind>;

/** `breaks`: payments or notifications fail. `harms`: they may. `notice`: worth knowing. */
export const Severity = z.enum(['breaks', 'harms', 'notice']);
export type Severity = z.infer<typeof Severity>;

export const RuleId = z.enum([
  'scheduler-dead',
  'failed-actions',
  'no-https',
  'log-not-writable',
  'unreachable-host',
  'old-tls',
  'php-end-of-life',
  'page-cache',
  'security-plugin',
  'two-gateways',
  'decimals',
  'currency-legacy',
  'currency-synonym',
  'currency-not-a-code',
  'currency-not-enabled',
  'library-exponent',
  'hundred-always',
  'outdated-template',
  'module-outdated',
  'module-cms',
  'module-untested',
  'module-php',
  'no-module',
  'input-vars',
  'test-mode',
  'multisite',
  'sources-disagree',
  'page-missing',
  'object-cache',
  'demo-shop',
  'demo-domain',
  'domain-with-scheme',
  'domain-without-scheme',
  'wrong-public-key',
  'key-not-a-key',
  'basic-header-stripped',
  'notification-unreachable',
  'notification-url-pattern',
  'error-with-200',
  'not-authenticated',
  'order-changed',
  'order-not-found',
  'authorization-not-captured',
  'status-mapping',
  'change-status-off',
  'erip-second-dropped',
  'erip-test-code',
  'bill-by-hand',
  'expiry-too-short',
  'inverted-switch',
  'clock-skew',
  'tls-certificate',
  'cron-late',
  'module-silent',
  'log-off',
]);
export type RuleId = z.infer<typeof RuleId>;

/** What a finding rests on: a quoted line of a report, or a fact with its source and age. */
export const Evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), line: z.int(), text: z.string() }),
  z.object({ kind: z.literal('fact'), ...ModuleFact.shape }),
]);
export type Evidence = z.infer<typeof Evidence>;

export const FindingWords = z.object({
  title: z.string(),
  /** For the engineer: why it matters. */
  why: z.string(),
  /** What to ask or look at next; empty when nothing. */
  ask: z.string(),
  /** What to tell the merchant: names the setting to change. */
  merchant: z.string(),
});
export type FindingWords = z.infer<typeof FindingWords>;

export const ModuleFinding = z.object({
  rule: RuleId,
  /** Tells apart several findings of one rule: a currency, a plugin; else empty. */
  subject: z.string(),
  severity: Severity,
  evidence: z.array(Evidence),
  words: z.object({ ru: FindingWords, en: FindingWords }),
  /** Since when it has been seen without a break; null of a report that belongs to no shop. */
  firstSeenAt: z.iso.datetime().nullable(),
});
export type ModuleFinding = z.infer<typeof ModuleFinding>;

export const InstructionWords = z.object({ title: z.string(), text: z.string() });

/** Which module fits a CMS, and the words that send it. */
export const Instruction = z.object({
  module: z.string(),
  moduleName: z.string(),
  /** Null when the table knows no number for it. */
  version: z.string().nullable(),
  link: z.string().nullable(),
  /** Whether the CMS's version is one that the module was made for. */
  fits: z.enum(['yes', 'no', 'unknown']),
  words: z.object({ ru: InstructionWords, en: InstructionWords }),
});
export type Instruction = z.infer<typeof Instruction>;

export const ReportCard = z.object({
  id: ReportId,
  kind: ReportKind,
  shopId: ShopId.nullable(),
  ticketId: TicketId.nullable(),
  takenAt: z.iso.datetime(),
  takenBy: z.string(),
  /** Sections that were not in the paste. */
  missing: z.array(z.string()),
  bytes: z.int(),
  findings: z.array(ModuleFinding),
});
export type ReportCard = z.infer<typeof ReportCard>;

/** Plain facts of a report without anything stored: for a page where somebody looks at their own. */
export interface ReadReport {
  kind: ReportKind;
  missing: string[];
  findings: ModuleFinding[];
}

export const ShopHealth = z.object({
  shopId: ShopId,
  shopName: z.string().nullable(),
  domain: z.string().nullable(),
  merchantId: MerchantId,
  merchantName: z.string().nullable(),
  cms: z.string().nullable(),
  cmsVersion: z.string().nullable(),
  module: z.string().nullable(),
  moduleVersion: z.string().nullable(),
  /** Null: nothing is known yet, or nothing was found. */
  worst: Severity.nullable(),
  findings: z.int(),
  /** When anything was last heard of it; null when never. */
  lastSeenAt: z.iso.datetime().nullable(),
});
export type ShopHealth = z.infer<typeof ShopHealth>;

export const ShopModules = ShopHealth.extend({
  /** Best first within a key: what disagrees stands below. */
  facts: z.array(ModuleFact),
  findings: z.array(ModuleFinding),
  reports: z.array(ReportCard.omit({ findings: true })),
  instruction: Instruction.nullable(),
});
export type ShopModules = z.infer<typeof ShopModules>;

const OfShop = z.object({ shopId: ShopId });

export const listShopHealth = endpoint({
  method: 'get',
  path: '/modules',
  summary: 'What each shop runs and the worst that was found, worst first; `q` finds by name, domain, number and CMS.',
  query: PageRequest.extend({
    q: z.string().max(200).default(''),
    worst: z.enum(['any', 'breaks', 'harms', 'notice', 'none', 'unknown']).default('any'),
    merchantId: MerchantId.optional(),
  }),
  response: pageOf(ShopHealth),
});

export const getShopModules = endpoint({
  method: 'get',
  path: '/modules/:shopId',
  summary: 'One shop: facts with source and age, findings with what they rest on, reports, the module to send.',
  params: OfShop,
  response: ShopModules,
});

export const pasteReport = endpoint({
  method: 'post',
  path: '/modules/reports',
  summary: 'Takes a pasted report, masks it and answers what was found.',
  body: z.object({
    text: z.string().min(1).max(1_000_000),
    shopId: ShopId.optional(),
    ticketId: TicketId.optional(),
  }),
  response: ReportCard,
});

export const getReport = endpoint({
  method: 'get',
  path: '/modules/reports/:reportId',
  summary: 'One report as it was kept, masked, with its findings.',
  params: z.object({ reportId: ReportId }),
  response: ReportCard.extend({ text: z.string() }),
});

export const listTicketReports = endpoint({
  method: 'get',
  path: '/modules/tickets/:ticketId',
  summary: 'Reports that came in a ticket, with what was found.',
  params: z.object({ ticketId: TicketId }),
  response: z.object({ items: z.array(ReportCard) }),
});

/** What the verdict needs of a shop; one entry a shop that anything is known of. */
export interface ModuleState {
  shopId: ShopId;
  cms: string | null;
  cmsVersion: string | null;
  module: string | null;
  moduleVersion: string | null;
  lastSeenAt: string | null;
  /** Worst first. The words of a rule: `wordsOfRule(rule, params)`. */
  findings: ShortFinding[];
}

export interface ShortFinding {
  rule: RuleId;
  subject: string;
  severity: Severity;
  /** For the desk: they quote the shop. */
  words: { ru: FindingWords; en: FindingWords };
  /** What fills the words; for readers outside the desk `wordsForOutsiders` leaves the shop's own words out. */
  params: Readonly<Record<string, string>>;
  firstSeenAt: string;
}
