import {
  hasMisplacedTickets,
  hasTicketsToWake,
  placeTickets,
  wakeTickets as wakeSleeping,
} from '../domains/tickets/index.ts';
import type { Context } from '../platform/context.ts';

/** Wakes what has slept enough, then gives what nobody on duty has to somebody who is. */
export async function wakeTickets(ctx: Context): Promise<void> {
  while ((await wakeSleeping(ctx)) > 0);
  while ((await placeTickets(ctx)) > 0);
}

export const hasTicketsToMove = async ({ read, clock }: Pick<Context, 'read' | 'clock'>): Promise<boolean> =>
  (await hasTicketsToWake(read, clock.now())) || (await hasMisplacedTickets(read, clock.now()));
