import type { InstantText } from '../../kernel/instant-text.ts';

/** A first attempt follows a final status at once; so long the sender and its log may take. */
export const IN_TIME_MINUTES = 15;

/** From when a shop is in the log, and up to when anything was heard from those who tell of it. */
export interface LogSpan {
  firstAt: InstantText;
  heardUntil: InstantText;
}

/** Whether the log would show an attempt to tell of what became final then: one that is late or stopped shows nothing yet. */
export function isCovered({ firstAt, heardUntil }: LogSpan, finalAt: InstantText): boolean {
  const final = Temporal.Instant.from(finalAt);
  return (
    Temporal.Instant.compare(firstAt, final) <= 0 &&
    Temporal.Instant.compare(heardUntil, final.add({ minutes: IN_TIME_MINUTES })) >= 0
  );
}
