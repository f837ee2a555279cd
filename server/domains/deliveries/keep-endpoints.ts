import { sql } from 'drizzle-orm';
import { EndpointId, type MerchantId, type ShopId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { newId } from '../../platform/new-id.ts';
import { isAccepted } from './contract.ts';
import { deliveryEndpoints, type NewAttempt } from './tables.ts';

export interface SeenEndpoint {
  shopId: ShopId;
  merchantId: MerchantId | null;
  address: string;
  isSecure: boolean;
  /** The moment of the attempt. */
  at: string;
}

type Place = Pick<SeenEndpoint, 'shopId' | 'address'>;
const keyOf = ({ shopId, address }: Place) => `${shopId} ${address}`;

/** Makes sure that these endpoints are there, and says which is which. */
export async function keepEndpoints(
  tx: Tx,
  seen: readonly SeenEndpoint[],
  now: Temporal.Instant,
): Promise<{ idOf(place: Place): EndpointId }> {
  const wanted = new Map(seen.map((one) => [keyOf(one), one]));
  const known = await listKnown(tx, [...wanted.values()]);
  const unknown = [...wanted.entries()].filter(([key]) => !known.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (unknown.length > 0) {
    await insertRows(
      tx,
      deliveryEndpoints,
      unknown.map(([, one]) => newRow(one, now)),
      sql`on conflict do nothing`,
    );
    for (const [key, id] of await listKnown(
      tx,
      unknown.map(([, one]) => one),
    ))
      known.set(key, id);
  }
  return {
    idOf: (place) => {
      const id = known.get(keyOf(place));
      if (id === undefined) throw new Error('an endpoint that was kept must be there');
      return id;
    },
  };
}

function newRow({ shopId, merchantId, address, isSecure, at }: SeenEndpoint, now: Temporal.Instant) {
  const first = Temporal.Instant.from(at);
  return {
    id: newId(EndpointId),
    shopId,
    merchantId,
    address,
    isSecure,
    health: 'healthy' as const,
    since: first,
    topClass: null,
    recentAccepted: 0,
    recentFailed: 0,
    firstAt: first,
    lastAt: first,
    lastAcceptedAt: null,
    judgeAt: now,
  };
}

async function listKnown(tx: Tx, places: readonly Place[]): Promise<Map<string, EndpointId>> {
  const wanted = JSON.stringify(places.map(({ shopId, address }) => ({ s: shopId, a: address })));
  const rows = await tx.execute<{ id: EndpointId; shop_id: ShopId; address: string }>(sql`
    select e.id, e.shop_id, e.address
    from json_to_recordset(${wanted}::text::json) as wanted (s int, a text)
    join ${deliveryEndpoints} e on e.shop_id = wanted.s and e.address = wanted.a`);
  return new Map(rows.map((row) => [keyOf({ shopId: row.shop_id, address: row.address }), row.id]));
}

/** What attempts that are new say of their endpoints: when last, when last accepted, and that they are to be judged. */
export async function touchEndpoints(tx: Tx, stored: readonly NewAttempt[], now: Temporal.Instant): Promise<void> {
  if (stored.length === 0) return;
  const rows = stored.map(({ endpointId, at, class: ended }) => ({ id: endpointId, at, accepted: isAccepted(ended) }));
  // Locked in order first: two takers of the same endpoints must not wait for each other crosswise.
  await tx.execute(sql`
    with touched as (
      select id, min(at) as first, max(at) as last, max(at) filter (where accepted) as accepted
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as row (id uuid, at timestamptz, accepted boolean)
      group by id
    ), locked as (
      select e.id from ${deliveryEndpoints} e join touched using (id) order by e.id for update of e
    )
    update ${deliveryEndpoints} e set
      first_at = least(e.first_at, touched.first), last_at = greatest(e.last_at, touched.last),
      last_accepted_at = greatest(e.last_accepted_at, touched.accepted), judge_at = ${now.toString()}::timestamptz
    from touched join locked using (id) where e.id = touched.id`);
}
