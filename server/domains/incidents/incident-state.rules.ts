import type { IncidentState } from './contract.ts';

/** Where an incident may go from where it is. One that came back goes back; a resolved one may be opened again for a while. */
const NEXT = {
  investigating: ['investigating', 'identified', 'monitoring', 'resolved'],
  identified: ['identified', 'investigating', 'monitoring', 'resolved'],
  monitoring: ['monitoring', 'investigating', 'identified', 'resolved'],
  resolved: [],
} as const satisfies Record<IncidentState, readonly IncidentState[]>;

export const mayMove = (from: IncidentState, to: IncidentState): boolean =>
  (NEXT[from] as readonly IncidentState[]).includes(to);

/** When the next update is due: a resolved incident owes none. */
export function updateDue(
  everyMinutes: number | null,
  state: IncidentState,
  at: Temporal.Instant,
): Temporal.Instant | null {
  return everyMinutes === null || state === 'resolved' ? null : at.add({ minutes: everyMinutes });
}
