import type { Reaction } from '../platform/outbox/relay.ts';

/** The whole table "when this happened → do that". Pushes to screens are not here: each node rings its own doorbells. */
export function createReactions(): readonly Reaction[] {
  return [];
}
