import { integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { TemplateId } from '../../kernel/ids.ts';
import { instant } from '../../platform/columns.ts';
import type { TemplateAudience, TemplateInput } from './contract.ts';

export const templates = pgTable(
  'templates',
  {
    id: uuid().$type<TemplateId>().primaryKey(),
    shortName: text().notNull(),
    title: text().notNull(),
    audience: text().$type<TemplateAudience>().notNull(),
    texts: jsonb().$type<TemplateInput['texts']>().notNull(),
    used: integer().notNull(),
    changedAt: instant().notNull(),
    changedBy: text().notNull(),
  },
  (t) => [uniqueIndex('templates_short_name').on(t.shortName)],
);
