import { eq } from 'drizzle-orm';
import { actorName } from '../../kernel/actor.ts';
import type { TemplateId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { checkedTemplate } from './checked-template.ts';
import type { Template, TemplateInput } from './contract.ts';
import { templateChanged } from './events.ts';
import { getTemplate } from './queries.ts';
import { templates } from './tables.ts';

export async function changeTemplate(ctx: Context, id: TemplateId, input: TemplateInput): Promise<Template> {
  return ctx.change('template.change', id, async ({ tx, emit }) => {
    await getTemplate(tx, id);
    const checked = await checkedTemplate(tx, input, id);
    await tx
      .update(templates)
      .set({ ...checked, changedAt: ctx.clock.now(), changedBy: actorName(ctx.actor) })
      .where(eq(templates.id, id));
    await emit(templateChanged, id, { templateId: id });
    return getTemplate(tx, id);
  });
}
