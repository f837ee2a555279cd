import type { Incoming } from '../contract.ts';
import { conversationOf } from './chat.rules.ts';
import { type Doc, docOf, idOf, safeText } from './field.rules.ts';
import { maskedCopy } from './masked-copy.rules.ts';
import { editOf, messageOf } from './message.rules.ts';
import { instantOf } from './time.rules.ts';

export interface ParsedUpdate {
  /** `update_id`; undefined for what has none. */
  updateId: string | undefined;
  said: Incoming;
  /** The conversation's address; undefined where there is none. */
  lane: string | undefined;
  /** Masked JSON. */
  original: string;
}

/** An update of the Bot API in our words. Never throws, whatever came: what is not known is kept as `unknown`. */
export function parseUpdate(value: unknown, receivedAt: string): ParsedUpdate {
  const update = docOf(value) ?? {};
  const said = saidIn(update, receivedAt);
  return {
    updateId: idOf(update.update_id),
    said,
    lane: 'conversation' in said ? said.conversation.address : undefined,
    original: maskedCopy(value),
  };
}

type Read = (part: Doc, receivedAt: string) => Incoming;

const READ: Record<string, Read> = {
  message: messageOf,
  business_message: messageOf,
  guest_message: messageOf,
  channel_post: messageOf,
  edited_message: editOf,
  edited_business_message: editOf,
  edited_channel_post: editOf,
  my_chat_member: memberOf,
};

/** What Telegram tells that nobody wrote: filed, never shown as a question. */
const NO_MESSAGE = new Set([
  'business_connection',
  'deleted_business_messages',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
  'subscription',
]);

function saidIn(update: Doc, receivedAt: string): Incoming {
  for (const [name, read] of Object.entries(READ)) {
    const part = docOf(update[name]);
    if (part !== undefined) return read(part, receivedAt);
  }
  const kind = Object.keys(update).find((name) => name !== 'update_id') ?? 'nothing';
  return { kind: 'unknown', what: NO_MESSAGE.has(kind) ? `service:${kind}` : safeText(kind, 100), at: receivedAt };
}

const GONE = new Set(['kicked', 'left']);

/** We were blocked, removed, or are back. */
function memberOf(part: Doc, receivedAt: string): Incoming {
  const at = instantOf(part.date, receivedAt);
  const conversation = conversationOf(part);
  if (conversation === undefined) return { kind: 'unknown', what: 'member-without-chat', at };
  const { status } = docOf(part.new_chat_member) ?? {};
  return { kind: 'reachable', conversation, at, reachable: typeof status !== 'string' || !GONE.has(status) };
}
