import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { LimitId, MerchantId, RaiseId } from '../../kernel/ids.ts';
import { AlertLevel } from './contract.ts';

/** What screens that show limits follow. */
export const LIMITS_STREAM = 'limits';

/** Entered, with new terms, raised for a while, or ended. */
export const limitChanged = event('limit.changed', z.object({ limitId: LimitId }));
/** Once a window for each level. */
export const limitAlerted = event('limit.alerted', z.object({ limitId: LimitId, level: AlertLevel }));
/** Usage and forecasts were counted anew. */
export const limitsForetold = event('limits.foretold', z.object({}));
export const limitRaiseAsked = event('limit.raise-asked', z.object({ limitId: LimitId, raiseId: RaiseId }));
export const limitRaiseDecided = event('limit.raise-decided', z.object({ limitId: LimitId, raiseId: RaiseId }));
export const limitMerchantTold = event('limit.merchant-told', z.object({ raiseId: RaiseId, merchantId: MerchantId }));
