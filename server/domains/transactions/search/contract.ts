import { z } from 'zod';
import { InstantText } from '#contract/gateways';
import { ShopId, TransactionUid } from '#kernel/ids';
import { Currency } from '#kernel/money';

const words = z.string().min(1).max(255);
/** Half open, as everywhere. */
const window = { from: InstantText, to: InstantText };

/** One way to read a piece of the text. */
export const Reading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('uid'), uid: TransactionUid }),
  /** The shop's own number of the order: a tracking id, or one of several values in it. */
  z.object({ kind: z.literal('order'), order: words }),
  z.object({ kind: z.literal('rrn'), rrn: z.string().regex(/^[0-9A-Z]{12}$/) }),
  z.object({ kind: z.literal('auth-code'), authCode: z.string().regex(/^[0-9A-Z]{6}$/) }),
  z.object({
    kind: z.literal('card'),
    bin: z
      .string()
      .regex(/^\d{4,8}$/)
      .optional(),
    last4: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
  }),
  /**
   * `minor` counts units of 10^-exponent. Where the currency was not said, `exponent` is 2 and the amount is meant in major
   * units: 48,50 is 4850, which `minorIn` turns into the minor units of the candidate's currency.
   */
  z.object({
    kind: z.literal('amount'),
    minor: z.int().nonnegative(),
    exponent: z.int().min(0).max(4),
    currency: Currency.optional(),
    /** "about 50": a tenth to either side. */
    about: z.boolean(),
  }),
  /** A whole day of the desk's time zone, or several in a row. */
  z.object({ kind: z.literal('day'), date: z.iso.date(), lastDate: z.iso.date().optional(), ...window }),
  /** A time of day: `at` is what was said, the window what it may mean. */
  z.object({ kind: z.literal('time-window'), at: InstantText, ...window, about: z.boolean() }),
  z.object({ kind: z.literal('email'), email: z.string().max(254) }),
  /** Digits with country code, without a plus, as far as they are known. */
  z.object({ kind: z.literal('phone'), phone: z.string().regex(/^\d{7,15}$/) }),
  z.object({ kind: z.literal('shop'), shopId: ShopId }),
  z.object({ kind: z.literal('merchant'), name: words }),
  z.object({ kind: z.literal('descriptor'), descriptor: words }),
  z.object({ kind: z.literal('checkout-token'), checkoutToken: z.string().regex(/^[0-9a-f]{32,64}$/) }),
  z.object({ kind: z.literal('words'), words }),
]);
export type Reading = z.infer<typeof Reading>;

export const TermKind = z.enum([
  'uid',
  'order',
  'rrn',
  'auth-code',
  'card',
  'amount',
  'day',
  'time-window',
  'email',
  'phone',
  'shop',
  'merchant',
  'descriptor',
  'checkout-token',
  'words',
]) satisfies z.ZodType<Reading['kind']>;
export type TermKind = z.infer<typeof TermKind>;

/**
 * A piece of the typed text and what it may mean, best reading first. `named` is how sure the kind is: a word named it
 * ("order 10423"), its shape allows nothing else (an e-mail), or it is a guess (a bare number).
 */
export const Term = z.object({
  /** Stable within one text: by it a person strikes a term out or chooses another reading. */
  key: z.string().min(1).max(300),
  /** Where it stands in `Understood.text`, half open; absent on a term that a person added. */
  span: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }).optional(),
  certainty: z.enum(['named', 'shaped', 'guessed']),
  readings: z.array(Reading).min(1).max(8),
});
export type Term = z.infer<typeof Term>;

/** What was understood of a text. A client may send `terms` back corrected: fewer terms, fewer or other readings. */
export const Understood = z.object({
  /** The text as it was read: masked, and cut where it was too long. */
  text: z.string(),
  terms: z.array(Term).max(60),
  /** The time zone in which days and hours were read. */
  timeZone: z.string(),
});
export type Understood = z.infer<typeof Understood>;

/** Terms as a person corrected them. */
export const CorrectedTerms = z.array(Term).max(60);
export type CorrectedTerms = z.infer<typeof CorrectedTerms>;

/** How a term fits a candidate. The console words it. */
export const MatchHow = z.enum([
  'exact',
  /** One of several values in the field: `10423;A-77`. */
  'one-of-several',
  /** Equal but for case, leading zeros, `#` and the like. */
  'nearly',
  /** Only the BIN, or only the last four. */
  'part',
  'near',
  'same-day',
  'other-day',
  'different',
]);
export type MatchHow = z.infer<typeof MatchHow>;

/** One reason for (weight > 0) or against (weight < 0) a candidate. */
export const RankReason = z.object({
  kind: TermKind,
  termKey: z.string(),
  how: MatchHow,
  weight: z.number(),
  /** For times: how far the payment lies from what was said. */
  minutesApart: z.int().optional(),
  /** The second or a later reading of the term fitted. */
  otherReading: z.boolean().optional(),
});
export type RankReason = z.infer<typeof RankReason>;
