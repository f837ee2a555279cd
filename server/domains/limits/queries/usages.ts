import type { ReadDb } from '../../../platform/db.ts';
import { ForecastError, LimitForecast, type LimitUsage } from '../contract.ts';
import { limitForecasts } from '../tables.ts';

type Row = typeof limitForecasts.$inferSelect;

/** The last count and forecast of every limit that has one. */
export async function listUsages(db: ReadDb): Promise<Map<Row['limitId'], LimitUsage>> {
  const rows = await db.select().from(limitForecasts);
  return new Map(rows.map((row) => [row.limitId, asUsage(row)]));
}

function asUsage({ asOf, windowStart, windowEnd, cap, hidden, forecast, error, ...used }: Row): LimitUsage {
  const { usedLow, usedLikely, usedHigh } = used;
  return {
    asOf: asOf.toString(),
    windowStart: windowStart?.toString() ?? null,
    windowEnd: windowEnd?.toString() ?? null,
    usedLow,
    usedLikely,
    usedHigh,
    cap,
    share: usedLikely / cap,
    hidden,
    forecast: forecast === null ? null : LimitForecast.parse(JSON.parse(forecast)),
    error: error === null ? null : ForecastError.parse(JSON.parse(error)),
  };
}
