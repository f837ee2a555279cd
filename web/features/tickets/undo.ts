import { nowMs } from '../../lib/now.ts';

/** Something that was just done and can be taken back. */
export interface Undoable {
  /** What will be taken back, in words. */
  words: string;
  /** Later it cannot be any more. */
  untilMs: number;
  run(): Promise<unknown>;
}

/** So long most of what is done to a ticket can be taken back. */
export const UNDO_MS = 24 * 3_600_000;

const KEEPS = 20;
let done: readonly Undoable[] = [];

export function noteUndoable(undoable: Undoable): void {
  done = [...done.slice(1 - KEEPS), undoable];
}

/** The newest thing that can still be taken back, once. */
export function takeUndoable(): Undoable | undefined {
  const now = nowMs();
  const open = done.filter(({ untilMs }) => untilMs > now);
  const last = open.at(-1);
  done = open.slice(0, -1);
  return last;
}
