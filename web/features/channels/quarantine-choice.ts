import type { AccountId } from '#kernel/ids';

/** What of the quarantine is looked at; it stands in the address. */
export interface QuarantineChoice {
  state?: 'quarantined' | 'failed' | undefined;
  account?: AccountId | undefined;
}
