import { addShiftRule } from '../../server/domains/rota/index.ts';
import type { PersonId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';

/** Puts somebody on duty around the clock. */
export async function putOnDuty(ctx: Context, personId: PersonId): Promise<void> {
  await addShiftRule(ctx, {
    personId,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    start: '00:00',
    end: '00:00',
    from: null,
    to: null,
    place: 'office',
  });
}
