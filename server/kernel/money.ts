import { z } from 'zod';

/** An ISO 4217 alphabetic code, upper case. Unknown codes are kept: whether one exists is a finding, not a parse error. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export type Currency = z.infer<typeof Currency>;

/** An amount as an integer of the currency's minor units: 19.99 EUR is `{ minor: 1999, currency: 'EUR' }`. */
export const Money = z.object({ minor: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;
