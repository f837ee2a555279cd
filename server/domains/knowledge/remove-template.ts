import { eq } from 'drizzle-orm';
import type { TemplateId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { templateRemoved } from './events.ts';
import { getTemplate } from './queries.ts';
import { templates } from './tables.ts';

export async function removeTemplate(ctx: Context, id: TemplateId): Promise<void> {
  await ctx.change('template.change', id, async ({ tx, emit, note }) => {
    const { shortName } = await getTemplate(tx, id);
    await tx.delete(templates).where(eq(templates.id, id));
    note({ removed: shortName });
    await emit(templateRemoved, id, { templateId: id });
  });
}
