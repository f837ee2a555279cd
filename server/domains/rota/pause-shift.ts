import { eq } from 'drizzle-orm';
import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { OnDuty } from './contract.ts';
import { ROTA_STREAM, shiftPaused, shiftResumed } from './events.ts';
import { listOnDuty } from './queries/on-duty.ts';
import { holdRotaState } from './rota-state.ts';
import { shiftPauses } from './tables.ts';

interface Pause {
  paused: boolean;
  reason: string;
  /** Also when nobody else would be left to get new tickets. */
  evenIfLast: boolean;
}

/** Stops or goes on getting new tickets, for oneself. */
export async function pauseShift(ctx: Context, pause: Pause): Promise<{ pausedSince: string | null }> {
  if (ctx.actor.kind !== 'person') throw new Error('only a person is on duty');
  const { personId } = ctx.actor;
  return pause.paused ? beginPause(ctx, personId, pause) : endPause(ctx, personId);
}

async function beginPause(ctx: Context, personId: PersonId, { reason, evenIfLast }: Pause) {
  if (reason === '')
    throw unprocessable('pause-reason-missing', 'Say why: colleagues see it.', {
      fields: { reason: 'pause-reason-missing' },
    });
  const since = ctx.clock.now();
  return ctx.change('shift.pause', personId, async ({ tx, emit, note }) => {
    // Two who pause at once must not both believe that the other one stays.
    await holdRotaState(tx);
    const onDuty = await listOnDuty(tx, since);
    const own = onDuty.find((person) => person.personId === personId);
    if (own === undefined) throw conflict('not-on-duty', 'You are not on duty now.');
    if (own.pausedSince !== null) return { pausedSince: own.pausedSince };
    if (!evenIfLast && isLast(onDuty, personId)) throw conflict('last-on-duty', 'Nobody else would get new tickets.');
    const values = { since, reason: maskText(reason) };
    await tx
      .insert(shiftPauses)
      .values({ personId, ...values })
      .onConflictDoUpdate({ target: shiftPauses.personId, set: values });
    note({ paused: true, last: isLast(onDuty, personId) });
    await emit(shiftPaused, personId, { personId }, ROTA_STREAM);
    return { pausedSince: since.toString() };
  });
}

const isLast = (onDuty: readonly OnDuty[], personId: PersonId) =>
  onDuty.every((person) => person.personId === personId || person.pausedSince !== null);

async function endPause(ctx: Context, personId: PersonId) {
  return ctx.change('shift.pause', personId, async ({ tx, emit, note }) => {
    await tx.delete(shiftPauses).where(eq(shiftPauses.personId, personId));
    note({ paused: false });
    await emit(shiftResumed, personId, { personId }, ROTA_STREAM);
    return { pausedSince: null };
  });
}
