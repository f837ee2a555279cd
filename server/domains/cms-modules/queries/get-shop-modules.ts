import { and, asc, eq, isNull } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { ShopId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { ModuleFact, ModuleFinding, ShopModules } from '../contract.ts';
import { fittingModule } from '../instruction.rules.ts';
import { SEVERITY_WEIGHT } from '../judge.rules.ts';
import { bestFact } from '../look.rules.ts';
import { asInstruction, wordsOf } from '../put-in-words.ts';
import { moduleFindings } from '../tables.ts';
import { listFacts } from './list-facts.ts';
import { listReportsOfShop } from './list-reports.ts';
import { type Asker, findShopHealth } from './list-shop-health.ts';

/** Everything known of one shop; refuses what the asker may not reach as if it were not there. */
export async function getShopModules(ctx: Asker, shopId: ShopId): Promise<ShopModules> {
  const health = await findShopHealth(ctx, shopId);
  if (health === undefined) throw notFound('shop');
  const fitting = fittingModule(health.cms, health.cmsVersion);
  return {
    ...health,
    facts: bestFirst(await listFacts(ctx.read, shopId)),
    findings: await listShopFindings(ctx.read, shopId),
    reports: await listReportsOfShop(ctx.read, shopId),
    instruction: fitting === undefined ? null : asInstruction(fitting),
  };
}

/** What stands found of a shop, worst first, with the merchant's words. */
export async function listShopFindings(db: ReadDb, shopId: ShopId): Promise<ModuleFinding[]> {
  const rows = await db
    .select()
    .from(moduleFindings)
    .where(and(eq(moduleFindings.shopId, shopId), isNull(moduleFindings.goneAt)))
    .orderBy(asc(moduleFindings.firstSeenAt), asc(moduleFindings.rule));
  return rows
    .map(({ rule, subject, severity, evidence, params, firstSeenAt }) => ({
      rule,
      subject,
      severity,
      evidence,
      words: wordsOf(rule, params),
      firstSeenAt: firstSeenAt.toString(),
    }))
    .toSorted((a, b) => SEVERITY_WEIGHT[b.severity] - SEVERITY_WEIGHT[a.severity]);
}

/** Within a key the one that counts stands first: what the shop has, then what the gateway's side has. */
function bestFirst(facts: readonly ModuleFact[]): ModuleFact[] {
  return [...Map.groupBy(facts, ({ key }) => key).values()].flatMap((ofKey) => {
    const best = bestFact(ofKey.filter(({ source }) => source !== 'settings'));
    return best === undefined ? ofKey : [best, ...ofKey.filter((fact) => fact !== best)];
  });
}
