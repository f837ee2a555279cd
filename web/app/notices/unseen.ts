import { useSyncExternalStore } from 'react';
import type { Watched } from './news.rules.ts';

type Counts = Readonly<Partial<Record<Watched, number>>>;

let counts: Counts = {};
const listeners = new Set<() => void>();

/** Things were told of that lie in a section nobody has looked into since. */
export function addUnseen(section: Watched, more: number): void {
  set({ ...counts, [section]: (counts[section] ?? 0) + more });
}

/** Whoever stands at a page has seen its section. */
export function markSeen(path: string): void {
  const { [sectionOf(path) ?? 'none']: seen, ...rest } = counts as Readonly<Record<string, number>>;
  if (seen !== undefined) set(rest);
}

const sectionOf = (path: string): string | undefined => path.split('/')[1];

function set(next: Counts): void {
  counts = next;
  for (const listener of listeners) listener();
}

/** How much was told of each section since it was last looked into. */
export const useUnseen = (): Readonly<Partial<Record<string, number>>> =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => counts,
  );
