import type { ShiftRuleId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { endRule, getLivingRule } from './end-rule.ts';
import { ROTA_STREAM, rotaChanged } from './events.ts';
import { firstOpenDay } from './open-day.rules.ts';
import { takeRotaState } from './rota-state.ts';

/** Ends a line of the weekly pattern: a shift that is under way is the last. */
export async function removeShiftRule(ctx: Context, id: ShiftRuleId): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('rota.change', id, async ({ tx, emit, note }) => {
    await takeRotaState(tx);
    const rule = await getLivingRule(tx, id, at);
    const day = firstOpenDay(at, [rule]);
    await endRule(tx, rule, day, at);
    note({ endedFrom: day });
    await emit(rotaChanged, id, { ruleId: id }, ROTA_STREAM);
  });
}
