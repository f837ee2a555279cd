/** Whether an incident is kept from those outside, and until when; null: until a person lets it out. */
export interface Hold {
  isHeld: boolean;
  heldUntil: Temporal.Instant | null;
}

/** What the program suspects waits so long for a person, unless an administrator says otherwise. */
export const USUAL_HOLD_MINUTES = 15;

/**
 * Whether those outside may hear of it though no person has looked: it has lasted as long as suspicions are held. What looks
 * as usual again meanwhile waits on; a false alarm ends without anybody having read it.
 */
export const isLetOut = (
  { isHeld, heldUntil }: Hold,
  step: 'broken' | 'unclear' | 'calm',
  at: Temporal.Instant,
): boolean => isHeld && heldUntil !== null && step !== 'calm' && Temporal.Instant.compare(heldUntil, at) <= 0;

/** What a new suspicion is kept with; `minutes` null: only a person lets it out. */
export const holdFrom = (at: Temporal.Instant, minutes: number | null): Hold =>
  minutes === 0
    ? { isHeld: false, heldUntil: null }
    : { isHeld: true, heldUntil: minutes === null ? null : at.add({ minutes }) };

export const LET_OUT = { isHeld: false, heldUntil: null, isKeptBack: false } as const;

/** What a person says who looks at it for the first time; who has said that it is not to be shown is not asked again. */
export const letOutUnlessKept = ({ isKeptBack }: { isKeptBack: boolean }) => (isKeptBack ? {} : LET_OUT);
