import { eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { OverrideId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { ROTA_STREAM, rotaChanged } from './events.ts';
import { getOverride } from './queries/overrides.ts';
import { takeRotaState } from './rota-state.ts';
import { covers } from './shifts.rules.ts';
import { shiftOverrides } from './tables.ts';

/** Takes an override back: one that is under way ends now, one that is over stays. */
export async function removeOverride(ctx: Context, id: OverrideId): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('rota.change', id, async ({ tx, emit, note }) => {
    await takeRotaState(tx);
    const override = await getOverride(tx, id);
    if (Temporal.Instant.compare(override.end, at) <= 0)
      throw conflict('override-over', 'This change of the rota is over already.');
    const isUnderWay = covers(override, at) && Temporal.Instant.compare(override.start, at) < 0;
    await tx
      .update(shiftOverrides)
      .set(isUnderWay ? { endAt: at } : { takenBackAt: at })
      .where(eq(shiftOverrides.id, id));
    note({ [isUnderWay ? 'ended' : 'takenBack']: true });
    await emit(rotaChanged, id, { overrideId: id }, ROTA_STREAM);
  });
}
