import { randomUUIDv7 } from 'node:crypto';
import type { z } from 'zod';

/** A fresh UUIDv7 of a branded kind: ordered by time, so that indexes grow at one end. */
export function newId<Id extends z.core.$ZodBranded<z.ZodUUID, PropertyKey>>(_kind: Id): z.infer<Id> {
  return randomUUIDv7() as z.infer<Id>;
}
