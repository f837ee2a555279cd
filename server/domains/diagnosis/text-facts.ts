import { formatMoney } from '../../kernel/money.ts';
import { platformOf } from '../../kernel/platform-name.ts';
import type { GatewayTransaction } from '../gateways/contract.ts';
import { readTrackingId } from '../transactions/index.ts';
import type { EvidenceLine, Language, Verdict } from './contract.ts';
import type { Facts } from './facts.ts';
import { durationWords, momentWords } from './moment.rules.ts';
import type { Words } from './templates/words.ts';

/** What a payer may be told. A fact that is not here cannot get into their text. */
export interface PayerTextFacts {
  starting: string;
  failed: string;
  amount: string | undefined;
  time: string | undefined;
  order: string | undefined;
  /** Where the shop's module sends the number of a cart and not of an order. */
  cart: string | undefined;
  card: string | undefined;
  shop: string | undefined;
  bank: string | undefined;
  rrn: string | undefined;
  returned: string | undefined;
  bill: string | undefined;
  expiredAt: string | undefined;
}

/** What the shop may be told. */
export interface MerchantTextFacts extends PayerTextFacts {
  uid: string;
  operation: string;
  code: string | undefined;
  bankCode: string | undefined;
  bankSaid: string | undefined;
  gatewaySaid: string | undefined;
  parentUid: string | undefined;
  twinUid: string | undefined;
  twinStatus: string | undefined;
  apart: string | undefined;
  duration: string | undefined;
  correctedAt: string | undefined;
  reason: string | undefined;
  money: string | undefined;
  limit: string | undefined;
  rule: string | undefined;
  listed: string | undefined;
  headlineRead: string | undefined;
  /** Flags: present or absent, never printed. */
  unsure: string | undefined;
  likely: string | undefined;
  demo: string | undefined;
  ours: string | undefined;
  byAcquirer: string | undefined;
  byIssuer: string | undefined;
  checkFirst: string | undefined;
  byShop: string | undefined;
  /** How the notification ended, and when. */
  deliverySaid: string | undefined;
  deliveryAt: string | undefined;
  moduleSaid: string | undefined;
  incidentSince: string | undefined;
  /** Nobody has confirmed the incident: no text tells of it. */
  suspected: string | undefined;
  worksUntil: string | undefined;
}

interface Telling {
  facts: Facts;
  verdict: Verdict;
  language: Language;
  timeZone: string;
  words: Words;
}

export function payerTextFacts({ facts, language, timeZone, words }: Telling): PayerTextFacts {
  const { transaction, related, shop } = facts;
  const operation = words.operations[transaction.type ?? 'payment'];
  const returned = related.children
    .filter((child) => child.parentUid === transaction.uid && child.type === 'refund' && child.status === 'successful')
    .reduce((sum, child) => sum + (child.amountMinor ?? 0), 0);
  return {
    starting: operation.starting,
    failed: operation.failed,
    amount: money(transaction.amountMinor, transaction, language),
    time: momentWords(transaction.createdAt ?? transaction.paidAt, language, timeZone),
    ...orderOrCart(transaction, shop),
    card: cardName(transaction),
    shop: shopName(shop, language),
    bank: transaction.cardIssuer,
    rrn: transaction.rrn,
    returned: returned > 0 ? money(returned, transaction, language) : undefined,
    bill: transaction.eripAccount,
    expiredAt: momentWords(transaction.expiredAt, language, timeZone),
  };
}

export function merchantTextFacts(telling: Telling & { settlement: string }): MerchantTextFacts {
  const { facts, verdict, language, timeZone, words, settlement } = telling;
  const { transaction } = facts;
  const twin = verdict.evidence.find(({ says }) => TWINS.has(says.key));
  return {
    ...payerTextFacts(telling),
    uid: transaction.uid,
    operation: words.operations[transaction.type ?? 'payment'].name,
    code: transaction.code,
    bankCode: transaction.bankCode === transaction.code ? undefined : transaction.bankCode,
    bankSaid: transaction.bankMessage,
    gatewaySaid: transaction.message,
    parentUid: transaction.parentUid,
    twinUid: twin?.uid,
    twinStatus: twinStatus(twin, words),
    apart: secondsOf(twin, language),
    duration: waited(facts, language),
    correctedAt: momentWords(transaction.manuallyCorrectedAt, language, timeZone),
    reason: transaction.reason,
    money: verdict.settlement.step === 'unknown' ? undefined : settlement,
    limit: exceeded(transaction, words),
    rule: transaction.protection?.rejectedRule,
    listed: transaction.protection?.blackListed?.join(', ') || undefined,
    headlineRead: NO_REASON.has(verdict.cause) ? undefined : words.headline[verdict.cause],
    ...flags(verdict),
    ...beyondThePayment(verdict, { language, timeZone, words }),
  };
}

/** What other domains know, as an answer says it. */
function beyondThePayment(
  { evidence, also }: Verdict,
  { language, timeZone, words }: Pick<Telling, 'language' | 'timeZone' | 'words'>,
) {
  const all = [...evidence, ...also.flatMap((finding) => finding.evidence)];
  const attempt = evidence.find(({ says }) => says.key === 'delivery-failed');
  const incident = all.find(({ says }) => says.key === 'in-incident');
  const works = all.find(({ says }) => says.key === 'in-works');
  return {
    deliverySaid: attempt && attemptWords(attempt, words),
    deliveryAt: momentWords(attempt?.value, language, timeZone),
    moduleSaid: moduleWords(all, language),
    incidentSince: momentWords(incident?.value, language, timeZone),
    suspected: textOf(incident?.says.params.suspected),
    worksUntil: momentWords(textOf(works?.says.params.until), language, timeZone),
  };
}

const textOf = (value: string | number | undefined) => (value === undefined ? undefined : String(value));

function attemptWords({ says: { params } }: EvidenceLine, words: Words): string {
  const outcome = words.deliveryClasses[String(params.class)] ?? words.deliveryClasses.unknown ?? '';
  return params.http === undefined || /\d{3}|\dxx/.test(outcome) ? outcome : `${outcome}, HTTP ${params.http}`;
}

/** What the merchant has to change in the module, by its rules; without the last full stop: the text sets its own. */
function moduleWords(evidence: readonly EvidenceLine[], language: Language): string | undefined {
  const said = evidence
    .filter(({ says }) => says.key === 'module-said')
    .map(({ says }) => String(says.params[FIX[language]] ?? '').replace(/[.\s]+$/, ''));
  return [...new Set(said)].slice(0, MOST_OF_MODULE).join('. ') || undefined;
}

const MOST_OF_MODULE = 2;
const FIX = { ru: 'fixRu', en: 'fixEn' } as const;

const TWINS = new Set([
  'twin-of-order',
  'twin-of-card',
  'first-attempt',
  'stopped-as-duplicate',
  'twin-declined',
  'twin-held',
]);
const NO_REASON = new Set(['declined-unexplained', 'code-unknown', 'not-known-yet']);

const flag = (raised: boolean): string | undefined => (raised ? 'yes' : undefined);

const flags = ({ certainty, side, retry, evidence }: Verdict) => ({
  unsure: flag(certainty === 'guess'),
  likely: flag(certainty !== 'sure'),
  demo: flag(evidence.some(({ says }) => says.key === 'shop-is-demo')),
  ours: flag(side === 'provider'),
  byAcquirer: flag(side === 'acquirer'),
  byIssuer: flag(side === 'issuer'),
  checkFirst: flag(retry === 'check-first'),
  byShop: flag(side === 'merchant'),
});

const money = (minor: number | undefined, { currency }: GatewayTransaction, language: Language): string | undefined =>
  minor === undefined || currency === undefined ? undefined : formatMoney({ minor, currency }, language);

/** A platform may send more than the order, or the cart instead of it; what cannot be read is told as it was sent. */
function orderOrCart(
  { trackingId, platform, integration }: GatewayTransaction,
  shop: Facts['shop'],
): Pick<PayerTextFacts, 'order' | 'cart'> {
  if (trackingId === undefined) return { order: undefined, cart: undefined };
  const { order, cart } = readTrackingId(trackingId, platformOf(platform, integration, shop?.cms));
  return cart === undefined ? { order: order ?? trackingId, cart: undefined } : { order: undefined, cart };
}

/** `Visa •••• 4242` */
function cardName({ cardBrand, cardLast4 }: GatewayTransaction): string | undefined {
  if (cardLast4 === undefined) return undefined;
  const brand = cardBrand === undefined ? '' : `${cardBrand.slice(0, 1).toUpperCase()}${cardBrand.slice(1)}\u00a0`;
  return `${brand}••••\u00a0${cardLast4}`;
}

function shopName(shop: Facts['shop'], language: Language): string | undefined {
  if (shop?.name === undefined) return shop?.domain;
  const name = language === 'ru' ? `«${shop.name}»` : shop.name;
  return shop.domain === undefined || shop.domain === shop.name ? name : `${name} (${shop.domain})`;
}

const twinStatus = (twin: EvidenceLine | undefined, words: Words): string | undefined => {
  const status = twin?.says.params.status;
  return status === undefined ? undefined : ((words.statuses as Record<string, string>)[String(status)] ?? undefined);
};

const secondsOf = (line: EvidenceLine | undefined, language: Language): string | undefined => {
  const seconds = Number(line?.says.params.seconds ?? 0);
  return seconds > 0 ? durationWords(seconds, language) : undefined;
};

function waited({ transaction, at }: Facts, language: Language): string | undefined {
  const ms = Date.parse(at) - Date.parse(transaction.createdAt ?? '');
  return ms >= 0 ? durationWords(Math.floor(ms / 60_000) * 60, language) : undefined;
}

const exceeded = ({ protection }: GatewayTransaction, words: Words): string | undefined =>
  protection?.exceeded?.map((which) => words.limits[which]).join(', ') || undefined;
