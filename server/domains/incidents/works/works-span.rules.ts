import type { Result } from '../../../kernel/result.ts';

export type WorksFault = 'time-zone-unknown' | 'works-over';

interface Announced {
  start: string;
  minutes: number;
  zone: string;
}

export interface Span {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

/**
 * The stretch of announced works, half open. A start that the clock skips is an hour later, one that it has twice is the first.
 * What is over at `at` cannot be planned.
 */
export function spanOfWorks({ start, minutes, zone }: Announced, at: Temporal.Instant): Result<Span, WorksFault> {
  const from = startIn(start, zone);
  if (from === undefined) return { ok: false, error: 'time-zone-unknown' };
  const end = from.add({ minutes });
  if (Temporal.Instant.compare(end, at) <= 0) return { ok: false, error: 'works-over' };
  return { ok: true, value: { start: from, end } };
}

function startIn(start: string, zone: string): Temporal.Instant | undefined {
  try {
    return Temporal.PlainDateTime.from(start).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
  } catch {
    return undefined;
  }
}
