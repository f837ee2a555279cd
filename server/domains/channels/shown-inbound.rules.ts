import type { ChannelKind, InboundRow, Incoming } from './contract.ts';
import type { InboundPayload } from './facts.ts';
import { senderIdentityOf } from './outcome.rules.ts';

const MOST_TEXT = 2000;

/** A payload that was set aside, as a line of the quarantine. */
export function shownInbound({
  row,
  accountName,
  channel,
}: {
  row: InboundPayload;
  accountName: string;
  channel: ChannelKind;
}): InboundRow {
  const { said } = row;
  return {
    id: row.id,
    accountId: row.accountId,
    accountName,
    channel,
    state: row.state,
    reason: row.reason,
    receivedAt: row.receivedAt.toString(),
    sender: ('sender' in said ? said.sender?.name : undefined) ?? row.lane,
    identity: senderIdentityOf(said),
    subject: said.kind === 'message' ? (said.subject ?? '') : '',
    text: textIn(said).slice(0, MOST_TEXT).toWellFormed(),
    attempts: row.attempts,
    original: row.original,
    // Written by `recordEnds` as what tickets said.
    ticketId: row.ticketId as InboundRow['ticketId'],
  };
}

function textIn(said: Incoming): string {
  switch (said.kind) {
    case 'message':
    case 'edit':
      return said.text;
    case 'undelivered':
      return said.words;
    case 'unknown':
      return said.what;
    default:
      return said.conversation.title ?? said.conversation.address;
  }
}
