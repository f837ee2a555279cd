import type { StatusLink } from './contract.ts';

export interface LinkLife {
  expiresAt: Temporal.Instant;
  revokedAt: Temporal.Instant | null;
}

/** Whether a link still lets anybody in; one that was ended stays ended when its time is over, too. */
export function linkState({ expiresAt, revokedAt }: LinkLife, at: Temporal.Instant): StatusLink['state'] {
  if (revokedAt !== null) return 'revoked';
  return Temporal.Instant.compare(at, expiresAt) < 0 ? 'works' : 'expired';
}
