import { sql } from 'drizzle-orm';
import type { ShopId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Action } from '../../kernel/permissions.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { FactSource, ModuleFact } from './contract.ts';
import { judgeShop } from './judge-shop.ts';
import { moduleFacts } from './tables.ts';

export type ToldFact = Omit<ModuleFact, 'source'>;

const LONGEST_VALUE = 500;

/** Keeps what a source says of a shop, in place of what it said before, and judges the shop anew. */
export async function noteModuleFacts(
  ctx: Context,
  { action, shopId, source, facts }: { action: Action; shopId: ShopId; source: FactSource; facts: readonly ToldFact[] },
): Promise<void> {
  await ctx.change(action, String(shopId), async ({ tx, note }) => {
    await writeFacts(
      tx,
      shopId,
      facts.map((fact) => ({ ...fact, source })),
    );
    await judgeShop(tx, shopId, ctx.clock.now());
    note({ source, keys: facts.map(({ key }) => key) });
  });
}

/** What was seen later stays: pages and jobs may come out of order. */
export async function writeFacts(tx: Tx, shopId: ShopId, facts: readonly ModuleFact[]): Promise<void> {
  const byKey = new Map(facts.map((fact) => [`${fact.key} ${fact.source}`, fact]));
  if (byKey.size === 0) return;
  const rows = [...byKey.values()].map(({ observedAt, value, place, ...fact }) => ({
    ...fact,
    shopId,
    value: storable(value),
    place: place === null ? null : storable(place),
    observedAt: Temporal.Instant.from(observedAt),
  }));
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
