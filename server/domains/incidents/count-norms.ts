import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { transactionHours } from '../transactions/tables.ts';
import { ScopeKind } from './contract.ts';
import { hoursOfWeekIn } from './detection/hour-of-week.rules.ts';
import { type Rates, ratesOf, weekNormOf } from './detection/norm.rules.ts';
import { keepUsualGateways } from './queries/keep-usual-gateways.ts';
import { listSeriesHours } from './queries/list-series-hours.ts';
import { declineNorms } from './tables.ts';

const WEEKS = 8;
const HOURS_A_WEEK = 168;
/** Norms move slowly; counted anew so often they know yesterday. */
const OLD_HOURS = 6;
const PARTS = 10_000;

type NewNorm = typeof declineNorms.$inferInsert;

/** Whether what is usual has not been counted for a while. */
export async function hasOldNorms(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [norm] = await db.select({ countedAt: declineNorms.countedAt }).from(declineNorms).limit(1);
  if (norm !== undefined) return Temporal.Instant.compare(norm.countedAt.add({ hours: OLD_HOURS }), at) <= 0;
  const [hour] = await db.select({ hour: transactionHours.hour }).from(transactionHours).limit(1);
  return hour !== undefined;
}

/** Counts what is usual for every bank, terminal, card range, method and client from the hours of the last weeks. */
export async function countNorms(ctx: Context, { timeZone }: { timeZone: string }): Promise<{ series: number }> {
  const at = ctx.clock.now();
  const to = at.round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const from = to.subtract({ hours: WEEKS * HOURS_A_WEEK });
  const hourOfWeek = hoursOfWeekIn(timeZone);
  const nowHour = to.epochMilliseconds / 3_600_000;
  return ctx.change('incident.watch', 'norms', async ({ tx, note }) => {
    await keepUsualGateways(tx, from);
    const rows: NewNorm[] = [];
    let all: Rates | undefined;
    let allFailed: readonly number[] | undefined;
    for (const kind of ['all', ...ScopeKind.options] as const)
      for (const { id, hours } of await listSeriesHours(tx, kind, from, to)) {
        all ??= ratesOf(hours);
        const { declined, failed, ...norm } = weekNormOf(hours, nowHour, hourOfWeek, all);
        allFailed ??= failed;
        rows.push({
          scopeKind: kind,
          scopeId: id,
          ...norm,
          declined: declined.map(inParts),
          // The hours of card ranges do not tell failures apart: of cards as of all.
          failed: (kind === 'bin' ? allFailed : failed).map(inParts),
          countedAt: at,
        });
      }
    await tx.delete(declineNorms);
    await insertRows(tx, declineNorms, rows);
    note({ series: rows.length });
    return { series: rows.length };
  });
}

const inParts = (rate: number) => Math.round(rate * PARTS);
