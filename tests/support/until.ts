import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 50;

/** Waits for what no event tells: a state of the database that another process writes. A question that fails is asked again. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await pause(POLL_MS);
}
