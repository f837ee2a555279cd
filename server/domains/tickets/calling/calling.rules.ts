import type { PersonId } from '#kernel/ids';
import type { CallStep } from './contract.ts';

/** So long a ticket may lie unopened before its owner is called, and then the lead. */
export const OWNER_AFTER_MINUTES = 3;
export const LEAD_AFTER_MINUTES = 8;

export interface Unopened {
  unreadSince: Temporal.Instant;
  assigneeId: PersonId | null;
  /** Their owner was called, and the call did not arrive; or could not be, and has no console either. */
  isOwnerMissed?: boolean;
  /** The lead was called, and that call did not arrive. */
  isLastMissed?: boolean;
}

export interface Present {
  personId: PersonId;
  /** Whether any console of theirs is open, locked or not: one that was only signed in hears nothing. */
  isConnected: boolean;
}

/** Which steps are due for an unopened ticket. Nobody on duty starts with the lead; an owner without a console is called at once. */
export function stepsDue(
  { unreadSince, assigneeId, isOwnerMissed = false, isLastMissed = false }: Unopened,
  onDuty: readonly Present[],
  at: Temporal.Instant,
): CallStep[] {
  const beyond: CallStep[] = isLastMissed ? ['administrator'] : [];
  const owner = onDuty.find(({ personId }) => personId === assigneeId);
  if (onDuty.length === 0 || owner === undefined) return ['coverage', ...beyond];
  const minutes = unreadSince.until(at).total('minutes');
  const steps: CallStep[] = [];
  if (minutes >= OWNER_AFTER_MINUTES || !owner.isConnected) steps.push('own-messenger');
  if (minutes >= LEAD_AFTER_MINUTES || isOwnerMissed) steps.push('lead');
  return [...steps, ...beyond];
}
