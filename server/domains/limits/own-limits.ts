import { type SQL, sql } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { LimitId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { onlyOwnShops } from '../merchants/index.ts';
import { limits, terminalShops } from './tables.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

/** The condition on a column of terminals that keeps an account manager to those that shops of their merchants use. */
export function onlyOwnTerminals(ctx: Asker, terminalId: SQL | typeof limits.terminalId): SQL | undefined {
  const own = onlyOwnShops(ctx.read, ctx, terminalShops.shopId);
  if (own === undefined) return undefined;
  return sql`${terminalId} in ${ctx.read.select({ id: terminalShops.terminalId }).from(terminalShops).where(own)}`;
}

/** Refuses a limit that the asker may not reach as if it were not there. */
export async function getLimitRow(ctx: Asker, id: LimitId) {
  const [row] = await ctx.read
    .select()
    .from(limits)
    .where(sql`${limits.id} = ${id} and ${onlyOwnTerminals(ctx, limits.terminalId) ?? sql`true`}`);
  if (row === undefined) throw notFound('limit');
  return row;
}
