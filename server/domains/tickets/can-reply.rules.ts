import type { ChannelKind, ConversationAddress } from '#contract/channels';

export interface ReplyFacts {
  isMerged: boolean;
  channel: ChannelKind;
  conversation: (Pick<ConversationAddress, 'kind' | 'address'> & { isReachable: boolean }) | null;
  isPaused: boolean | null;
}

/** Why nothing can be sent on a ticket: a stable word; null when it can. */
export function cannotReply({ isMerged, channel, conversation, isPaused }: ReplyFacts): string | null {
  if (isMerged) return 'ticket-merged';
  if (conversation === null || channel === 'phone' || !hasAddress(conversation)) return 'no-way-to-answer';
  if (!conversation.isReachable) return 'writer-out-of-reach';
  if (isPaused === true) return 'channel-paused';
  return null;
}

/** A mail that nobody signed, or that could not be read, lies under a name of ours. */
const hasAddress = ({ kind, address }: NonNullable<ReplyFacts['conversation']>) =>
  kind !== 'call' && (kind !== 'mail' || address.includes('@'));
