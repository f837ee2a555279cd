import { unprocessable } from '../../kernel/errors.ts';
import { ShiftRuleId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { isZone } from '../calendar/index.ts';
import { insertRule } from './add-shift-rule.ts';
import { endRule } from './end-rule.ts';
import { ROTA_STREAM, rotaChanged } from './events.ts';
import { firstOpenDay, laterDay } from './open-day.rules.ts';
import { listLivingRules } from './queries/living-rules.ts';
import { ROTA, takeRotaState } from './rota-state.ts';

/** Reads the pattern's clock in another zone from now on: every line ends and goes on in the new one. */
export async function setRotaZone(ctx: Context, zone: string): Promise<void> {
  if (!isZone(zone)) throw unprocessable('time-zone-unknown', 'There is no such time zone.');
  const at = ctx.clock.now();
  await ctx.change('rota.change', ROTA, async ({ tx, emit, note }) => {
    await takeRotaState(tx, { zone });
    for (const rule of await listLivingRules(tx, at)) {
      if (rule.zone === zone) continue;
      const day = firstOpenDay(at, [rule, { zone, start: rule.start }]);
      await endRule(tx, rule, day, at);
      if (rule.to === null || day < rule.to)
        await insertRule(tx, { ...rule, id: newId(ShiftRuleId), zone, from: laterDay(day, rule.from) }, at);
    }
    note({ zone });
    await emit(rotaChanged, ROTA, {}, ROTA_STREAM);
  });
}
