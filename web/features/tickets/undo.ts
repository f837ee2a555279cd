import type { TicketId } from '#kernel/ids';
import { nowMs } from '../../lib/now.ts';
import { FRESH_MS, isInSight } from './undo.rules.ts';

/** Something that was just done and can be taken back. */
export interface Undoable {
  /** What will be taken back, in words. */
  words: string;
  /** To which tickets it was done. */
  ticketIds: readonly TicketId[];
  /** Later it cannot be any more. */
  untilMs: number;
  run(): Promise<unknown>;
}

/** So long most of what is done to a ticket can be taken back. */
export const UNDO_MS = 24 * 3_600_000;

const KEEPS = 20;
let done: readonly (Undoable & { atMs: number })[] = [];
let asked: { undoable: Undoable; untilMs: number } | undefined;

export function noteUndoable(undoable: Undoable): void {
  done = [...done.slice(1 - KEEPS), { ...undoable, atMs: nowMs() }];
}

/** The newest thing that can still be taken back, left where it is. */
export const newestUndoable = (): Undoable | undefined => done.findLast(({ untilMs }) => untilMs > nowMs());

/** The newest thing that can still be taken back, once. What would happen out of sight is only named at first. */
export function takeUndoable(here: TicketId | undefined): { undoable: Undoable; isNamedOnly: boolean } | undefined {
  const now = nowMs();
  done = done.filter(({ untilMs }) => untilMs > now);
  const last = done.at(-1);
  if (last === undefined) return undefined;
  const isAgain = asked?.undoable === last && asked.untilMs > now;
  if (!isAgain && !isInSight({ ...last, here, nowMs: now })) {
    asked = { undoable: last, untilMs: now + FRESH_MS };
    return { undoable: last, isNamedOnly: true };
  }
  done = done.slice(0, -1);
  return { undoable: last, isNamedOnly: false };
}
