import { z } from 'zod';
import { event } from '../../../kernel/event.ts';
import { ShopId } from '../../../kernel/ids.ts';

/** A module reported how the last notification that it received ended. */
export const notificationReported = event('module.notification-reported', z.object({ shopId: ShopId }));
