import type { InstantText } from '../gateways/contract.ts';

/** Milliseconds from one instant to another; undefined when one of them is not known or is no time. */
export function msBetween(from: InstantText | undefined, to: InstantText | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const ms = Date.parse(to) - Date.parse(from);
  return Number.isNaN(ms) ? undefined : ms;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
