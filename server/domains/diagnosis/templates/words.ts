import type { TransactionStatus, TransactionType } from '../../gateways/contract.ts';
import type { Cause, Certainty, OrderStep, Party, Retry, SettlementStep, Side, Step } from '../contract.ts';
import type { EvidenceKey } from '../facts.ts';

/** What an operation is called in the middle of a sentence, and the forms that agree with it. */
export interface OperationWords {
  name: string;
  /** `The payment`, `Платёж`: as a sentence begins. */
  starting: string;
  failed: string;
}

/** Everything that is said in one language in a few words. `evidence` are templates over a line's `value` and parameters. */
export interface Words {
  headline: Record<Cause, string>;
  side: Record<Side, string>;
  certainty: Record<Certainty, string>;
  party: Record<Party, string>;
  step: Record<Step, string>;
  retry: Record<Retry, string>;
  settlement: Record<SettlementStep, string>;
  settlementNext: Record<'bank-day-close' | 'settlement', string>;
  /** When the money is expected, and since when it is late: templates over days. */
  settlementExpected: string;
  settlementLate: Partial<Record<SettlementStep, string>>;
  /** The questions of the order's check, and what to ask of the shop where we cannot see. */
  orderSteps: Record<OrderStep, { asks: string; toAsk: string }>;
  /** How a notification ended, in the words of an engineer; by the class of the log. */
  deliveryClasses: Record<string, string>;
  /** Who saw it, where it was not the log of our own sender. */
  seenBy: Record<string, string>;
  limitKinds: Record<'single' | 'day' | 'month', string>;
  /** Of a count instead of money. */
  payments: string;
  evidence: Record<EvidenceKey, string>;
  books: Record<string, string>;
  operations: Record<TransactionType, OperationWords>;
  statuses: Record<TransactionStatus, string>;
  limits: Record<'volume' | 'count' | 'max', string>;
  letters: Record<string, string>;
  /** Before the phone and mail of a shop. */
  shopContacts: string;
  quotes: [string, string];
  /** The line of a code that was read in one book, in none, in several. */
  codeRead: string;
  codeUnread: string;
  codeDisputed: string;
}
