import { and, eq } from 'drizzle-orm';
import { conflict } from '../../../kernel/errors.ts';
import type { IncidentId, RoundId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { incidentRounds } from '../tables.ts';
import type { Round } from './contract.ts';
import { getRound } from './get-round.ts';
import { endRound } from './round-tickets.ts';

/** Sends no more of a round; what has left has left. */
export async function stopRound(ctx: Context, of: { incidentId: IncidentId; roundId: RoundId }): Promise<Round> {
  await getRound(ctx, of);
  return ctx.change('incident.answer', of.incidentId, async (write) => {
    const [round] = await write.tx
      .select()
      .from(incidentRounds)
      .where(and(eq(incidentRounds.id, of.roundId), eq(incidentRounds.state, 'running')))
      .for('update');
    if (round === undefined) throw conflict('round-over', 'This answer to all is over.');
    await endRound(write, round, 'stopped');
    write.note({ roundId: of.roundId });
    return getRound(ctx, of);
  });
}
