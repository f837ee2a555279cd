import { eq } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { settings } from '../../platform/tables.ts';
import { createTemplate } from './create-template.ts';
import { STARTING_TEMPLATES } from './starting-templates.ts';

const MARK = 'templates-furnished';

/** Gives a new desk its first templates. Once: a desk that removed them all does not find them back. */
export async function furnishTemplates(ctx: Context): Promise<void> {
  if (await isFurnished(ctx)) return;
  await ctx.change('template.change', 'starting', async ({ tx }) => {
    const [first] = await tx
      .insert(settings)
      .values({ name: MARK, value: ctx.clock.now().toString() })
      .onConflictDoNothing()
      .returning({ name: settings.name });
    if (first === undefined) return;
    for (const template of STARTING_TEMPLATES) await createTemplate(ctx, template);
  });
}

async function isFurnished(ctx: Context): Promise<boolean> {
  const [mark] = await ctx.read.select({ name: settings.name }).from(settings).where(eq(settings.name, MARK));
  return mark !== undefined;
}
