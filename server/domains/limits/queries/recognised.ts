import { desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { RecognisedLimit } from '../contract.ts';
import { onlyOwnTerminals } from '../own-limits.ts';
import { recognisedLimits } from '../tables.ts';

const MOST = 100;
const Estimates = z.string().transform((text) => RecognisedLimit.shape.estimates.parse(JSON.parse(text)));

/** Limits that nobody entered, seen in the pattern of declines: open ones first, then the latest. */
export async function listRecognised(ctx: Pick<Context, 'read' | 'actor' | 'reach'>): Promise<RecognisedLimit[]> {
  const rows = await ctx.read
    .select()
    .from(recognisedLimits)
    .where(onlyOwnTerminals(ctx, sql`${recognisedLimits.terminalId}`))
    .orderBy(sql`${recognisedLimits.endedAt} is not null`, desc(recognisedLimits.startedAt))
    .limit(MOST);
  return rows.map(({ startedAt, endedAt, estimates, ...row }) => ({
    ...row,
    startedAt: startedAt.toString(),
    endedAt: endedAt?.toString() ?? null,
    estimates: Estimates.parse(estimates),
  }));
}
