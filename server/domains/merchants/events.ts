import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { MerchantId } from '../../kernel/ids.ts';

/** It is known under another name, or goes on in another merchant. */
export const merchantMoved = event('merchant.moved', z.object({ merchantId: MerchantId }));
