import { useSyncExternalStore } from 'react';
import type { Presence } from '#contract/realtime';

export type Present = Presence['people'][number];

const NOBODY: readonly Present[] = [];
let everywhere: ReadonlyMap<string, readonly Present[]> = new Map();
const listeners = new Set<() => void>();

/** Each change replaces what was known of its stream. */
export function takePresence(changes: readonly Presence[]): void {
  const next = new Map(everywhere);
  for (const { stream, people } of changes) {
    if (people.length === 0) next.delete(stream);
    else next.set(stream, people);
  }
  everywhere = next;
  for (const listener of listeners) listener();
}

/** Without a doorbell nobody knows who is where: better nothing than what was. */
export function forgetPresence(): void {
  everywhere = new Map();
  for (const listener of listeners) listener();
}

/** Who is in what this stream is about, oneself included. */
export function usePresence(stream: string): readonly Present[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => everywhere.get(stream) ?? NOBODY,
  );
}
