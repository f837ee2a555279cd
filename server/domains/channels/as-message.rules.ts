import { z } from 'zod';
import type { ConversationAddress, Incoming } from './contract.ts';
import type { InboundPayload } from './facts.ts';

const MOST_TEXT = 20_000;

/** A payload of any kind as a message, when a person wants a ticket of it: what could not be read is shown as it came. */
export function asMessage(row: Pick<InboundPayload, 'id' | 'said' | 'original'>): Incoming {
  const { said } = row;
  if (said.kind === 'message') return said;
  const conversation = 'conversation' in said ? said.conversation : nowhere(row);
  return {
    kind: 'message',
    conversation,
    sender: senderOf(row, conversation),
    providerMessageId: said.kind === 'edit' ? said.providerMessageId : `inbound:${row.id}`,
    at: said.at,
    text: (said.kind === 'edit' ? said.text : row.original).slice(0, MOST_TEXT).toWellFormed(),
    files: (said.kind === 'edit' ? said.files : undefined) ?? [],
    threading: { references: [] },
    proof: {},
  };
}

function senderOf({ said, original }: Pick<InboundPayload, 'said' | 'original'>, { title }: ConversationAddress) {
  const known = said.kind === 'edit' ? said.sender : undefined;
  return known ?? { identity: null, name: title ?? writerIn(original) };
}

/** By itself, and with no address: who wrote it is not read, so nobody is answered, and no two are taken for one. */
const nowhere = ({ id }: Pick<InboundPayload, 'id'>): ConversationAddress => ({
  address: `unread:${id}`,
  kind: 'mail',
});

const Head = z.object({ headers: z.array(z.tuple([z.string(), z.string()])) });
const LONGEST_NAME = 200;

/** Whom the head of a mail names; the original is masked. */
function writerIn(original: string): string {
  const head = Head.safeParse(parsed(original));
  const from = head.data?.headers.find(([name]) => name === 'from')?.[1] ?? '';
  return from.slice(0, LONGEST_NAME).toWellFormed();
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
