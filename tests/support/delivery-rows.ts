import { createLogSender } from '../../server/domains/deliveries/create-log-sender.ts';
import { resendMany } from '../../server/domains/deliveries/resend-many.ts';
import { deliveryAttempts } from '../../server/domains/deliveries/tables.ts';
import type { Context } from '../../server/platform/context.ts';
import { failedLine, takeLines } from './deliveries.ts';
import { testSecrets } from './people.ts';

type Which = 'own' | 'other' | 'none';
type World = Record<Which, { shopId: string; uid: string }>;
const NOWHERE = '00000000-0000-7000-8000-00000000dead';
const missing = 404;

/** The rows of the access matrix about notifications to shops: an attempt at a shop of the account manager and at one of another. */
export async function deliveryRows(ctx: () => Context, world: World) {
  const line = (which: 'own' | 'other', n: number) =>
    failedLine({ event_id: `matrix-${which}-${n}`, uid: world[which].uid, shop_id: Number(world[which].shopId) });
  await takeLines(ctx(), [line('own', 1), line('other', 1)]);
  const attempts = await ctx().read.select().from(deliveryAttempts);
  const attemptOf = (which: Which) => attempts.find(({ shopId }) => String(shopId) === world[which].shopId);
  const ofEndpoint = (which: Which) => ({ endpointId: attemptOf(which)?.endpointId ?? NOWHERE });
  const ofDelivery = (which: Which) => ({ deliveryId: attemptOf(which)?.id ?? NOWHERE });
  const ofUid = (which: Which) => ({ uid: world[which].uid });
  const ofSender = async (which: Which) => ({
    senderId: which === 'none' ? NOWHERE : (await createLogSender(ctx(), { name: 'Log' }, testSecrets)).sender.id,
  });
  let batches = 0;
  const ofBatch = async (which: Which) => {
    if (which === 'none') return { batchId: NOWHERE };
    batches += 1;
    const uid = `90020000-batch-${batches}`;
    await takeLines(ctx(), [failedLine({ event_id: `matrix-batch-${batches}`, uid, shop_id: 9002 })]);
    const { batch } = await resendMany(ctx(), { filter: ALL, perMinute: 1, dryRun: false });
    return { batchId: batch?.id ?? NOWHERE };
  };
  return {
    'get /delivery-endpoints': { lists: true },
    'get /delivery-endpoints/:endpointId': { params: ofEndpoint, ofMerchant: true, missing },
    'get /delivery-endpoints/:endpointId/deliveries': { params: ofEndpoint, ofMerchant: true, missing },
    'get /deliveries/:deliveryId': { params: ofDelivery, ofMerchant: true, missing },
    'get /transactions/:uid/deliveries': { params: ofUid, ofMerchant: true, missing },
    'get /undelivered': { lists: true },
    'get /delivery-counts': {},
    // A second one while the first is on its way is refused.
    'post /transactions/:uid/resends': { params: ofUid, body: () => ({}), answer: [200, 409], missing },
    'post /resend-batches': { body: () => ({ filter: ALL, dryRun: true }) },
    'get /resend-batches': {},
    'post /resend-batches/:batchId/stop': { params: ofBatch, body: () => ({}), missing },
    'post /delivery-log': { body: () => ({ lines: '' }) },
    'get /delivery-refusals': {},
    'get /log-senders': {},
    'get /silent-logs': {},
    'post /log-senders': { body: () => ({ name: 'Sender' }) },
    'post /log-senders/:senderId/secrets': { params: ofSender, body: () => ({}), missing },
    'delete /log-senders/:senderId': { params: ofSender, missing },
  };
}

const ALL = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };
