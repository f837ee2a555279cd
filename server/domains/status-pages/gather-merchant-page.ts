import type { MerchantId, ShopId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../platform/db.ts';
import { findProviderName } from '../../platform/settings.ts';
import { listTerminals } from '../acquirers/index.ts';
import { checklistOf, type IntegrationKind } from './checklist.rules.ts';
import { componentName } from './component-names.rules.ts';
import type { Both, MerchantPageFacts, ShopFacts } from './facts.ts';
import { gatherPast } from './gather-past.ts';
import { boundsOf, daysUntil } from './history.rules.ts';
import { impactsAt, impactsByComponent } from './impacts.rules.ts';
import { noticesOf, worksOf } from './notices.rules.ts';
import { listToldIncidents, listToldWorks } from './queries/incidents.ts';
import { listShopPayments, listShopsOf, type ShopPayments } from './queries/shops.ts';
import { worstOf } from './worst.rules.ts';

/** How far ahead planned works are told of. */
const WORKS_AHEAD_HOURS = 24 * 30;

export interface MerchantPageAsked {
  merchantId: MerchantId;
  showsLimits: boolean;
  at: Temporal.Instant;
  zone: string;
}

/** Everything that a merchant's page tells. No names of people or clients, no amounts, no keys: they are not even read. */
export async function gatherMerchantPage(db: ReadDb, asked: MerchantPageAsked): Promise<MerchantPageFacts> {
  const { merchantId, at, zone } = asked;
  const from = firstMoment(at, zone);
  const shops = await listShopsOf(db, merchantId);
  const ids = shops.map(({ id }) => id);
  const [provider, terminals, payments, incidents, works] = await Promise.all([
    findProviderName(db),
    listTerminals(db),
    listShopPayments(db, ids, from),
    listToldIncidents(db, from, merchantId),
    listToldWorks(db, from, at.add({ hours: WORKS_AHEAD_HOURS })),
  ]);
  const used = new Set([...payments.values()].flatMap(({ gatewayIds }) => gatewayIds));
  const banks = new Map(terminals.map(({ acquirerId, acquirer }) => [String(acquirerId), acquirer]));
  const ownBanks = terminals.filter(({ id }) => used.has(id)).map(({ acquirerId }) => `acquirer:${acquirerId}`);
  const methods = [...payments.values()].flatMap(({ methods }) => methods.map((method) => `method:${method}`));
  const impacts = impactsByComponent(incidents, works);
  const own = `merchant:${merchantId}`;
  // The line of what concerns this merchant alone stands there only when there is something to tell.
  const components = named([...ownBanks, ...methods, ...(impacts.has(own) ? [own] : [])], banks);
  const names = new Map(components.map(({ key, name }) => [key, name]));
  return {
    at,
    zone,
    provider,
    shops: shops.map((shop) => shopFacts(shop, payments.get(shop.id))),
    limits: undefined,
    channels: components.map(({ key, name }) => ({
      key,
      name,
      state: worstOf(impactsAt(impacts.get(key) ?? [], at).map(({ state }) => state)),
    })),
    incidents: noticesOf(incidents, { at, names }),
    works: worksOf(works, { at, names }),
    history: await gatherPast(db, { components, impacts, audience: 'merchants', at, zone }),
  };
}

/** The beginning of the oldest day that is shown. */
export function firstMoment(at: Temporal.Instant, zone: string): Temporal.Instant {
  const [first] = daysUntil(at, zone);
  return first === undefined ? at : boundsOf(first, zone).start;
}

export function named(keys: readonly string[], banks: ReadonlyMap<string, string>): { key: string; name: Both }[] {
  return [...new Set(keys)].flatMap((key) => {
    const name = componentName(key, banks);
    return name === undefined ? [] : [{ key, name }];
  });
}

const NO_PAYMENTS: ShopPayments = {
  signs: {
    live: 0,
    tests: 0,
    lastLiveAt: null,
    lastTestAt: null,
    withoutOrder: 0,
    repeatedOrders: 0,
    hasRefund: false,
    hasThreeDs: false,
    usesCards: false,
    usesBills: false,
    hasLiveBill: false,
    statuses: [],
  },
  kind: 'unknown',
  platform: null,
  gatewayIds: [],
  methods: [],
};

function shopFacts(shop: { id: ShopId; cms: string | null }, payments: ShopPayments = NO_PAYMENTS): ShopFacts {
  const { signs, platform } = payments;
  const kind: IntegrationKind = platform !== null || shop.cms !== null ? 'module' : payments.kind;
  return {
    shopId: shop.id,
    kind,
    cms: shop.cms,
    cmsVersion: null,
    moduleVersion: null,
    seenAt: null,
    findings: [],
    signs,
    notifications: undefined,
    checklist: checklistOf({
      shopId: shop.id,
      kind,
      findings: new Set(),
      signs,
      notifications: undefined,
      limits: undefined,
    }),
  };
}
