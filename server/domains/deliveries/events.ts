import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { EndpointId, ResendBatchId, ResendId, ShopId } from '../../kernel/ids.ts';
import { EndpointHealth } from './contract.ts';

/** Attempts were heard of, or payments without any were found. Whose they are is not said: the stream is one for all. */
export const deliveriesHeard = event('deliveries.heard', z.object({ stored: z.number() }));

/** An endpoint is otherwise than it was. */
export const endpointHealthChanged = event(
  'delivery-endpoint.health-changed',
  z.object({ endpointId: EndpointId, shopId: ShopId, health: EndpointHealth, before: EndpointHealth }),
);

/** A re-send was asked for, sent, answered or stopped. */
export const resendChanged = event(
  'delivery-resend.changed',
  z.object({ resendId: ResendId.optional(), batchId: ResendBatchId.optional() }),
);
