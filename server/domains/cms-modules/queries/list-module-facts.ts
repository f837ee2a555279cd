import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ShopId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { ModuleState, ShortFinding } from '../contract.ts';
import { SEVERITY_WEIGHT } from '../judge.rules.ts';
import { wordsOf } from '../put-in-words.ts';
import { moduleFindings, moduleShops } from '../tables.ts';

/** What each of these shops runs and what was found, worst first. One statement; a shop of which nothing is known is not in the answer. */
export async function listModuleFacts(db: ReadDb, shopIds: readonly ShopId[]): Promise<Map<ShopId, ModuleState>> {
  const found = new Map<ShopId, ModuleState>();
  if (shopIds.length === 0) return found;
  const build = () =>
    db
      .select({
        shopId: moduleShops.shopId,
        cms: moduleShops.cms,
        cmsVersion: moduleShops.cmsVersion,
        module: moduleShops.module,
        moduleVersion: moduleShops.moduleVersion,
        lastSeenAt: moduleShops.lastSeenAt,
        rule: moduleFindings.rule,
        subject: moduleFindings.subject,
        severity: moduleFindings.severity,
        params: moduleFindings.params,
        firstSeenAt: moduleFindings.firstSeenAt,
      })
      .from(moduleShops)
      .leftJoin(moduleFindings, and(eq(moduleFindings.shopId, moduleShops.shopId), isNull(moduleFindings.goneAt)))
      .where(sql`${moduleShops.shopId} = any (string_to_array(${sql.placeholder('shopIds')}, ',')::int[])`)
      .orderBy(desc(moduleFindings.firstSeenAt))
      .prepare('module-facts');
  const rows = await builtOnce(db, 'module-facts', build).execute({ shopIds: [...new Set(shopIds)].join(',') });
  for (const { rule, subject, severity, params, firstSeenAt, lastSeenAt, ...shop } of rows) {
    const state = found.get(shop.shopId) ?? { ...shop, lastSeenAt: lastSeenAt.toString(), findings: [] };
    found.set(shop.shopId, state);
    if (rule === null || severity === null || firstSeenAt === null) continue;
    const filling = params ?? {};
    state.findings.push({
      rule,
      subject: subject ?? '',
      severity,
      words: wordsOf(rule, filling),
      params: filling,
      firstSeenAt: firstSeenAt.toString(),
    });
  }
  for (const { findings } of found.values()) findings.sort(worstFirst);
  return found;
}

const worstFirst = (a: ShortFinding, b: ShortFinding) => SEVERITY_WEIGHT[b.severity] - SEVERITY_WEIGHT[a.severity];
