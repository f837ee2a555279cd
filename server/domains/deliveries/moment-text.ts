import type { InstantText } from '../../kernel/instant-text.ts';

/** A moment as it stands on the wire. */
export const momentText = (at: Temporal.Instant): InstantText => at.toString({ fractionalSecondDigits: 6 });

/** A moment as raw SQL gives it, `2026-11-09 09:00:00+00`. */
export const storedMoment = (text: string): InstantText => momentText(Temporal.Instant.from(text.replace(' ', 'T')));
