import type { CapFrom } from './forecast/ahead.rules.ts';

/** A value from a moment on; of a temporary raise until another one. */
export interface CapChange {
  from: Temporal.Instant;
  to: Temporal.Instant | null;
  value: number;
}

/** The caps that hold one after another, the value of now first: terms as they change, raises over them, the later entered over the earlier. */
export function capsFrom(valueOfTerms: number, changes: readonly CapChange[], at: Temporal.Instant): CapFrom[] {
  const moments = [at, ...changes.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))]
    .filter((moment) => Temporal.Instant.compare(at, moment) <= 0)
    .toSorted(Temporal.Instant.compare);
  return moments.map((moment) => ({
    fromMs: moment.epochMilliseconds,
    value: raisedAt(changes, moment) ?? termsAt(changes, moment) ?? valueOfTerms,
  }));
}

const raisedAt = (changes: readonly CapChange[], moment: Temporal.Instant) =>
  changes.findLast(
    ({ from, to }) =>
      to !== null && Temporal.Instant.compare(from, moment) <= 0 && Temporal.Instant.compare(moment, to) < 0,
  )?.value;

const termsAt = (changes: readonly CapChange[], moment: Temporal.Instant) =>
  changes
    .filter(({ from, to }) => to === null && Temporal.Instant.compare(from, moment) <= 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
    .at(-1)?.value;
