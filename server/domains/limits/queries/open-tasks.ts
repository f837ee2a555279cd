import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { people } from '../../access/tables.ts';
import { onlyOwnMerchants } from '../../merchants/index.ts';
import { merchants } from '../../merchants/tables.ts';
import type { LimitTask } from '../contract.ts';
import { limitTasks } from '../tables.ts';

/** What waits to be done about limits; of an account manager what is about their own merchants. */
export async function listOpenTasks(ctx: Pick<Context, 'read' | 'actor' | 'reach'>): Promise<LimitTask[]> {
  const rows = await ctx.read
    .select({
      limitId: limitTasks.limitId,
      windowStart: limitTasks.windowStart,
      merchantId: limitTasks.merchantId,
      merchantName: merchants.name,
      personId: limitTasks.personId,
      personName: people.name,
      raisedAt: limitTasks.raisedAt,
    })
    .from(limitTasks)
    .innerJoin(merchants, eq(merchants.id, limitTasks.merchantId))
    .leftJoin(people, eq(people.id, limitTasks.personId))
    .where(and(isNull(limitTasks.doneAt), onlyOwnMerchants(ctx.read, ctx)))
    .orderBy(asc(limitTasks.raisedAt), asc(merchants.name), asc(limitTasks.merchantId));
  return rows.map(({ windowStart, raisedAt, ...row }) => ({
    ...row,
    windowStart: windowStart.toString(),
    raisedAt: raisedAt.toString(),
  }));
}
