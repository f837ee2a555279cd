import type { MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { findProviderName } from '../../platform/settings.ts';
import { listTerminals } from '../acquirers/index.ts';
import type { ModuleState } from '../cms-modules/contract.ts';
import { listModuleFacts, wordsForOutsiders } from '../cms-modules/index.ts';
import { listShopDeliveryHealth } from '../deliveries/index.ts';
import { listLimits } from '../limits/index.ts';
import type { MerchantPageFacts } from './facts.ts';
import { gatherPast } from './gather-past.ts';
import { firstMoment } from './history.rules.ts';
import { impactsByComponent } from './impacts.rules.ts';
import { limitLevel } from './limit-level.rules.ts';
import { channelsOf, named } from './named-components.rules.ts';
import { noticesOf, WORKS_AHEAD_HOURS, worksOf } from './notices.rules.ts';
import { listToldIncidents, listToldWorks } from './queries/incidents.ts';
import { countLimitsOf } from './queries/limits.ts';
import { listShopPayments, listShopsOf } from './queries/shops.ts';
import { shopFacts } from './shop-facts.rules.ts';

type Reader = Pick<Context, 'read' | 'actor' | 'reach' | 'clock'>;

export interface MerchantPageAsked {
  merchantId: MerchantId;
  showsLimits: boolean;
  zone: string;
}

/** Everything that a merchant's page tells. No names of people or clients, no amounts, no keys: they are not even read. */
export async function gatherMerchantPage(ctx: Reader, asked: MerchantPageAsked): Promise<MerchantPageFacts> {
  const { merchantId, showsLimits, zone } = asked;
  const db = ctx.read;
  const at = ctx.clock.now();
  const from = firstMoment(at, zone);
  const shops = await listShopsOf(db, merchantId);
  const ids = shops.map(({ id }) => id);
  const [provider, terminals, payments, modules, deliveries, incidents, works, limits] = await Promise.all([
    findProviderName(db),
    listTerminals(db),
    listShopPayments(db, ids, from),
    listModuleFacts(db, ids),
    listShopDeliveryHealth(db, ids),
    listToldIncidents(db, from, merchantId),
    listToldWorks(db, from, at.add({ hours: WORKS_AHEAD_HOURS })),
    showsLimits ? listLevels(ctx, merchantId) : undefined,
  ]);
  const used = [...payments.values()];
  const gateways = new Set(used.flatMap(({ gatewayIds }) => gatewayIds));
  const impacts = impactsByComponent(incidents, works);
  const own = `merchant:${merchantId}`;
  const components = named(
    [
      ...terminals.filter(({ id }) => gateways.has(id)).map(({ acquirerId }) => `acquirer:${acquirerId}`),
      ...used.flatMap(({ methods }) => methods.map((method) => `method:${method}`)),
      // The line of what concerns this merchant alone stands there only when there is something to tell.
      ...(impacts.has(own) ? [own] : []),
    ],
    new Map(terminals.map(({ acquirerId, acquirer }) => [String(acquirerId), acquirer])),
  );
  const names = new Map(components.map(({ key, name }) => [key, name]));
  const [entered, history] = await Promise.all([
    countLimitsOf(db, [...gateways]),
    gatherPast(db, { components, impacts, audience: 'merchants', at, zone }),
  ]);
  return {
    at,
    zone,
    provider,
    shops: shops.map(({ id, cms }) =>
      shopFacts({
        shopId: id,
        cms,
        payments: payments.get(id),
        module: toldModule(modules.get(id)),
        notifications: deliveries.get(id),
        limits: (payments.get(id)?.gatewayIds ?? []).reduce((sum, gateway) => sum + (entered.get(gateway) ?? 0), 0),
      }),
    ),
    limits,
    channels: channelsOf(components, impacts, at),
    incidents: noticesOf(incidents, { at, names }),
    works: worksOf(works, { at, names }),
    history,
  };
}

/** What a shop runs, with findings that quote nothing of what the shop itself said. */
const toldModule = (state: ModuleState | undefined) =>
  state && {
    ...state,
    findings: state.findings.map((found) => ({ ...found, words: wordsForOutsiders(found.rule, found.params) })),
  };

async function listLevels(ctx: Reader, merchantId: MerchantId): Promise<MerchantPageFacts['limits']> {
  const { items } = await listLimits(ctx, { merchantId });
  return items.flatMap((limit) => {
    const level = limitLevel(limit);
    if (level === undefined || limit.acquirerName === null) return [];
    return [{ channel: { ru: limit.acquirerName, en: limit.acquirerName }, kind: limit.kind, ...level }];
  });
}
