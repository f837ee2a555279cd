import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { ShopId } from '../../../kernel/ids.ts';
import { instant } from '../../../platform/columns.ts';
import type { SettingsOrigin, ShopSettings } from './contract.ts';

/** What the gateway has of a shop, as it was last told. */
export const shopSettings = pgTable(
  'shop_settings',
  {
    shopId: integer().$type<ShopId>().primaryKey(),
    /** Null until it was told once. */
    settings: jsonb().$type<ShopSettings>(),
    origin: text().$type<SettingsOrigin>(),
    observedAt: instant(),
    /** When the back office is asked next. */
    nextPullAt: instant().notNull(),
    /** Why it said nothing, last time: a word of `ProblemKind`. */
    problem: text(),
  },
  (t) => [index('shop_settings_next').on(t.nextPullAt)],
);
