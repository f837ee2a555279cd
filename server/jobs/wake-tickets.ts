import {
  hasLateTickets,
  hasMisplacedTickets,
  hasTicketsToWake,
  placeTickets,
  ringLate,
  wakeTickets as wakeSleeping,
} from '../domains/tickets/index.ts';
import type { Context } from '../platform/context.ts';

/** Wakes what has slept enough, gives what nobody on duty has to somebody who is, then rings for what is about to be late. */
export async function wakeTickets(ctx: Context): Promise<void> {
  while ((await wakeSleeping(ctx)) > 0);
  while ((await placeTickets(ctx)) > 0);
  while ((await ringLate(ctx)) > 0);
}

export async function hasTicketsToMove({ read, clock }: Pick<Context, 'read' | 'clock'>): Promise<boolean> {
  const at = clock.now();
  return (
    (await hasTicketsToWake(read, at)) || (await hasMisplacedTickets(read, at)) || (await hasLateTickets(read, at))
  );
}
