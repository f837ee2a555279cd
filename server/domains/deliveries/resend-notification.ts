import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { conflict, unprocessable } from '../../kernel/errors.ts';
import { ResendId, type ShopId, type TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import { getTransaction } from '../transactions/index.ts';
import type { Resend } from './contract.ts';
import { resendChanged } from './events.ts';
import { listResends } from './queries/resends.ts';
import { type ResendRefusal, resendRefusal } from './resend.rules.ts';
import { deliveryResends, shopNotifications } from './tables.ts';

const WORDS: Record<ResendRefusal, string> = {
  'resend-in-flight': 'The notification of this payment is being sent again already.',
  'already-accepted': 'The shop accepted this notification. Confirm to send it once more.',
  'payment-not-final': 'The payment has no final status yet: there is nothing to tell.',
  'payment-without-shop': 'It is not known whose payment this is.',
};

/** Has the notification of a payment sent again. It leaves by a job, so that what was asked is there before it happens. */
export async function resendNotification(
  ctx: Context,
  uid: TransactionUid,
  { confirmed }: { confirmed: boolean },
): Promise<Resend> {
  const { shopId, status } = await getTransaction(ctx, uid);
  return ctx.change('delivery.resend', uid, async ({ tx, emit, note }) => {
    const [accepted] = await tx
      .select({ eventId: shopNotifications.eventId })
      .from(shopNotifications)
      .where(and(eq(shopNotifications.uid, uid), isNotNull(shopNotifications.acceptedAt)))
      .limit(1);
    const question = { shopId, status, confirmed, isAccepted: accepted !== undefined };
    const refusal = resendRefusal({ ...question, inFlight: await isInFlight(tx, uid) });
    if (refusal !== undefined) refuse(refusal);
    const id = await queue(ctx, tx, uid, shopId);
    note({ confirmed, wasAccepted: accepted !== undefined });
    await emit(resendChanged, id, { resendId: id }, 'deliveries');
    const [resend] = await listResends(tx, eq(deliveryResends.id, id));
    if (resend === undefined) throw new Error('what was queued must be there');
    return resend;
  });
}

async function isInFlight(tx: Tx, uid: TransactionUid): Promise<boolean> {
  const [one] = await tx
    .select({ id: deliveryResends.id })
    .from(deliveryResends)
    .where(and(eq(deliveryResends.uid, uid), inArray(deliveryResends.state, ['queued', 'sending'])))
    .limit(1);
  return one !== undefined;
}

async function queue(ctx: Context, tx: Tx, uid: TransactionUid, shopId: ShopId | null): Promise<ResendId> {
  if (shopId === null) return refuse('payment-without-shop');
  const id = newId(ResendId);
  const [queued] = await tx
    .insert(deliveryResends)
    .values({
      id,
      uid,
      shopId,
      state: 'queued',
      askedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      askedAt: ctx.clock.now(),
    })
    // Somebody else asked in the same moment.
    .onConflictDoNothing()
    .returning({ id: deliveryResends.id });
  return queued?.id ?? refuse('resend-in-flight');
}

function refuse(reason: ResendRefusal): never {
  const isConflict = reason === 'resend-in-flight' || reason === 'already-accepted';
  throw isConflict ? conflict(reason, WORDS[reason]) : unprocessable(reason, WORDS[reason]);
}
