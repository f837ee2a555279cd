import type { AccountId, InboundId, MessageId } from '../../kernel/ids.ts';
import type { InboundState, Incoming, SendFailureReason } from './contract.ts';

/** How far a channel was read: Telegram's next update, a mailbox's UIDVALIDITY and UID. */
export interface AccountCursor {
  updateOffset?: number;
  /** When the last update came: after a long silence Telegram counts from somewhere else. */
  updateSeenAt?: string;
  /** The revision for which Telegram was told where to call us. */
  webhookOf?: number;
  uidValidity?: string;
  uid?: number;
}

/** A payload as a channel hands it over: masked, in our words. */
export interface IntakeRow {
  accountId: AccountId;
  /** The provider's own name of the delivery: the same again is a repeat. */
  deliveryKey: string;
  /** What is taken in order. */
  lane: string;
  said: Incoming;
  original: string;
  receivedAt: Temporal.Instant;
  /** The same for the same payload under another delivery; only where a channel delivers in several ways. */
  digest?: string | undefined;
}

/** The same as it lies in the table, with what became of it. */
export interface InboundPayload extends Omit<IntakeRow, 'digest'> {
  id: InboundId;
  state: InboundState;
  repeats: number;
  attempts: number;
  dueAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  reason: string | null;
  dismissedAt: Temporal.Instant | null;
  ticketId: string | null;
  messageId: MessageId | null;
  digest: string | null;
}

/**
 * What became of an attempt. `unknown`: it may have arrived, so nobody sends it again by themselves.
 * `later`: it surely did not arrive and may be tried again.
 */
export type SendOutcome =
  | { outcome: 'sent'; providerMessageId: string }
  | { outcome: 'later'; reason: SendFailureReason; words: string; retryAfterSeconds?: number }
  | { outcome: 'failed'; reason: SendFailureReason; words: string; movedTo?: string; blockedByUser?: boolean }
  | { outcome: 'unknown'; reason: SendFailureReason; words: string };
