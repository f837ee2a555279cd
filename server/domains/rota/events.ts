import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { OverrideId, PersonId, ShiftRuleId } from '../../kernel/ids.ts';

/** What screens that show the rota, or who is on duty, follow. */
export const ROTA_STREAM = 'rota';

export const rotaChanged = event(
  'rota.changed',
  z.object({ ruleId: ShiftRuleId.optional(), overrideId: OverrideId.optional() }),
);
export const shiftPaused = event('shift.paused', z.object({ personId: PersonId }));
export const shiftResumed = event('shift.resumed', z.object({ personId: PersonId }));
