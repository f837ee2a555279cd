import { addOverride, listOnDuty } from '../domains/rota/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import { ZONE } from './sample/index.ts';

const SHIFT_HOURS = 12;

/**
 * Whoever enters the demo as somebody of the desk takes the shift, so that what comes in comes to them: from those on duty whom nobody
 * plays. Who has entered before keeps theirs.
 */
export function createShiftTaker(): (ctx: Context, personId: PersonId) => Promise<void> {
  const played = new Set<PersonId>();
  return async (ctx, personId) => {
    const now = ctx.clock.now();
    const onDuty = (await listOnDuty(ctx.read, now)).map((person) => person.personId);
    const idle = onDuty.filter((each) => each !== personId && !played.has(each));
    played.add(personId);
    const span = {
      start: now.toString(),
      end: now.add({ hours: SHIFT_HOURS }).toString(),
      reason: 'demo',
      place: 'office' as const,
    };
    const [first, ...others] = idle;
    if (!onDuty.includes(personId))
      await ask(ctx, {
        ...span,
        personId,
        ...(first === undefined ? { kind: 'add', insteadOf: null } : { kind: 'replace', insteadOf: first }),
      });
    for (const each of onDuty.includes(personId) ? idle : others)
      await ask(ctx, { ...span, kind: 'remove', personId: each, insteadOf: null });
  };
}

/** A rota that says otherwise already is left as it is: the demo asks, it does not insist. */
async function ask(ctx: Context, override: Parameters<typeof addOverride>[1]): Promise<void> {
  try {
    await addOverride(ctx, override, ZONE);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
