import { useSyncExternalStore } from 'react';

/** `open`; `locked` after idleness; `ended` when the session is no more; `owing` while a second factor is missing. */
export type Door = 'open' | 'locked' | 'ended' | 'owing';

interface Refusal {
  status: number;
  reason: string;
}

let door: Door = 'open';
let isGuarded = false;
/** How often it has been opened: tells a refusal that was on its way from one that holds. */
let openings = 0;
const listeners = new Set<() => void>();
const waiting = new Set<(opened: boolean) => void>();

/** Calls that are made at the door itself must not wait for it. */
const isAtDoor = (path: string) =>
  /^\/(session|setup|resets|me\/second-factor|invitations\/(lookup|acceptance))(\/|$)/.test(path);

/** From now on a refused call waits for the overlay that the shell shows, instead of failing. */
export function guardDoor(): () => void {
  isGuarded = true;
  return () => {
    isGuarded = false;
    openDoor();
  };
}

/** Whether the call should be sent again: true once the door has been opened. `sentAt` is `doorOpenings` when it was sent. */
export async function waitAtDoor(refusal: Refusal, path: string, sentAt: number): Promise<boolean> {
  const next = doorFor(refusal);
  if (next === undefined || !isGuarded || isAtDoor(path)) return false;
  if (sentAt !== openings) return true;
  closeDoor(next);
  return new Promise((resolve) => waiting.add(resolve));
}

export function closeDoor(next: Exclude<Door, 'open'>): void {
  if (door === next || (door === 'ended' && next === 'locked')) return;
  door = next;
  for (const listener of listeners) listener();
}

export function openDoor(): void {
  if (door === 'open') return;
  door = 'open';
  openings += 1;
  for (const listener of listeners) listener();
  for (const resolve of [...waiting]) resolve(true);
  waiting.clear();
}

export const doorOpenings = (): number => openings;
export const doorNow = (): Door => door;

export function useDoor(): Door {
  return useSyncExternalStore(watchDoor, doorNow);
}

/** Hears of every change of the door. */
export function watchDoor(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function doorFor({ status, reason }: Refusal): Exclude<Door, 'open'> | undefined {
  if (status === 401) return 'ended';
  if (status !== 423) return undefined;
  return reason === 'screen-locked' ? 'locked' : 'owing';
}
