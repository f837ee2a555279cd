import type { Context } from '../../platform/context.ts';
import { disableNow } from './disable-person.ts';
import { listInactivePeople } from './queries/people.ts';
import { DISABLED_AFTER_DAYS } from './session.rules.ts';

/** Disables who has not been here for 90 days; the administrator seen last always stays. Gives how many. */
export async function disableInactivePeople(ctx: Context): Promise<number> {
  const since = ctx.clock.now().subtract({ hours: DISABLED_AFTER_DAYS * 24 });
  const leaving = await listInactivePeople(ctx.read, since);
  for (const { id } of leaving)
    await ctx.change('person.disable', id, (write) => disableNow(write, id, 'inactivity', ctx.clock.now()));
  return leaving.length;
}
