import type { InstantText } from '#kernel/instant-text';

const LATEST_SECONDS = 253_402_300_799;

/** Unix seconds as text that orders as time; `otherwise` for what is no time. */
export function instantOf(seconds: unknown, otherwise: InstantText): InstantText {
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds) || seconds <= 0 || seconds > LATEST_SECONDS)
    return otherwise;
  return instantText(Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
}

export const instantText = (at: Temporal.Instant): InstantText => at.toString({ fractionalSecondDigits: 6 });
