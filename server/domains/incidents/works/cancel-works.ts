import { and, eq, isNull, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { WorksId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { INCIDENT_STREAM, worksPlanned } from '../events.ts';
import { works } from '../tables.ts';

/** Works that have not begun do not take place; those that go on are over now. */
export async function cancelWorks(ctx: Context, id: WorksId): Promise<void> {
  await ctx.change('incident.change', id, async ({ tx, emit }) => {
    const at = ctx.clock.now();
    const [found] = await tx
      .select()
      .from(works)
      .where(and(eq(works.id, id), isNull(works.cancelledAt)))
      .for('update');
    if (found === undefined || Temporal.Instant.compare(found.endAt, at) <= 0) throw notFound('works');
    const hasBegun = Temporal.Instant.compare(found.startAt, at) <= 0;
    await tx
      .update(works)
      .set({ ...(hasBegun ? { endAt: at } : { cancelledAt: at }), sequence: sql`${works.sequence} + 1` })
      .where(eq(works.id, id));
    await emit(worksPlanned, id, { worksId: id }, INCIDENT_STREAM);
  });
}
