import { z } from 'zod';
import { WorkingCalendar } from '#contract/calendar';
import { endpoint } from '#kernel/endpoint';
import { AcquirerId, TerminalId } from '#kernel/ids';
import { Currency } from '#kernel/money';

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

/** A bank as the register shows it: whether its doors are open now, and when they open next. */
export const AcquirerNow = Acquirer.extend({
  isOpen: z.boolean(),
  closesAt: z.iso.datetime().nullable(),
  opensAgainAt: z.iso.datetime().nullable(),
  terminals: z.array(Terminal),
});
export type AcquirerNow = z.infer<typeof AcquirerNow>;

/** Addresses and numbers are written to and called, so they are read strictly where they come in. */
const ContactInput = BankContact.extend({
  name: z.string().trim().min(1).max(120),
  duty: z.string().trim().max(120).default(''),
  email: z.email().max(200).nullable().default(null),
  phone: z
    .string()
    .trim()
    .regex(/^[+0-9 ()-]{3,60}$/)
    .nullable()
    .default(null),
  isOutOfHours: z.boolean().default(false),
});
export const AcquirerInput = Acquirer.omit({ id: true }).extend({
  name: z.string().trim().min(1).max(120),
  codeBook: z.string().trim().max(40).nullable().default(null),
  contacts: z.array(ContactInput).max(20).default([]),
  settlement: SettlementTerms.nullable().default(null),
  note: z.string().trim().max(2000).default(''),
});
export type AcquirerInput = z.infer<typeof AcquirerInput>;
export const TerminalInput = Terminal.omit({ id: true }).extend({
  name: z.string().trim().max(120).default(''),
  currency: Currency.nullable().default(null),
});
export type TerminalInput = z.infer<typeof TerminalInput>;

export const listAcquirers = endpoint({
  method: 'get',
  path: '/acquirers',
  summary: 'The banks behind gateways, their hours, people and terminals.',
  response: z.object({ items: z.array(AcquirerNow), asOf: z.iso.datetime() }),
});
export const addAcquirer = endpoint({
  method: 'post',
  path: '/acquirers',
  summary: 'Enter a bank.',
  body: AcquirerInput,
  response: z.object({ id: AcquirerId }),
});
const OfAcquirer = z.object({ acquirerId: AcquirerId });
export const changeAcquirer = endpoint({
  method: 'put',
  path: '/acquirers/:acquirerId',
  summary: 'Change what is known of a bank.',
  params: OfAcquirer,
  body: AcquirerInput,
  response: z.object({ id: AcquirerId }),
});
export const removeAcquirer = endpoint({
  method: 'delete',
  path: '/acquirers/:acquirerId',
  summary: 'Remove a bank that has no terminals.',
  params: OfAcquirer,
  response: z.object({}),
});
const OfTerminal = z.object({ terminalId: TerminalId });
export const saveTerminal = endpoint({
  method: 'put',
  path: '/terminals/:terminalId',
  summary: 'Say which bank a terminal belongs to.',
  params: OfTerminal,
  body: TerminalInput,
  response: Terminal,
});
export const removeTerminal = endpoint({
  method: 'delete',
  path: '/terminals/:terminalId',
  summary: 'Take a terminal out of the register; its payments stay.',
  params: OfTerminal,
  response: z.object({}),
});
