import { z } from 'zod';
import { WorkingCalendar } from '#contract/calendar';
import { AcquirerId, TerminalId } from '#kernel/ids';

/** Whom to call at a bank, and when. */
export const BankContact = z.object({
  name: z.string().max(120),
  /** What they decide: `limits`, `night desk`. */
  duty: z.string().max(120),
  email: z.string().max(200).nullable(),
  phone: z.string().max(60).nullable(),
  /** Answers outside the office hours, too. */
  isOutOfHours: z.boolean(),
});
export type BankContact = z.infer<typeof BankContact>;

/** When the money of a bank day comes, by the contract with the bank. */
export const SettlementTerms = z.object({
  /** Wall-clock time of the bank's zone at which its day ends, `HH:MM`. */
  cutOff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Bank days from the end of that day until the acquirer has paid the provider. */
  acquirerDays: z.int().min(0).max(60),
  /** Bank days from then until the provider has paid the merchant. */
  providerDays: z.int().min(0).max(60),
});
export type SettlementTerms = z.infer<typeof SettlementTerms>;

/** A bank behind gateways. */
export const Acquirer = z.object({
  id: AcquirerId,
  name: z.string().min(1).max(120),
  /** The book of its own bank codes (`diagnosis/dictionaries`); null: none is known. */
  codeBook: z.string().max(40).nullable(),
  /** Its zone, office hours and bank holidays. */
  hours: WorkingCalendar,
  contacts: z.array(BankContact).max(20),
  settlement: SettlementTerms.nullable(),
  note: z.string().max(2000),
});
export type Acquirer = z.infer<typeof Acquirer>;

/** A terminal of an acquirer: what a transaction names as its gateway. */
export const Terminal = z.object({
  id: TerminalId,
  acquirerId: AcquirerId,
  name: z.string().max(120),
  currency: z.string().length(3).nullable(),
});
export type Terminal = z.infer<typeof Terminal>;
