import { createHash } from 'node:crypto';
import { transactionsOfDay } from './days.ts';
import type { SampleWorld } from './world.ts';

/** Differs when the sample would: taken from its first and last day. */
export function fingerprintOf(world: SampleWorld): string {
  const hash = createHash('sha256');
  for (const day of [0, world.days - 1])
    for (const { uid, createdMs, finalMs, amount, cause, trackingId } of transactionsOfDay(world, day))
      hash.update(`${uid} ${createdMs} ${finalMs} ${amount} ${cause.code} ${trackingId}\n`);
  return hash.digest('base64url').slice(0, 16);
}
