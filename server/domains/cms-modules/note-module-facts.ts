import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ShopId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Action } from '../../kernel/permissions.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { FactKey, FactSource } from './contract.ts';
import { judgeShop } from './judge-shop.ts';
import { moduleFacts } from './tables.ts';

/** One thing that a source tells; an empty value means that it looked and found it gone. */
export interface ToldFact {
  key: FactKey;
  value: string;
  observedAt: Temporal.Instant;
  place: string | null;
  line: number | null;
}

const LONGEST_VALUE = 500;
const ACTIONS: Readonly<Record<FactSource, Action>> = {
  transaction: 'module.watch',
  settings: 'module.change',
  'module-report': 'module-report.receive',
  pasted: 'module.paste',
  probe: 'shop.probe',
};

/** Keeps what a source says of a shop, in place of what it said before, and judges the shop anew. */
export async function noteModuleFacts(
  ctx: Context,
  shopId: ShopId,
  source: FactSource,
  facts: readonly ToldFact[],
): Promise<void> {
  if (facts.length === 0) return;
  await ctx.change(ACTIONS[source], String(shopId), async ({ tx, note }) => {
    await writeFacts(tx, shopId, source, facts);
    await judgeShop(tx, shopId, ctx.clock.now());
    note({ source, keys: facts.map(({ key }) => key) });
  });
}

/** What was seen later stays: pages and jobs may come out of order. */
export async function writeFacts(
  tx: Tx,
  shopId: ShopId,
  source: FactSource,
  facts: readonly ToldFact[],
): Promise<void> {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  const gone = [...byKey.values()].filter(({ value }) => value === '').map(({ key }) => key);
  if (gone.length > 0)
    await tx
      .delete(moduleFacts)
      .where(and(eq(moduleFacts.shopId, shopId), eq(moduleFacts.source, source), inArray(moduleFacts.key, gone)));
  const rows = [...byKey.values()]
    .filter(({ value }) => value !== '')
    .map(({ value, place, ...fact }) => ({
      ...fact,
      shopId,
      source,
      value: storable(value),
      place: place === null ? null : storable(place),
    }));
  if (rows.length === 0) return;
  await tx
    .insert(moduleFacts)
    .values(rows)
    .onConflictDoUpdate({
      target: [moduleFacts.shopId, moduleFacts.key, moduleFacts.source],
      set: {
        value: sql`excluded.value`,
        observedAt: sql`excluded.observed_at`,
        place: sql`excluded.place`,
        line: sql`excluded.line`,
      },
      setWhere: sql`excluded.observed_at >= ${moduleFacts.observedAt}`,
    });
}

const storable = (text: string) => maskText(cleanText(text)).slice(0, LONGEST_VALUE);
