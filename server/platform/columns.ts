import { customType } from 'drizzle-orm/pg-core';

/** `timestamptz` as a `Temporal.Instant`; microseconds survive. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
  toDriver: (at) => at.toString(),
});

/** Bytes, as they are. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
