/** Where the time comes from. The one real clock is `platform/system-clock.ts`; tests and the demo bring their own. */
export interface Clock {
  now(): Temporal.Instant;
}

/** A clock that stands still until it is moved by hand. */
export function clockAt(start: Temporal.Instant): Clock & { set(at: Temporal.Instant): void } {
  let at = start;
  return {
    now: () => at,
    set: (next) => {
      at = next;
    },
  };
}
