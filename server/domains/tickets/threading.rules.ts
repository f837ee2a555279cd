import type { ConversationAddress } from '#contract/channels';
import type { ContactId, MessageId, TicketId } from '#kernel/ids';
import type { TicketStatus } from './contract.ts';
import { isThanks, THANKS_HOURS } from './thanks.rules.ts';

/** A ticket that a message may belong to, as far as the decision needs it. */
export interface KnownTicket {
  id: TicketId;
  status: TicketStatus;
  contactId: ContactId | null;
  lastInboundAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
}

/** A ticket that something in the message points at. */
export interface PointedTicket extends KnownTicket {
  /** Whether the sender has written in it, or we to them. */
  senderTakesPart: boolean;
}

export interface ThreadingFacts {
  at: Temporal.Instant;
  kind: ConversationAddress['kind'];
  text: string;
  sender: ContactId | null;
  /** What the mail system says of the sender's address; undefined where it says nothing. */
  addressAligned: boolean | undefined;
  /** Named by our own signed address. */
  byToken: KnownTicket | undefined;
  /** Of the messages that it answers or refers to, nearest first. */
  byReference: readonly PointedTicket[];
  /** Of the number in its subject. */
  byNumber: PointedTicket | undefined;
  /** Tickets of the same chat, newest first. */
  inConversation: readonly KnownTicket[];
}

export type Evidence = 'token' | 'reference' | 'chat' | 'thanks' | 'number';
export type Placement =
  | { into: 'ticket'; ticketId: TicketId; evidence: Evidence; isThanks: boolean }
  | { into: 'new'; possiblyContinues: TicketId | null };

/** In a group the same person goes on with the same thing for so long. */
export const GROUP_HOURS = 4;
/** A hint at something older than this helps nobody. */
const HINT_DAYS = 30;

/** Where a message belongs. Only evidence that a stranger cannot make joins it to a ticket; anything less is a hint. */
export function placeMessage(facts: ThreadingFacts): Placement {
  const found = byEvidence(facts);
  if (found === undefined) return { into: 'new', possiblyContinues: hint(facts)?.id ?? null };
  const [evidence, { id: ticketId }] = found;
  return { into: 'ticket', ticketId, evidence, isThanks: isThanks(facts.text) };
}

/** The strongest evidence first. */
function byEvidence(facts: ThreadingFacts): [Evidence, KnownTicket] | undefined {
  const { byToken, byReference, byNumber, kind } = facts;
  if (byToken !== undefined) return ['token', byToken];
  const isMail = kind === 'mail';
  const referred = byReference.find((ticket) => !isMail || isTakingPart(facts, ticket));
  if (referred !== undefined) return ['reference', referred];
  if (byNumber !== undefined && isTakingPart(facts, byNumber)) return ['number', byNumber];
  return isMail ? undefined : byChat(facts);
}

function byChat(facts: ThreadingFacts): [Evidence, KnownTicket] | undefined {
  const open = openInChat(facts);
  if (open !== undefined) return ['chat', open];
  const thanked = isThanks(facts.text) ? justClosed(facts) : undefined;
  return thanked === undefined ? undefined : ['thanks', thanked];
}

/**
 * A number can be guessed, a Message-ID is known to everybody who got the mail, and a From can be forged: together they are
 * enough only when the address is vouched for. Where no server vouches for any, our own signed address alone joins.
 */
const isTakingPart = ({ addressAligned }: ThreadingFacts, ticket: PointedTicket) =>
  ticket.senderTakesPart && addressAligned === true;

function openInChat({ kind, sender, at, inConversation }: ThreadingFacts): KnownTicket | undefined {
  const open = inConversation.filter(({ status }) => status !== 'done');
  if (kind !== 'group') return open[0];
  const since = at.subtract({ hours: GROUP_HOURS });
  return open.find(
    ({ contactId, lastInboundAt }) =>
      sender !== null && contactId === sender && Temporal.Instant.compare(lastInboundAt, since) >= 0,
  );
}

function justClosed({ kind, sender, at, inConversation }: ThreadingFacts): KnownTicket | undefined {
  const since = at.subtract({ hours: THANKS_HOURS });
  return inConversation.find(
    ({ closedAt, contactId }) =>
      closedAt !== null &&
      Temporal.Instant.compare(closedAt, since) >= 0 &&
      (kind !== 'group' || (sender !== null && contactId === sender)),
  );
}

function hint({ byReference, byNumber, inConversation, at, sender, kind }: ThreadingFacts): KnownTicket | undefined {
  const since = at.subtract({ hours: 24 * HINT_DAYS });
  const mine = inConversation.filter(({ contactId }) => kind !== 'group' || (sender !== null && contactId === sender));
  return [...byReference, ...(byNumber === undefined ? [] : [byNumber]), ...mine].find(
    ({ lastInboundAt }) => Temporal.Instant.compare(lastInboundAt, since) >= 0,
  );
}

/** What an engineer has to have seen before they answer. */
export interface SeenFacts {
  /** The mark of the newest that they have seen. */
  seen: string | null;
  /** The whole thread; `byOthers`: not said by the engineer themselves. */
  thread: readonly { id: MessageId; mark: string; byOthers: boolean }[];
}

/** What others said after what was seen, in the order in which it came: a send would answer it, or say it again, unread. */
export function unseenOf({ seen, thread }: SeenFacts): MessageId[] {
  // What has never stood here was not seen here.
  const isHere = seen !== null && thread.some(({ mark }) => mark >= seen);
  return thread
    .filter(({ mark, byOthers }) => byOthers && (!isHere || mark > seen))
    .sort((a, b) => (a.mark < b.mark ? -1 : 1))
    .map(({ id }) => id);
}
