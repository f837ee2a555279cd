import { and, eq, isNull, sql } from 'drizzle-orm';
import type { LimitId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import { openingAt } from '../calendar/index.ts';
import { type AlertFacts, alertsAt, alertWindow, isOver } from './alerts.rules.ts';
import { type AlertLevel, LimitForecast } from './contract.ts';
import { LIMITS_STREAM, limitAlerted, limitChanged } from './events.ts';
import type { LimitInForce } from './facts.ts';
import { listLimitsInForce } from './queries/limits-in-force.ts';
import { listTouched } from './queries/touched-merchants.ts';
import { limitAlerts, limitForecasts, limitTasks } from './tables.ts';

const Chances = LimitForecast.pick({ pBeforeReset: true, pBeforeBankOpens: true });

interface Standing extends AlertFacts {
  limit: LimitInForce;
  windowStart: Temporal.Instant;
  usedHigh: number;
}

interface Alerted {
  limitId: LimitId;
  level: AlertLevel;
  windowStart: Temporal.Instant;
}

/**
 * Says of every limit, once a window and value, that it stands at 70, 85, 95 or 100 of 100, or will likely be used up before
 * the bank opens again; clears what is over. The keys of the alerts keep two nodes from saying it twice.
 */
export async function raiseAlerts(ctx: Context): Promise<Alerted[]> {
  const standings = await listStandings(ctx);
  const open = await listOpenAlerts(ctx);
  const due = standings.flatMap((standing) => alertsAt(standing).map((level) => ({ standing, level })));
  const fresh = due.filter(({ standing, level }) => !open.some((alert) => isSame(alert, standing, level)));
  const over = open.filter((alert) => isPast(alert, standings));
  if (fresh.length === 0 && over.length === 0) return [];
  return ctx.change('limit.watch', 'alerts', async (write) => {
    for (const alert of over) await clearAlert(ctx, write, alert);
    const raised: Alerted[] = [];
    for (const { standing, level } of fresh)
      if (await writeAlert(ctx, write, standing, level))
        raised.push({ limitId: standing.limit.id, level, windowStart: standing.windowStart });
    await giveTasks(
      ctx,
      write,
      fresh.map(({ standing }) => standing),
      raised,
    );
    for (const { limitId, level } of raised) await write.emit(limitAlerted, limitId, { limitId, level }, LIMITS_STREAM);
    write.note({ raised: raised.length, cleared: over.length });
    return raised;
  });
}

async function listStandings({ read, clock }: Context): Promise<Standing[]> {
  const at = clock.now();
  const [held, counted] = await Promise.all([listLimitsInForce(read, at), read.select().from(limitForecasts)]);
  const usage = new Map(counted.map((row) => [row.limitId, row]));
  return held.flatMap((limit): Standing[] => {
    const used = usage.get(limit.id);
    if (used?.windowStart == null || limit.kind === 'single-amount') return [];
    const { window, zone } = limit.terms;
    return [
      {
        limit,
        windowStart: alertWindow(window, used.windowStart, zone, at),
        usedHigh: used.usedHigh,
        // Against what holds now: a raise may have come since the count. What is likely rings: the upper edge counts payments that most
        // likely passed another terminal.
        share: used.usedLikely / limit.cap,
        chances: chancesOf(limit, used.forecast),
        // Of a terminal of no bank nobody knows when anybody is there: it is said at any hour.
        isBankOpen: limit.bankHours === null || openingAt(limit.bankHours, at).isOpen,
      },
    ];
  });
}

/** Without a bank's hours there is no opening to be early for: what counts is the reset alone. */
function chancesOf({ bankHours }: LimitInForce, forecast: string | null): AlertFacts['chances'] {
  if (forecast === null) return null;
  const chances = Chances.parse(JSON.parse(forecast));
  return bankHours === null ? { ...chances, pBeforeBankOpens: 0 } : chances;
}

type OpenAlert = typeof limitAlerts.$inferSelect;

const listOpenAlerts = ({ read }: Context): Promise<OpenAlert[]> =>
  read.select().from(limitAlerts).where(isNull(limitAlerts.clearedAt));

const isSame = (alert: OpenAlert, { limit, windowStart }: Standing, level: AlertLevel) =>
  alert.limitId === limit.id && alert.level === level && alert.windowStart.equals(windowStart);

/** Its window is over, its limit holds no longer, or a higher value made it untrue. */
function isPast(alert: OpenAlert, standings: readonly Standing[]): boolean {
  const standing = standings.find(({ limit }) => limit.id === alert.limitId);
  if (standing === undefined || !standing.windowStart.equals(alert.windowStart)) return true;
  return isOver(alert.level, standing);
}

const isAlert = ({ limitId, level, windowStart }: Alerted) =>
  and(eq(limitAlerts.limitId, limitId), eq(limitAlerts.level, level), eq(limitAlerts.windowStart, windowStart));

async function clearAlert(ctx: Context, { tx, emit }: Write, alert: OpenAlert): Promise<void> {
  const at = ctx.clock.now();
  const { limitId, windowStart } = alert;
  await tx
    .update(limitAlerts)
    .set({ clearedAt: at })
    .where(and(isAlert(alert), isNull(limitAlerts.clearedAt)));
  if (alert.level === 'foretold')
    await tx
      .update(limitTasks)
      .set({ doneAt: at })
      .where(and(eq(limitTasks.limitId, limitId), eq(limitTasks.windowStart, windowStart), isNull(limitTasks.doneAt)));
  await emit(limitChanged, limitId, { limitId }, LIMITS_STREAM);
}

/** A forecast that trembles about its threshold says nothing twice a day; what comes back after days is news again. */
const QUIET_HOURS = 24;

/** Whether it was news: said before in this window and cleared, it is news only with another value or after a while. */
async function writeAlert(ctx: Context, { tx }: Write, standing: Standing, level: AlertLevel): Promise<boolean> {
  const { limit, windowStart, usedHigh, chances } = standing;
  const pBeforeBankOpens = chances?.pBeforeBankOpens ?? null;
  const at = ctx.clock.now();
  const quietSince = at.subtract({ hours: QUIET_HOURS }).toString();
  const said = { raisedAt: at, usedHigh, cap: limit.cap, pBeforeBankOpens };
  const written = await tx
    .insert(limitAlerts)
    .values({ limitId: limit.id, windowStart, level, ...said })
    .onConflictDoUpdate({
      target: [limitAlerts.limitId, limitAlerts.windowStart, limitAlerts.level],
      set: { ...said, clearedAt: null },
      setWhere: sql`${limitAlerts.clearedAt} is not null
        and (${limitAlerts.cap} <> excluded.cap or ${limitAlerts.clearedAt} <= ${quietSince}::timestamptz)`,
    })
    .returning({ limitId: limitAlerts.limitId });
  return written.length > 0;
}

/** What is foretold becomes a task of the account manager of each merchant that the limit touches. */
async function giveTasks(
  ctx: Context,
  { tx }: Write,
  standings: readonly Standing[],
  raised: readonly Alerted[],
): Promise<void> {
  const foretold = raised.filter(({ level }) => level === 'foretold');
  const limits = new Map(standings.map(({ limit }) => [limit.id, limit]));
  const touched = await listTouched(
    ctx,
    [...limits.values()].map(({ terminalId }) => terminalId),
  );
  const tasks = foretold.flatMap(({ limitId, windowStart }) => {
    const limit = limits.get(limitId);
    return touched
      .filter((one) => one.terminalId === limit?.terminalId && one.currency === limit.currency)
      .map(({ merchantId, accountManagerId }) => ({
        limitId,
        windowStart,
        merchantId,
        personId: accountManagerId,
        raisedAt: ctx.clock.now(),
      }));
  });
  if (tasks.length === 0) return;
  await tx
    .insert(limitTasks)
    .values(tasks)
    .onConflictDoUpdate({
      target: [limitTasks.limitId, limitTasks.windowStart, limitTasks.merchantId],
      set: { raisedAt: ctx.clock.now(), doneAt: null, doneBy: null },
    });
}
