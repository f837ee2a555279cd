import type { Channels } from '../domains/channels/index.ts';
import { type Context, type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';
import { ringOutbound } from './ring-outbound.ts';

export interface ReactionParts {
  services: ContextServices;
  channels: Channels;
}

/** The whole table "when this happened → do that". Pushes to screens are not here: each node rings its own doorbells. */
export function createReactions({ services, channels }: ReactionParts): readonly Reaction[] {
  return [ringOutbound(channels, services.clock)];
}

/** A fresh context for one run of a reaction. */
export const reactionContext = ({ services }: Pick<ReactionParts, 'services'>, name: string): Context =>
  createContext(services, { kind: 'job', name }, 'all');
