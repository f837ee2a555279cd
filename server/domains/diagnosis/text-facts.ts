import { formatMoney } from '../../kernel/money.ts';
import type { GatewayTransaction } from '../gateways/contract.ts';
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
    order: transaction.trackingId,
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
  };
}

const TWINS = new Set(['twin-of-order', 'twin-of-card', 'first-attempt']);
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
});

const money = (minor: number | undefined, { currency }: GatewayTransaction, language: Language): string | undefined =>
  minor === undefined || currency === undefined ? undefined : formatMoney({ minor, currency }, language);

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
