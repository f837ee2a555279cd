import type { PersonId } from '#kernel/ids';

/** Somebody on duty, with what they carry. */
export interface Candidate {
  personId: PersonId;
  name: string;
  isPaused: boolean;
  open: number;
  /** When they last got a ticket; null has waited longest. */
  lastAssignedAt: Temporal.Instant | null;
}

/** Who gets the next ticket: on duty, not paused, fewest open, then longest idle; undefined when nobody can. */
export function pickAssignee(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.filter(({ isPaused }) => !isPaused).sort(byTurn)[0];
}

const byTurn = (a: Candidate, b: Candidate): number =>
  a.open - b.open || compareIdle(a.lastAssignedAt, b.lastAssignedAt) || (a.personId < b.personId ? -1 : 1);

function compareIdle(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return Temporal.Instant.compare(a, b);
}

export interface Owner {
  assigneeId: PersonId | null;
  assignedAt: Temporal.Instant | null;
  /** Given by hand: not taken away while there is no better place for it. */
  assignedByHand: boolean;
}

/** Of what is nobody's yet. */
export const NOBODY = { assigneeId: null, assigneeName: null, assignedAt: null, assignedByHand: false } as const;

/** Whether a ticket stays with whom it has: on duty (a pause only stops new ones), or taken by hand since nobody is. What was taken in a shift ends with it. */
export function staysWithOwner(
  { assigneeId, assignedAt, assignedByHand }: Owner,
  onDuty: readonly Pick<Candidate, 'personId'>[],
  emptySince: Temporal.Instant | null,
): boolean {
  if (assigneeId === null) return false;
  if (onDuty.some(({ personId }) => personId === assigneeId)) return true;
  if (onDuty.length > 0 || !assignedByHand) return false;
  return emptySince === null || assignedAt === null || Temporal.Instant.compare(assignedAt, emptySince) >= 0;
}
