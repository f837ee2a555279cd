import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ShopId } from '../../../kernel/ids.ts';
import { instant } from '../../../platform/columns.ts';

/** Numbers of the reports that modules posted: the same one again is a repeat. */
export const modulePosts = pgTable(
  'module_posts',
  {
    shopId: integer().$type<ShopId>().notNull(),
    postId: text().notNull(),
    kind: text().$type<'report' | 'heartbeat'>().notNull(),
    receivedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.postId] }), index('module_posts_received').on(t.receivedAt)],
);
