import { conflict } from '../../kernel/errors.ts';
import { ShiftRuleId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { checkedLine, insertRule } from './add-shift-rule.ts';
import type { ShiftRule, ShiftRuleInput } from './contract.ts';
import { endRule, getLivingRule } from './end-rule.ts';
import { ROTA_STREAM, rotaChanged } from './events.ts';
import { knownEngineer } from './known-engineer.ts';
import { firstOpenDay, laterDay } from './open-day.rules.ts';
import { takeRotaState } from './rota-state.ts';

/** Changes a line from the first day on which neither the old nor the new clock has struck; a new line goes on from there. */
export async function changeShiftRule(ctx: Context, id: ShiftRuleId, input: ShiftRuleInput): Promise<ShiftRule> {
  const nextId = newId(ShiftRuleId);
  const at = ctx.clock.now();
  return ctx.change('rota.change', id, async ({ tx, emit, note }) => {
    const state = await takeRotaState(tx);
    const before = await getLivingRule(tx, id, at);
    await knownEngineer(tx, input.personId, 'personId');
    const zone = state.zone ?? before.zone;
    const day = firstOpenDay(at, [before, { zone, start: input.start }]);
    const rule = { ...checkedLine({ ...input, from: laterDay(day, input.from) }), id: nextId, zone, since: at };
    if (before.to !== null && before.to <= day)
      throw conflict('shift-rule-over', 'This line of the pattern has ended already.');
    await endRule(tx, before, day, at);
    await insertRule(tx, rule, at);
    note({ next: nextId, from: rule.from });
    await emit(rotaChanged, id, { ruleId: nextId }, ROTA_STREAM);
    return rule;
  });
}
