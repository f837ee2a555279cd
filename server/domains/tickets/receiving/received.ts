import type { AccountId, FileId, InboundId, MessageId, TicketId } from '../../../kernel/ids.ts';
import type { ChannelKind, Incoming } from '../../channels/contract.ts';

/** A payload as the channels give it, read and masked. */
export interface Received {
  id: InboundId;
  accountId: AccountId;
  channel: ChannelKind;
  said: Incoming;
  receivedAt: Temporal.Instant;
  /** A person has decided that this becomes a ticket. */
  insist?: boolean;
}

/** A received payload of one kind. */
export type ReceivedOf<Kind extends Incoming['kind']> = Omit<Received, 'said'> & {
  said: Extract<Incoming, { kind: Kind }>;
};

/** What became of it; `reason` is a stable word that the console translates. */
export interface Outcome {
  state: 'ticketed' | 'joined' | 'duplicate' | 'quarantined';
  reason?: string;
  ticketId?: TicketId;
  messageId?: MessageId;
  /** Which of its files are new; all where nothing is said. */
  files?: readonly FileId[];
}
