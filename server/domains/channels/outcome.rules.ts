import type { Incoming, SenderIdentity } from './contract.ts';

export const identityKey = ({ kind, value }: SenderIdentity): string => `${kind}:${value}`;

/** As channels write it. */
export const normalIdentity = ({ kind, value }: SenderIdentity): SenderIdentity => ({
  kind,
  value: kind === 'email' ? value.trim().toLowerCase() : value.trim(),
});

/** Who wrote, of what can be written by somebody. */
export const senderIdentityOf = (said: Incoming): SenderIdentity | null =>
  said.kind === 'message' || said.kind === 'edit' ? (said.sender?.identity ?? null) : null;

/** Why a payload is set aside before anybody reads it; `dismissed`: it is counted, and not shown. */
export function setAsideFor(said: Incoming, isBlocked: boolean): { reason: string; dismissed: boolean } | undefined {
  if (said.kind === 'unknown') return setAsideUnread(said.what);
  return isBlocked ? { reason: 'blocked-sender', dismissed: false } : undefined;
}

function setAsideUnread(what: string): { reason: string; dismissed: boolean } {
  if (what.startsWith('service:')) return { reason: 'service-message', dismissed: true };
  // Why a mail could not be taken apart is a stable word by itself.
  const isStable = what.startsWith('mail-') || what === 'failed-here';
  return { reason: isStable ? what : 'unknown-kind', dismissed: false };
}

const FIRST_SECONDS = 1;
const LONGEST_SECONDS = 60;

/** How long a payload that could not be taken waits before the next attempt. */
export const secondsToWait = (attempts: number): number =>
  Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, attempts - 1));
