import { desc, eq } from 'drizzle-orm';
import type { RaiseId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { people } from '../../access/tables.ts';
import type { Telling } from '../contract.ts';
import { newsOfRaise } from '../letters/news.ts';
import { getLimitRow } from '../own-limits.ts';
import { limitTellings, limitVersions } from '../tables.ts';
import { getRaise } from './raises.ts';
import { listTouched } from './touched-merchants.ts';

/** The merchants an answer of the bank touches, with the words prepared for each, and who was told already. */
export async function listTellings(
  ctx: Pick<Context, 'read' | 'actor' | 'reach'>,
  raiseId: RaiseId,
): Promise<Telling[]> {
  const raise = await getRaise(ctx.read, raiseId);
  const limit = await getLimitRow(ctx, raise.limitId);
  const touched = (await listTouched(ctx, [limit.terminalId])).filter((one) => one.currency === limit.currency);
  const [terms] = await ctx.read
    .select({ zone: limitVersions.zone })
    .from(limitVersions)
    .where(eq(limitVersions.limitId, limit.id))
    .orderBy(desc(limitVersions.validFrom))
    .limit(1);
  const told = await ctx.read
    .select({ telling: limitTellings, toldByName: people.name })
    .from(limitTellings)
    .leftJoin(people, eq(people.id, limitTellings.toldBy))
    .where(eq(limitTellings.raiseId, raiseId));
  return touched.map(({ merchantId, name, language }) => {
    const done = told.find(({ telling }) => telling.merchantId === merchantId);
    const letter = language === 'en' ? 'en' : 'ru';
    return {
      merchantId,
      name,
      language: letter,
      ...newsOfRaise({ raise, limit, zone: terms?.zone ?? 'UTC', language: letter }),
      toldAt: done?.telling.toldAt.toString() ?? null,
      toldBy: done?.toldByName ?? null,
      ticketId: done?.telling.ticketId ?? null,
    };
  });
}
