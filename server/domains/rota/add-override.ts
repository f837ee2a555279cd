import { conflict, unprocessable } from '../../kernel/errors.ts';
import { OverrideId } from '../../kernel/ids.ts';
import { maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { Override, OverrideInput } from './contract.ts';
import { ROTA_STREAM, rotaChanged } from './events.ts';
import { knownEngineer } from './known-engineer.ts';
import { type OverrideFault, spanOfOverride } from './override.rules.ts';
import { listOverridesOf } from './queries/overrides.ts';
import { takeRotaState } from './rota-state.ts';
import { shiftOverrides } from './tables.ts';

const REFUSALS: Record<OverrideFault, string> = {
  'override-backwards': 'The end must lie after the beginning.',
  'override-in-past': 'What is past stays as it was.',
  'override-too-long': 'A change of the rota lasts a year at most.',
};

/** Puts somebody on, takes somebody off, or replaces one by another. Of each person only one override holds at a time. */
export async function addOverride(ctx: Context, input: OverrideInput, defaultZone = 'UTC'): Promise<Override> {
  const id = newId(OverrideId);
  const at = ctx.clock.now();
  const named = namedPeople(input);
  return ctx.change('rota.change', id, async ({ tx, emit }) => {
    const zone = (await takeRotaState(tx)).zone ?? defaultZone;
    const span = spanOfOverride(input, zone, at);
    if (!span.ok) throw unprocessable(span.error, REFUSALS[span.error], { fields: { end: span.error } });
    for (const [field, person] of named) await knownEngineer(tx, person, field);
    const people = named.map(([, person]) => person);
    const [other] = await listOverridesOf(tx, people, span.value);
    if (other !== undefined)
      throw conflict('override-overlaps', 'Another change of the rota already says something of this person then.');
    const { kind, personId, place } = input;
    const row = { id, kind, personId, insteadOf: people[1] ?? null, place, reason: maskText(input.reason) };
    const { start, end } = span.value;
    await tx.insert(shiftOverrides).values({ ...row, startAt: start, endAt: end, createdAt: at });
    await emit(rotaChanged, id, { overrideId: id }, ROTA_STREAM);
    return { ...row, start: start.toString(), end: end.toString() };
  });
}

/** Who is named, and where: the person first, then the one who is replaced. */
function namedPeople({ kind, personId, insteadOf }: OverrideInput) {
  if (kind !== 'replace') return [['personId', personId]] as const;
  if (insteadOf === null || insteadOf === personId)
    throw unprocessable('replaced-person-missing', 'Say who is replaced: somebody else.', {
      fields: { insteadOf: 'replaced-person-missing' },
    });
  return [
    ['personId', personId],
    ['insteadOf', insteadOf],
  ] as const;
}
