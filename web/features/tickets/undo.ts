import { useSyncExternalStore } from 'react';
import { nowMs } from '../../lib/now.ts';

/** Something that was just done and can be taken back. */
export interface Undoable {
  /** What will be taken back, in words. */
  words: string;
  /** Later it cannot be any more. */
  untilMs: number;
  run(): Promise<unknown>;
}

const KEEPS = 20;
let done: readonly Undoable[] = [];
const listeners = new Set<() => void>();

export function noteUndoable(undoable: Undoable): void {
  set([...done.slice(1 - KEEPS), undoable]);
}

/** The newest thing that can still be taken back, once. */
export function takeUndoable(): Undoable | undefined {
  const now = nowMs();
  const open = done.filter(({ untilMs }) => untilMs > now);
  const last = open.at(-1);
  set(open.slice(0, -1));
  return last;
}

export const useUndoable = (): Undoable | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => done.at(-1),
  );

function set(next: readonly Undoable[]): void {
  done = next;
  for (const listener of listeners) listener();
}
