import type { Incoming, IncomingMessage } from './contract.ts';
import type { InboundPayload } from './facts.ts';

const MOST_TEXT = 20_000;

/** A payload of any kind as a message, when a person wants a ticket of it: what could not be read is shown as it came. */
export function asMessage(row: Pick<InboundPayload, 'id' | 'lane' | 'said' | 'original'>): Incoming {
  const { said } = row;
  if (said.kind === 'message') return said;
  const conversation: IncomingMessage['conversation'] =
    'conversation' in said ? said.conversation : { address: row.lane, kind: 'private' };
  return {
    kind: 'message',
    conversation,
    sender: { identity: null, name: conversation.title ?? '' },
    providerMessageId: said.kind === 'edit' ? said.providerMessageId : `inbound:${row.id}`,
    at: said.at,
    text: (said.kind === 'edit' ? said.text : row.original).slice(0, MOST_TEXT).toWellFormed(),
    files: [],
    threading: { references: [] },
    proof: {},
  };
}
