import { sql } from 'drizzle-orm';
import type { LimitId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { ForecastError } from './contract.ts';
import { LIMITS_STREAM, limitsForetold } from './events.ts';
import type { LimitInForce } from './facts.ts';
import type { Judged } from './forecast/error.rules.ts';
import { emptyTurnover, HISTORY_HOURS } from './forecast/history.rules.ts';
import { hourOf, startOfHour } from './forecast/local-hours.rules.ts';
import { type Foreseen, type Foretold, foretellLimits, isOfWholeHours } from './foretell-limits.rules.ts';
import { listCapChanges } from './queries/cap-changes.ts';
import { listLimitsInForce } from './queries/limits-in-force.ts';
import { type HourSpan, listTurnovers, listUnplaced, passageKey } from './queries/turnovers.ts';
import { listUsagesAt } from './queries/usages-at.ts';
import { limitForecasts } from './tables.ts';

const FRESH_MINUTES = 5;

/** Counts and forecasts anew every limit whose last forecast is some minutes old, or of other terms or another window. Says how many. */
export async function forecastLimits(ctx: Context): Promise<number> {
  const at = ctx.clock.now();
  const stored = new Map((await listStored(ctx)).map((row) => [row.limitId, row]));
  const held = await listLimitsInForce(ctx.read, at);
  const due = held.filter((limit) => isDue(stored.get(limit.id), limit, at));
  if (due.length === 0) return 0;
  const changes = await listCapChanges(ctx.read, startOfHour(firstHourAt(at)));
  const capped = held.map((limit) => ({ limit, capChanges: changes.get(limit.id) ?? [] }));
  const known = { stored, capped: Map.groupBy(capped, ({ limit }) => passageKey(limit)) };
  const rows = await foreseeRows(ctx, due, known, at);
  await ctx.change('limit.watch', 'forecasts', async ({ tx, emit, note }) => {
    await tx.execute(written(rows));
    note({ foretold: rows.length });
    await emit(limitsForetold, LIMITS_STREAM, {}, LIMITS_STREAM);
  });
  return rows.length;
}

const listStored = (ctx: Context) =>
  ctx.read
    .select({
      limitId: limitForecasts.limitId,
      asOf: limitForecasts.asOf,
      windowEnd: limitForecasts.windowEnd,
      cap: limitForecasts.cap,
      error: limitForecasts.error,
    })
    .from(limitForecasts);

type Stored = Awaited<ReturnType<typeof listStored>>[number];

function isDue(stored: Stored | undefined, { cap }: LimitInForce, at: Temporal.Instant): boolean {
  if (stored === undefined || stored.cap !== cap) return true;
  const isOver = stored.windowEnd !== null && Temporal.Instant.compare(stored.windowEnd, at) <= 0;
  return isOver || Temporal.Instant.compare(stored.asOf.add({ minutes: FRESH_MINUTES }), at) <= 0;
}

const SLICE = 400;
/** Limits of a terminal lie together, so that they share what is worked out. */
const slicesOf = (due: readonly LimitInForce[]) =>
  Array.from({ length: Math.ceil(due.length / SLICE) }, (_, slice) => due.slice(slice * SLICE, (slice + 1) * SLICE));

const firstHourAt = (at: Temporal.Instant) => hourOf(at) - HISTORY_HOURS;

const spanAt = (at: Temporal.Instant): HourSpan => ({ firstHour: firstHourAt(at), length: HISTORY_HOURS + 1 });

interface Known {
  stored: ReadonlyMap<LimitId, Stored>;
  /** By terminal and currency. */
  capped: ReadonlyMap<string, Foreseen['beside']>;
}

function besideOf(limit: LimitInForce, capped: Known['capped']): Pick<Foreseen, 'capChanges' | 'beside'> {
  const beside = capped.get(passageKey(limit)) ?? [];
  return { beside, capChanges: beside.find((one) => one.limit.id === limit.id)?.capChanges ?? [] };
}

/** While the database reads for one slice, this process counts another. */
async function foreseeRows(
  ctx: Context,
  due: readonly LimitInForce[],
  known: Known,
  at: Temporal.Instant,
): Promise<Row[]> {
  const unplaced = listUnplaced(ctx.read, due, spanAt(at));
  const rows = slicesOf(due).map(async (slice) => rowsOf(await readSlice(ctx, slice, unplaced, at), known, at));
  return (await Promise.all(rows)).flat();
}

type Slice = Awaited<ReturnType<typeof readSlice>>;

async function readSlice(
  ctx: Context,
  due: readonly LimitInForce[],
  unplaced: ReturnType<typeof listUnplaced>,
  at: Temporal.Instant,
) {
  const ofEdges = due.filter((limit) => !isOfWholeHours(limit, at));
  const [turnovers, exact] = await Promise.all([
    listTurnovers(ctx.read, due, spanAt(at), unplaced),
    listUsagesAt(
      ctx.read,
      ofEdges.map((limit) => ({ key: limit.id, limit, at })),
    ),
  ]);
  return { due, turnovers, exact };
}

function rowsOf({ due, turnovers, exact }: Slice, { stored, capped }: Known, at: Temporal.Instant): Row[] {
  const { firstHour, length } = spanAt(at);
  const nothing = emptyTurnover(firstHour, length);
  const today = at.toString().slice(0, 'yyyy-mm-dd'.length);
  const foretold = foretellLimits(
    at,
    due.map((limit) => ({
      limit,
      ...besideOf(limit, capped),
      turnovers: turnovers.get(passageKey(limit)) ?? { likely: nothing, least: nothing, most: nothing },
      exact: exact.get(limit.id),
      judged: judgedOf(stored.get(limit.id)?.error ?? null, today),
    })),
  );
  return due.map((limit, index) => rowOf(limit, foretold[index], { at, today }));
}

interface Row {
  limit_id: LimitId;
  as_of: string;
  window_start: string | null;
  window_end: string | null;
  used_low: number;
  used_likely: number;
  used_high: number;
  cap: number;
  hidden: string | null;
  p50: string | null;
  p_before_bank_opens: number | null;
  forecast: string | null;
  error: string | null;
}

function rowOf(
  limit: LimitInForce,
  foretold: Foretold | undefined,
  { at, today }: { at: Temporal.Instant; today: string },
): Row {
  const { window, used, prospect, forecast } = foretold ?? { used: { low: 0, likely: 0, high: 0 }, forecast: null };
  return {
    limit_id: limit.id,
    as_of: at.toString(),
    window_start: window?.start.toString() ?? null,
    window_end: limit.terms.window === 'rolling' ? null : (window?.end.toString() ?? null),
    used_low: Math.round(used.low),
    used_likely: Math.round(used.likely),
    used_high: Math.round(used.high),
    cap: limit.cap,
    hidden: prospect === undefined ? 'no-window' : prospect.hidden,
    p50: forecast?.p50 ?? null,
    p_before_bank_opens: forecast?.pBeforeBankOpens ?? null,
    forecast: forecast === null ? null : JSON.stringify(forecast),
    error: prospect?.error ? JSON.stringify({ ...prospect.error, withMonth: prospect.withMonth, day: today }) : null,
  };
}

/** What is kept with an error, so that the weeks that are over are judged once a day. */
const StoredError = ForecastError.loose();

function judgedOf(text: string | null, today: string): Judged | undefined {
  if (text === null) return undefined;
  const { withMonth, day, ...error } = StoredError.parse(JSON.parse(text));
  return day === today ? { withMonth: withMonth === true, error } : undefined;
}

/** All rows in one statement; a limit that was deleted meanwhile is passed over. */
const written = (rows: readonly Row[]) => sql`
  insert into ${limitForecasts} (limit_id, as_of, window_start, window_end, used_low, used_likely, used_high, cap, hidden, p50,
    p_before_bank_opens, forecast, error)
  select given.* from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (limit_id uuid, as_of timestamptz,
    window_start timestamptz, window_end timestamptz, used_low bigint, used_likely bigint, used_high bigint, cap bigint, hidden text,
    p50 timestamptz, p_before_bank_opens real, forecast text, error text)
  join limits on limits.id = given.limit_id
  on conflict (limit_id) do update set as_of = excluded.as_of, window_start = excluded.window_start, window_end = excluded.window_end,
    used_low = excluded.used_low, used_likely = excluded.used_likely, used_high = excluded.used_high, cap = excluded.cap, hidden = excluded.hidden, p50 = excluded.p50,
    p_before_bank_opens = excluded.p_before_bank_opens, forecast = excluded.forecast, error = excluded.error`;
