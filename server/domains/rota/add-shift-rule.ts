import { unprocessable } from '../../kernel/errors.ts';
import { ShiftRuleId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import type { ShiftRule, ShiftRuleInput } from './contract.ts';
import { ROTA_STREAM, rotaChanged } from './events.ts';
import { knownEngineer } from './known-engineer.ts';
import { firstDayOfNew } from './open-day.rules.ts';
import { takeRotaState } from './rota-state.ts';
import type { PatternRule } from './shifts.rules.ts';
import { shiftRules } from './tables.ts';

/** Adds a line to the weekly pattern. Nothing is put into the past: a shift that would be under way begins now. */
export async function addShiftRule(ctx: Context, input: ShiftRuleInput, defaultZone = 'UTC'): Promise<ShiftRule> {
  const id = newId(ShiftRuleId);
  const at = ctx.clock.now();
  return ctx.change('rota.change', id, async ({ tx, emit }) => {
    const zone = (await takeRotaState(tx)).zone ?? defaultZone;
    await knownEngineer(tx, input.personId, 'personId');
    const line = { ...checkedLine(input), id, zone, since: at };
    const rule = { ...line, from: firstDayOfNew(line, at) };
    await insertRule(tx, rule, at);
    await emit(rotaChanged, id, { ruleId: id }, ROTA_STREAM);
    return rule;
  });
}

/** A line that says something: its days in order, each once, and an end after its beginning. */
export function checkedLine(input: ShiftRuleInput): ShiftRuleInput {
  if (input.from !== null && input.to !== null && input.from >= input.to)
    throw unprocessable('days-backwards', 'The last day must lie after the first.', {
      fields: { to: 'days-backwards' },
    });
  return { ...input, weekdays: [...new Set(input.weekdays)].toSorted((a, b) => a - b) };
}

export async function insertRule(
  tx: Tx,
  { from, to, since: _, ...rule }: PatternRule,
  at: Temporal.Instant,
): Promise<void> {
  await tx.insert(shiftRules).values({ ...rule, fromDate: from, toDate: to, createdAt: at });
}
