import type { TicketId } from '#kernel/ids';

/** So long it was just said on the screen what was done. */
export const FRESH_MS = 10_000;

interface Asked {
  atMs: number;
  ticketIds: readonly TicketId[];
  /** The ticket that is open. */
  here: TicketId | undefined;
  nowMs: number;
}

/** What was just done, or done to the ticket that is open, is taken back at once; anything else would happen out of sight. */
export const isInSight = ({ atMs, ticketIds, here, nowMs }: Asked): boolean =>
  nowMs - atMs < FRESH_MS || (here !== undefined && ticketIds.includes(here));
