import { no, ok, type Result } from '#kernel/result';
import type { OverrideInput } from './contract.ts';
import type { Span } from './shifts.rules.ts';

export type OverrideFault = 'override-backwards' | 'override-in-past' | 'override-too-long';

const LONGEST_HOURS = 24 * 366;

/** The stretch an override holds for: never a moment of the past, so one that began already begins now. */
export function spanOfOverride(
  input: Pick<OverrideInput, 'start' | 'end'>,
  zone: string,
  at: Temporal.Instant,
): Result<Span, OverrideFault> {
  const start = momentOf(input.start, zone);
  const end = momentOf(input.end, zone);
  if (Temporal.Instant.compare(start, end) >= 0) return no('override-backwards');
  if (Temporal.Instant.compare(end, at) <= 0) return no('override-in-past');
  if (Temporal.Instant.compare(start.add({ hours: LONGEST_HOURS }), end) < 0) return no('override-too-long');
  return ok({ start: Temporal.Instant.compare(start, at) < 0 ? at : start, end });
}

/** An instant, or a wall clock in the zone. */
function momentOf(text: string, zone: string): Temporal.Instant {
  if (text.endsWith('Z')) return Temporal.Instant.from(text);
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
}
