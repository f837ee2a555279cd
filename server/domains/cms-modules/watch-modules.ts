import { eq } from 'drizzle-orm';
import type { ShopId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { FactKey } from './contract.ts';
import { judgeShop } from './judge-shop.ts';
import { writeFacts } from './note-module-facts.ts';
import { listModuleTraces } from './queries/list-module-traces.ts';
import { moduleFacts } from './tables.ts';
import { traceFacts } from './trace.rules.ts';

/** So many shops are written in one transaction. */
const TOGETHER = 50;
/** Facts that say the same are refreshed no oftener: their age is shown in hours. */
const REFRESH_HOURS = 6;

/** Reads what the newest transactions of each shop say of it, and judges the shops of which they say something new. */
export async function watchModules(ctx: Context): Promise<number> {
  const known = await listTransactionFacts(ctx.read);
  const news = (await listModuleTraces(ctx.read)).flatMap((trace) => {
    const facts = traceFacts(trace);
    const before = known.get(trace.shopId) ?? new Map();
    return facts.some(({ key, value, observedAt }) => isNews(before.get(key), value, observedAt))
      ? [{ shopId: trace.shopId, facts }]
      : [];
  });
  for (let from = 0; from < news.length; from += TOGETHER) {
    const some = news.slice(from, from + TOGETHER);
    await ctx.change('module.watch', 'shops', async ({ tx, note }) => {
      for (const { shopId, facts } of some) {
        await writeFacts(tx, shopId, 'transaction', facts);
        await judgeShop(tx, shopId, ctx.clock.now());
      }
      note({ shops: some.length });
    });
  }
  return news.length;
}

interface Known {
  value: string;
  observedAt: Temporal.Instant;
}

async function listTransactionFacts(db: ReadDb): Promise<Map<ShopId, Map<FactKey, Known>>> {
  const rows = await db.select().from(moduleFacts).where(eq(moduleFacts.source, 'transaction'));
  const byShop = Map.groupBy(rows, ({ shopId }) => shopId);
  return new Map([...byShop].map(([shopId, facts]) => [shopId, new Map(facts.map((fact) => [fact.key, fact]))]));
}

function isNews(before: Known | undefined, value: string, observedAt: Temporal.Instant): boolean {
  if (before === undefined || before.value !== value) return true;
  return before.observedAt.until(observedAt).total('hours') > REFRESH_HOURS;
}
