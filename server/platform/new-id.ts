import { randomUUIDv7 } from 'node:crypto';
import type { z } from 'zod';

const lastCount = 0xfff;

let instant = 0;
let count = 0;

/**
 * A fresh UUIDv7 of a branded kind: ordered by time, so that indexes grow at one end. The ids of one process are
 * strictly in order, also within a millisecond or when the clock steps back: a counter stands in `rand_a` (RFC 9562, 6.2, method 1).
 */
export function newId<Id extends z.core.$ZodBranded<z.ZodUUID, PropertyKey>>(_kind: Id): z.infer<Id> {
  const random = randomUUIDv7();
  step(Number.parseInt(random.slice(0, 8) + random.slice(9, 13), 16));
  const milliseconds = instant.toString(16).padStart(12, '0');
  const counter = count.toString(16).padStart(3, '0');
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7${counter}${random.slice(18)}` as z.infer<Id>;
}

function step(now: number): void {
  const fresh = now > instant;
  if (!fresh && count < lastCount) {
    count += 1;
    return;
  }
  instant = fresh ? now : instant + 1;
  count = 0;
}
