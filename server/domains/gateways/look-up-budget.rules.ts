import type { SourceKind, SourceOrigins, SourceSettings } from './contract.ts';

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

/** Whether the last look-up failed so lately that the gateway is left in peace. */
export const isResting = ({ lookUpNotBefore }: { lookUpNotBefore: Temporal.Instant | null }, at: Temporal.Instant) =>
  lookUpNotBefore !== null && Temporal.Instant.compare(lookUpNotBefore, at) > 0;

/** Whether the source names a service that answers to such a key. */
export function servesLookUps(
  { settings: { origins } }: { settings: { origins: SourceOrigins } },
  by: 'uid' | 'tracking-id' | 'checkout-token',
): boolean {
  if (by === 'checkout-token') return origins.checkout !== undefined;
  return origins.gateway !== undefined || origins.api !== undefined;
}

/** As whom a source can ask about a payment of an unknown shop: with its own account, then as each shop whose key it has. */
export function lookUpShopsOf(source: {
  kind: SourceKind;
  settings: Pick<SourceSettings, 'user'>;
  fingerprints: { shops: readonly { shopId: number; secret?: string }[] };
}): (number | undefined)[] {
  const withKey = source.fingerprints.shops.filter(({ secret }) => secret !== undefined).map(({ shopId }) => shopId);
  const own = source.kind === 'begateway-report' ? Number(source.settings.user) : Number.NaN;
  return [...new Set([Number.isSafeInteger(own) ? own : undefined, ...withKey])];
}
