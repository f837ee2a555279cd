import type { SourceSettings } from './contract.ts';

/** What of a source says how many look-ups it may still make. */
export interface Budgeted {
  paused: boolean;
  settings: Pick<SourceSettings, 'enrichPerHour'>;
  lookUpHour: Temporal.Instant | null;
  lookUpsUsed: number;
}

export const hourOf = (at: Temporal.Instant) =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(at.epochMilliseconds / 3_600_000) * 3_600_000);

/** Look-ups spent in the hour of `at`, and what the budget of that hour still has. */
export function lookUpsUsed({ lookUpHour, lookUpsUsed: used }: Budgeted, at: Temporal.Instant): number {
  return lookUpHour !== null && hourOf(at).equals(lookUpHour) ? used : 0;
}
export const lookUpsLeft = (row: Budgeted, at: Temporal.Instant) =>
  row.paused ? 0 : Math.max(0, row.settings.enrichPerHour - lookUpsUsed(row, at));
