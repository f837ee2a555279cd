import type { ShopId } from '../../../kernel/ids.ts';
import type { FactKey, FactSource, ModuleFact } from '../contract.ts';
import { successorOf } from '../facts/currencies.ts';
import { CALLBACK_PATTERNS } from '../probing/callback-patterns.rules.ts';
import type { DiffRow, DiffSide, DiffVerdict } from './contract.ts';
import { sentenceAbout } from './diff-sentences.rules.ts';

export interface DiffGiven {
  shopId: ShopId;
  host: string | null;
  facts: readonly ModuleFact[];
  /** The key that notifications are signed with, as its source keeps it. */
  keyFingerprint: string | undefined;
}

/** Who speaks for the shop, most trusted first: the module of itself, what somebody pasted, what its payments said, what was seen. */
const OF_THE_SHOP: readonly FactSource[] = ['module-report', 'pasted', 'transaction', 'probe'];

interface Question {
  key: FactKey;
  /** Where the gateway's side has another name for it. */
  gatewayKey?: FactKey;
  /** Whether the shop's value agrees with the gateway's. */
  agrees(gateway: string, shop: string): boolean;
  /** What fits, for the shop's value or where nothing is told; undefined where nothing is expected. */
  expects?(given: DiffGiven, sides: { gateway: string | undefined; shop: string | undefined }): string | undefined;
}

const bareDomain = (value: string) =>
  value
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/\/.*$/, '');
const listOf = (value: string) => value.split(/[,;\s]+/).filter((part) => part !== '');
const isWithin = (gateway: string, shop: string) => {
  const allowed = new Set(listOf(gateway));
  return listOf(shop).every((one) => allowed.has(one));
};
const sameText = (gateway: string, shop: string) => gateway.trim().toLowerCase() === shop.trim().toLowerCase();
const withoutScheme: Question['expects'] = (_given, { shop }) =>
  shop !== undefined && (/^[a-z]+:\/\//i.test(shop.trim()) || shop.trim().endsWith('/')) ? bareDomain(shop) : undefined;

const QUESTIONS: readonly Question[] = [
  {
    key: 'shop-id',
    agrees: (gateway, shop) => gateway === shop || (shop.length === 4 && gateway.endsWith(shop)),
  },
  { key: 'mode', agrees: sameText },
  {
    key: 'currency',
    gatewayKey: 'currencies',
    agrees: (gateway, shop) => isWithin(gateway, shop.toUpperCase()),
    expects: (_given, { shop }) => successorOf(shop?.trim().toUpperCase() ?? ''),
  },
  { key: 'key-fingerprint', agrees: (gateway, shop) => gateway.slice(0, 8) === shop.slice(0, 8) },
  { key: 'notification-url', agrees: sameAddress, expects: expectedCallback },
  { key: 'return-url', agrees: sameAddress },
  { key: 'checkout-domain', agrees: (a, b) => bareDomain(a) === bareDomain(b), expects: withoutScheme },
  { key: 'gateway-domain', agrees: (a, b) => bareDomain(a) === bareDomain(b), expects: withoutScheme },
  { key: 'payment-methods', agrees: isWithin },
  { key: 'transaction-type', agrees: isWithin },
];

/** The two sides of a shop's settings beside each other; a key that neither side tells is left out. */
export function diffOf(given: DiffGiven): DiffRow[] {
  return QUESTIONS.flatMap((question) => rowOf(question, given) ?? []);
}

function rowOf(question: Question, given: DiffGiven): DiffRow | undefined {
  const gateway = gatewaySide(question, given);
  const shop = bestOf(given.facts, question.key, OF_THE_SHOP);
  if (gateway === null && shop === null) return undefined;
  const expected = question.expects?.(given, { gateway: gateway?.value, shop: shop?.value }) ?? null;
  const verdict = verdictOf(question, gateway, shop, expected);
  const named = { gateway: gateway?.value ?? '', shop: shop?.value ?? '', expected: expected ?? '' };
  return {
    key: question.key,
    gateway,
    expected,
    shop,
    verdict,
    sentence: verdict === 'differs' || verdict === 'unexpected' ? sentenceAbout(question.key, verdict, named) : null,
  };
}

function verdictOf(
  { agrees }: Question,
  gateway: DiffSide | null,
  shop: DiffSide | null,
  expected: string | null,
): DiffVerdict {
  if (expected !== null) return 'unexpected';
  if (gateway === null || shop === null) return 'one-sided';
  return agrees(gateway.value, shop.value) ? 'same' : 'differs';
}

function gatewaySide(
  { key, gatewayKey = key }: Question,
  { facts, shopId, keyFingerprint }: DiffGiven,
): DiffSide | null {
  const told = bestOf(facts, gatewayKey, ['settings']);
  if (told !== null) return told;
  if (key === 'shop-id') return { value: String(shopId), source: 'settings', observedAt: null };
  if (key === 'key-fingerprint' && keyFingerprint !== undefined)
    return { value: keyFingerprint, source: 'settings', observedAt: null };
  return null;
}

/** By the trust in its source, then the newest. */
function bestOf(facts: readonly ModuleFact[], key: FactKey, sources: readonly FactSource[]): DiffSide | null {
  for (const source of sources) {
    const found = facts
      .filter((fact) => fact.key === key && fact.source === source)
      .toSorted((a, b) => (a.observedAt < b.observedAt ? 1 : -1))[0];
    if (found !== undefined) return { value: found.value, source, observedAt: found.observedAt };
  }
  return null;
}

/** Scheme and host are compared as names, the rest to the letter; a final slash of the path counts for nothing. */
function sameAddress(left: string, right: string): boolean {
  if (!URL.canParse(left) || !URL.canParse(right)) return left === right;
  const a = new URL(left);
  const b = new URL(right);
  const path = (url: URL) => url.pathname.replace(/\/$/, '') + url.search;
  return a.protocol === b.protocol && a.host === b.host && path(a) === path(b);
}

/** The address that the module makes, where the one that the gateway has can't be one of its own. */
function expectedCallback(
  { facts, host }: DiffGiven,
  { gateway }: { gateway: string | undefined },
): string | undefined {
  const module = bestOf(facts, 'module', OF_THE_SHOP)?.value;
  const pattern = module === undefined ? undefined : CALLBACK_PATTERNS[module];
  if (pattern === undefined || gateway === undefined || pattern.fits.test(gateway)) return undefined;
  return pattern.exact === undefined || host === null ? undefined : `https://${host}${pattern.exact}`;
}
