import { type Context, type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

export interface ReactionParts {
  services: ContextServices;
}

/** The whole table "when this happened → do that". Pushes to screens are not here: each node rings its own doorbells. */
export function createReactions(_parts: ReactionParts): readonly Reaction[] {
  return [];
}

/** A fresh context for one run of a reaction. */
export const reactionContext = ({ services }: ReactionParts, name: string): Context =>
  createContext(services, { kind: 'job', name }, 'all');
