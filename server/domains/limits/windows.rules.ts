import type { LimitKind, LimitTerms } from './contract.ts';

/** Half open. */
export interface Span {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

type Reset = Pick<LimitTerms, 'window' | 'zone' | 'resetClock' | 'resetDay'>;

export const ROLLING_HOURS = { day: 24, month: 720 } as const;

/**
 * The window in which `at` lies: a calendar one from one reset to the next, as long as the zone's clock makes it; a rolling one the
 * 24 hours or 30 days that end at `at`. A limit on one payment has none.
 */
export function windowAt(kind: LimitKind, reset: Reset, at: Temporal.Instant): Span | undefined {
  const period = periodOf(kind);
  if (period === undefined) return undefined;
  if (reset.window === 'rolling') return { start: at.subtract({ hours: ROLLING_HOURS[period] }), end: at };
  return period === 'day' ? dayAt(reset, at) : monthAt(reset, at);
}

export function periodOf(kind: LimitKind): 'day' | 'month' | undefined {
  if (kind === 'single-amount') return undefined;
  return kind === 'day-amount' || kind === 'day-count' ? 'day' : 'month';
}

function dayAt(reset: Reset, at: Temporal.Instant): Span {
  const today = at.toZonedDateTimeISO(reset.zone).toPlainDate();
  // The reset of yesterday, of today, of tomorrow and, where the zone left a day out, of the day after.
  return spanAround(
    [-1, 0, 1, 2].map((days) => resetOn(today.add({ days }), reset)),
    at,
  );
}

function monthAt(reset: Reset, at: Temporal.Instant): Span {
  const first = at.toZonedDateTimeISO(reset.zone).toPlainDate().with({ day: reset.resetDay });
  return spanAround(
    [-1, 0, 1, 2].map((months) => resetOn(first.add({ months }), reset)),
    at,
  );
}

function spanAround(resets: readonly Temporal.Instant[], at: Temporal.Instant): Span {
  const next = resets.findIndex((reset) => Temporal.Instant.compare(at, reset) < 0);
  const [start, end] = [resets[next - 1], resets[next]];
  if (start === undefined || end === undefined) throw new Error(`no reset lies around ${at}`);
  return { start, end };
}

/** Midnight is the start of the day, which is not 00:00 where the clock jumps over it. */
function resetOn(date: Temporal.PlainDate, { zone, resetClock }: Reset): Temporal.Instant {
  const local =
    resetClock === '00:00'
      ? date.toZonedDateTime(zone)
      : date.toZonedDateTime({ timeZone: zone, plainTime: resetClock });
  return local.toInstant();
}
