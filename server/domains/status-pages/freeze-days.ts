import type { Context } from '../../platform/context.ts';
import { type Audience, frozenName, shownTo } from './audience.rules.ts';
import { type Day, dayOf, daysUntil } from './history.rules.ts';
import { impactsByComponent } from './impacts.rules.ts';
import { listFrozen } from './queries/history.ts';
import { listEveryIncident, listToldWorks } from './queries/incidents.ts';
import { dayStates, frozenDays } from './tables.ts';

const AUDIENCES: readonly Audience[] = ['everybody', 'merchants'];

/** Fixes the days that are over and not fixed yet: what is found out about them later changes no page. Running it twice changes nothing. */
export async function freezeDays(ctx: Context, zone: string): Promise<void> {
  const at = ctx.clock.now();
  const past = daysUntil(at, zone).slice(0, -1);
  const [first] = past;
  if (first === undefined) return;
  const { days: done } = await listFrozen(ctx.read, first.toString(), []);
  const owed = past.filter((day) => !done.has(day.toString()));
  if (owed.length === 0) return;
  const from = first.toZonedDateTime(zone).toInstant();
  const [incidents, works] = [await listEveryIncident(ctx.read, from), await listToldWorks(ctx.read, from, at)];
  const rows = AUDIENCES.flatMap((audience) =>
    [...impactsByComponent(shownTo(audience, incidents), shownTo(audience, works))].flatMap(([component, impacts]) =>
      owed
        .map((day) => dayOf(day, zone, impacts, at))
        .filter(({ state }) => state !== 'ok')
        .map((day) => asRow(frozenName(component, audience), day)),
    ),
  );
  await ctx.change('history.freeze', owed.at(-1)?.toString() ?? '', async ({ tx, note }) => {
    // Another node may have been first: what it wrote holds.
    const fresh = await tx
      .insert(frozenDays)
      .values(owed.map((day) => ({ day: day.toString(), zone, frozenAt: at })))
      .onConflictDoNothing()
      .returning({ day: frozenDays.day });
    const frozen = new Set(fresh.map(({ day }) => day));
    const mine = rows.filter(({ day }) => frozen.has(day));
    if (mine.length > 0) await tx.insert(dayStates).values(mine);
    note({ days: frozen.size, states: mine.length });
  });
}

const asRow = (component: string, { day, state, minutes, incidentIds }: Day): typeof dayStates.$inferInsert => ({
  component,
  day,
  state,
  worksMinutes: minutes.works,
  degradedMinutes: minutes.degraded,
  partialMinutes: minutes.partial,
  majorMinutes: minutes.major,
  incidentIds,
});
