import { actorName } from '../../kernel/actor.ts';
import { TemplateId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { checkedTemplate } from './checked-template.ts';
import type { Template, TemplateInput } from './contract.ts';
import { templateChanged } from './events.ts';
import { getTemplate } from './queries.ts';
import { templates } from './tables.ts';

export async function createTemplate(ctx: Context, input: TemplateInput): Promise<Template> {
  const id = newId(TemplateId);
  return ctx.change('template.change', id, async ({ tx, emit }) => {
    const checked = await checkedTemplate(tx, input);
    await tx
      .insert(templates)
      .values({ ...checked, id, used: 0, changedAt: ctx.clock.now(), changedBy: actorName(ctx.actor) });
    await emit(templateChanged, id, { templateId: id });
    return getTemplate(tx, id);
  });
}
