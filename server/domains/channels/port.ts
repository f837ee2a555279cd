import type { FileId, TicketId } from '../../kernel/ids.ts';
import type { SendOutcome } from './facts.ts';

export type { SendOutcome };

/** What is to be said to the other side; nothing in it can hold a note. */
export interface OutgoingContent {
  text: string;
  /** Mail only. */
  subject?: string;
  files: FileId[];
  /** The provider's id of the message that is answered. */
  replyTo?: string;
  /** Mail only: earlier Message-IDs, oldest first. */
  references?: string[];
  /** Mail only: the ticket that the signed address of the answer names. */
  ticketId?: TicketId;
  /** Said by the program, not by a person: marked as such where the channel can. */
  automatic?: boolean;
}

export interface Outgoing {
  messageId: string;
  address: string;
  content: OutgoingContent;
}

/** One connected bot or mailbox, as the rest of the house knows it. */
export interface Channel {
  send(outgoing: Outgoing): Promise<SendOutcome>;
  /** Each step of a try-out, none of which reaches anybody. */
  test(): Promise<{ step: string; ok: boolean; words: string }[]>;
  /** Whether a message that ended as `unknown` went after all; undefined where that cannot be told. */
  lookFor?(messageId: string): Promise<SendOutcome | undefined>;
}
