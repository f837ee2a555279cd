import { isTicketInSight } from '../domains/tickets/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { TicketId } from '../kernel/ids.ts';
import { reachOf } from '../kernel/permissions.ts';
import type { ReadDb } from '../platform/db.ts';

type Follower = Pick<Extract<Actor, { kind: 'person' }>, 'personId' | 'role' | 'sessionId'>;

/** Whether what a stream is about is the follower's to see: asked after `mayFollow`, of those who may see only some of it. */
export async function isWithinReach(read: ReadDb, follower: Follower, stream: string): Promise<boolean> {
  const [kind, id] = stream.split(':');
  const { personId, role, sessionId } = follower;
  if (kind !== 'ticket' || reachOf(role, 'ticket.read') === 'all') return true;
  const ticketId = TicketId.safeParse(id);
  const actor = { kind: 'person' as const, personId, role, sessionId };
  return ticketId.success && isTicketInSight({ read, actor, reach: 'own' }, ticketId.data);
}
