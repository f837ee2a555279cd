import { and, eq, isNull } from 'drizzle-orm';
import type { ShopId, TransactionUid } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { getTransaction } from '../../transactions/index.ts';
import type { DeliverySign, PaymentDeliveries } from '../contract.ts';
import { isCovered } from '../coverage.rules.ts';
import { momentText } from '../moment-text.ts';
import { deliveryResends, deliverySigns, unsentNotifications } from '../tables.ts';
import { listDeliveriesOf, listNotificationsOf } from './deliveries.ts';
import { findEndpointOfShop } from './endpoints.ts';
import { findLogSpan } from './log-spans.ts';
import { listResends } from './resends.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

const GOES_ON = ['capture', 'refund'];

/** How one payment was told to its shop; refuses what the asker may not reach as if it were not there. */
export async function getPaymentDeliveries(ctx: Asker, uid: TransactionUid): Promise<PaymentDeliveries> {
  const { shopId, at, paidAt, children } = await getTransaction(ctx, uid);
  const finalAt = paidAt ?? at;
  const [notifications, attempts, resends, seen, isUnsent, endpoint, span] = await Promise.all([
    listNotificationsOf(ctx, uid),
    listDeliveriesOf(ctx, uid),
    listResends(ctx.read, eq(deliveryResends.uid, uid)),
    shopId === null ? [] : listSigns(ctx, shopId),
    isFoundUnsent(ctx, uid),
    shopId === null ? undefined : findEndpointOfShop(ctx, shopId),
    shopId === null ? undefined : findLogSpan(ctx.read, shopId, finalAt),
  ]);
  const knew = children.findLast(({ type, status }) => GOES_ON.includes(type) && status === 'successful');
  const behaviour: DeliverySign[] =
    knew === undefined
      ? []
      : [{ source: 'behaviour', at: knew.at, class: null, httpStatus: null, excerpt: null, uid: knew.uid }];
  return {
    hasLog: attempts.length > 0 || (span !== undefined && isCovered(span, finalAt)),
    notifications,
    attempts,
    resends,
    signs: [...seen, ...behaviour],
    isUnsent,
    endpoint: endpoint ?? null,
  };
}

async function listSigns({ read }: Asker, shopId: ShopId): Promise<DeliverySign[]> {
  const rows = await read.select().from(deliverySigns).where(eq(deliverySigns.shopId, shopId));
  return rows.map(({ shopId: _shop, at, ...sign }) => ({ ...sign, at: momentText(at), uid: null }));
}

async function isFoundUnsent({ read }: Asker, uid: TransactionUid): Promise<boolean> {
  const [one] = await read
    .select({ uid: unsentNotifications.uid })
    .from(unsentNotifications)
    .where(and(eq(unsentNotifications.uid, uid), isNull(unsentNotifications.closedAt)));
  return one !== undefined;
}
