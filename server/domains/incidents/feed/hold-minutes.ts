import { eq } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { settings } from '../../../platform/tables.ts';
import { USUAL_HOLD_MINUTES } from '../hold.rules.ts';

const NAME = 'suspicions-held-minutes';
const FOR_A_PERSON = 'for-a-person';

/** How long the program's suspicions are kept from those outside; null: until a person has looked. */
export async function findHoldMinutes(db: ReadDb): Promise<number | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, NAME));
  if (row === undefined) return USUAL_HOLD_MINUTES;
  return row.value === FOR_A_PERSON ? null : Number(row.value);
}

/** Sets it for what is found from now on. */
export async function setHoldMinutes(ctx: Context, minutes: number | null): Promise<void> {
  await ctx.change('status-page.change', NAME, async ({ tx, note }) => {
    const value = minutes === null ? FOR_A_PERSON : String(minutes);
    await tx
      .insert(settings)
      .values({ name: NAME, value })
      .onConflictDoUpdate({ target: settings.name, set: { value } });
    note({ minutes });
  });
}
