import { and, inArray, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { endSessionsOf } from './end-sessions.ts';
import { personDisabled, streamOf } from './events.ts';
import { holdAdministrators } from './last-administrator.ts';
import { DISABLED_AFTER_DAYS } from './session.rules.ts';
import { people } from './tables.ts';

/** Disables who has not been here for 90 days; the administrator seen last always stays. Gives how many. */
export async function disableInactivePeople(ctx: Context): Promise<number> {
  const at = ctx.clock.now();
  const since = at.subtract({ hours: DISABLED_AFTER_DAYS * 24 });
  return ctx.change('person.disable', 'inactive', async (write) => {
    const { tx, emit, note } = write;
    const administrators = await holdAdministrators(tx);
    const staying = administrators.toSorted((a, b) => seen(b) - seen(a))[0]?.id;
    const lastHere = sql`greatest(${people.lastSeenAt}, ${people.enabledAt})`;
    const inactive = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(isNull(people.disabledAt), sql`${lastHere} < ${since.toString()}::timestamptz`));
    const leaving = inactive.map(({ id }) => id).filter((id) => id !== staying);
    note({ people: leaving });
    if (leaving.length === 0) return 0;
    await tx.update(people).set({ disabledAt: at, disabledFor: 'inactivity' }).where(inArray(people.id, leaving));
    for (const personId of leaving) {
      await endSessionsOf(write, personId, at);
      await emit(personDisabled, personId, { personId }, streamOf(personId));
    }
    return leaving.length;
  });
}

const seen = ({ lastSeenAt }: { lastSeenAt: Temporal.Instant | null }) => lastSeenAt?.epochMilliseconds ?? 0;
