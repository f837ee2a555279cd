import { inArray, sql } from 'drizzle-orm';
import type { TemplateId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import { templates } from './tables.ts';

/** Counts one use each, with the answer that was sent. */
export async function countTemplateUse({ tx }: Write, ids: readonly TemplateId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(templates)
    .set({ used: sql`${templates.used} + 1` })
    .where(inArray(templates.id, [...new Set(ids)]));
}
