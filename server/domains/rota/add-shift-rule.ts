import { unprocessable } from '../../kernel/errors.ts';
import { OverrideId, ShiftRuleId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import type { ShiftRule, ShiftRuleInput } from './contract.ts';
import { ROTA_STREAM, rotaChanged } from './events.ts';
import { knownEngineer } from './known-engineer.ts';
import { firstOpenDay, laterDay, shiftUnderWay } from './open-day.rules.ts';
import { listOverridesOf } from './queries/overrides.ts';
import { takeRotaState } from './rota-state.ts';
import type { PatternRule } from './shifts.rules.ts';
import { shiftOverrides, shiftRules } from './tables.ts';

/** Adds a line to the weekly pattern. Nothing is put into the past: a shift that would be under way begins now. */
export async function addShiftRule(ctx: Context, input: ShiftRuleInput, defaultZone = 'UTC'): Promise<ShiftRule> {
  const id = newId(ShiftRuleId);
  const at = ctx.clock.now();
  return ctx.change('rota.change', id, async ({ tx, emit }) => {
    const zone = (await takeRotaState(tx)).zone ?? defaultZone;
    await knownEngineer(tx, input.personId, 'personId');
    const from = laterDay(firstOpenDay(at, [{ zone, start: input.start }]), input.from);
    const rule = { ...checkedLine(input), id, zone, from };
    await insertRule(tx, rule, at);
    await beginNow(tx, { ...rule, from: input.from }, at);
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

export async function insertRule(tx: Tx, { from, to, ...rule }: PatternRule, at: Temporal.Instant): Promise<void> {
  await tx.insert(shiftRules).values({ ...rule, fromDate: from, toDate: to, createdAt: at });
}

/** What is left of the shift under way, as an override: unless one of the person's says otherwise. */
async function beginNow(tx: Tx, rule: PatternRule, at: Temporal.Instant): Promise<void> {
  const shift = shiftUnderWay(rule, at);
  if (shift === undefined) return;
  const rest = { start: at, end: shift.end };
  if ((await listOverridesOf(tx, [rule.personId], rest)).length > 0) return;
  await tx.insert(shiftOverrides).values({
    id: newId(OverrideId),
    kind: 'add',
    personId: rule.personId,
    insteadOf: null,
    startAt: rest.start,
    endAt: rest.end,
    place: rule.place,
    reason: '',
    createdAt: at,
  });
}
