import { ShopId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { listModuleFacts } from '../cms-modules/index.ts';
import { listDeliveryFacts } from '../deliveries/index.ts';
import { listIncidentsOver } from '../incidents/index.ts';
import { listLimitFacts } from '../limits/index.ts';
import { asDeliveries, asIncidents, asLimits, asModule } from './beyond.rules.ts';
import type { StoredPayment } from './queries.ts';
import type { Beyond } from './stored-facts.ts';

/** What other domains know of these payments, one statement each, all at once. */
export async function gatherBeyond(
  { read }: Pick<Context, 'read'>,
  payments: readonly StoredPayment[],
): Promise<Beyond> {
  const asked = payments.map(({ transaction }) => transaction);
  const [deliveries, limits, modules, incidents] = await Promise.all([
    listDeliveryFacts(
      read,
      asked.map(({ uid }) => uid),
    ),
    listLimitFacts(read, asked.flatMap(ofTerminal)),
    listModuleFacts(
      read,
      asked.flatMap(({ shopId }) => (shopId === null ? [] : [ShopId.parse(shopId)])),
    ),
    listIncidentsOver(read, asked.map(placeOf)),
  ]);
  return {
    deliveries: mapped(deliveries, asDeliveries),
    limits: mapped(limits, asLimits),
    modules: mapped(modules, asModule),
    incidents: mapped(incidents, asIncidents),
  };
}

type Asked = StoredPayment['transaction'];

/** A payment counts at the limits that stood when it was made. */
const ofTerminal = ({ uid, gatewayId, currency, partitionAt }: Asked) =>
  gatewayId === null || currency === null ? [] : [{ uid, gatewayId, currency, at: partitionAt.toString() }];

const placeOf = ({ uid, shopId, gatewayId, cardBin, methodType, partitionAt }: Asked) => ({
  uid,
  shopId,
  gatewayId,
  bin: cardBin,
  methodType,
  at: partitionAt,
});

const mapped = <Key, From, To>(map: ReadonlyMap<Key, From>, as: (from: From) => To): Map<Key, To> =>
  new Map([...map].map(([key, value]) => [key, as(value)]));
