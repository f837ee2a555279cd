import type { Actor } from '../kernel/actor.ts';
import { type Action, reachOf } from '../kernel/permissions.ts';

export type Follower = Pick<Extract<Actor, { kind: 'person' }>, 'personId' | 'role'>;

/** Which right a kind of stream asks for; a kind that is not here is followed by nobody. */
const ASKS_FOR = new Map<string, Action>([
  ['transactions', 'transaction.read'],
  ['source', 'source.read'],
  ['import', 'transaction.import'],
  ['ticket', 'ticket.read'],
  ['desk', 'ticket.reply'],
  ['channel', 'channel.read'],
  ['quarantine', 'quarantine.decide'],
  ['rota', 'rota.read'],
  ['incidents', 'incident.read'],
  ['acquirers', 'acquirer.read'],
  ['limits', 'limit.read'],
  ['deliveries', 'delivery.read'],
]);

/** Kinds of which there is one stream, without an id. */
const ONE_FOR_ALL = new Set(['transactions', 'quarantine', 'rota', 'incidents', 'acquirers', 'limits', 'deliveries']);

/** Everything else is named by its id: a stream that nothing can ring on is no place to be in. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a person may follow a stream: asked at every connection, watch and catch-up, with the role of that moment. */
export function mayFollow({ personId, role }: Follower, stream: string): boolean {
  const [kind = '', id] = stream.split(':');
  if (kind === 'person') return id === personId;
  const action = ASKS_FOR.get(kind);
  if (action === undefined || reachOf(role, action) === undefined) return false;
  return ONE_FOR_ALL.has(kind) ? id === undefined : ID.test(id ?? '') || stream === 'desk:nobody';
}

/** Streams that tell of what an account manager may see only some of. */
const IN_PART = new Map<string, Action>([
  ['transactions', 'transaction.read'],
  ['limits', 'limit.read'],
  ['deliveries', 'delivery.read'],
]);

/** Whether frames may name what changed: not to one who may see only some of it. */
export function mayKnowIds({ role }: Pick<Follower, 'role'>, stream: string): boolean {
  const action = IN_PART.get(stream);
  return action === undefined || reachOf(role, action) === 'all';
}
