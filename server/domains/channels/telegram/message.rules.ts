import type { Incoming, IncomingMessage } from '../contract.ts';
import { conversationOf, senderOf } from './chat.rules.ts';
import { contentOf, quotedOf } from './content.rules.ts';
import { type Doc, docOf, idOf, rawTextOf, textOf } from './field.rules.ts';
import { filesOf } from './files.rules.ts';
import { instantOf } from './time.rules.ts';

/** What makes a message one that somebody wrote. */
const SAID = [
  'text',
  'caption',
  'rich_message',
  'animation',
  'audio',
  'document',
  'live_photo',
  'paid_media',
  'photo',
  'sticker',
  'story',
  'video',
  'video_note',
  'voice',
  'checklist',
  'contact',
  'dice',
  'game',
  'poll',
  'venue',
  'location',
  'invoice',
  'giveaway',
  'giveaway_winners',
] as const;

/** What the messenger itself says into a chat: who came, what was pinned. Nobody waits for an answer to it. */
const SERVICE = new Set([
  'new_chat_members',
  'new_chat_member',
  'new_chat_participant',
  'left_chat_member',
  'left_chat_participant',
  'chat_owner_left',
  'chat_owner_changed',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'message_auto_delete_timer_changed',
  'migrate_from_chat_id',
  'pinned_message',
  'successful_payment',
  'refunded_payment',
  'users_shared',
  'user_shared',
  'chat_shared',
  'gift',
  'unique_gift',
  'gift_upgrade_sent',
  'connected_website',
  'write_access_allowed',
  'passport_data',
  'proximity_alert_triggered',
  'boost_added',
  'chat_background_set',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'community_chat_added',
  'community_chat_removed',
  'direct_message_price_changed',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'giveaway_created',
  'giveaway_completed',
  'managed_bot_created',
  'paid_message_price_changed',
  'poll_option_added',
  'poll_option_deleted',
  'suggested_post_approved',
  'suggested_post_approval_failed',
  'suggested_post_declined',
  'suggested_post_paid',
  'suggested_post_refunded',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
  'voice_chat_scheduled',
  'voice_chat_started',
  'voice_chat_ended',
  'voice_chat_participants_invited',
  'web_app_data',
]);

/** A message in our words; `unknown` with `service:…` for what the messenger says by itself. */
export function messageOf(message: Doc, receivedAt: string): Incoming {
  const at = instantOf(message.date, receivedAt);
  const conversation = conversationOf(message);
  const id = idOf(message.message_id);
  const movedTo = idOf(message.migrate_to_chat_id);
  if (conversation === undefined || id === undefined) return { kind: 'unknown', what: 'message-without-chat', at };
  if (movedTo !== undefined) return { kind: 'moved', conversation, at, to: movedTo };
  if (!SAID.some((name) => message[name] !== undefined)) return { kind: 'unknown', what: silentKindOf(message), at };
  return saidOf(message, { at, conversation, providerMessageId: id });
}

export function editOf(message: Doc, receivedAt: string): Incoming {
  const at = instantOf(message.edit_date ?? message.date, receivedAt);
  const conversation = conversationOf(message);
  const providerMessageId = idOf(message.message_id);
  if (conversation === undefined || providerMessageId === undefined)
    return { kind: 'unknown', what: 'edit-without-chat', at };
  const album = albumOf(message);
  const files = filesOf(message);
  return {
    kind: 'edit',
    conversation,
    providerMessageId,
    at,
    text: contentOf(message),
    sender: senderOf(message),
    ...(files.length === 0 ? {} : { files }),
    ...album,
  };
}

function silentKindOf(message: Doc): string {
  const service = Object.keys(message).find((name) => SERVICE.has(name));
  return service === undefined ? 'message-of-a-new-kind' : `service:${service}`;
}

function saidOf(
  message: Doc,
  known: Pick<IncomingMessage, 'at' | 'conversation' | 'providerMessageId'>,
): IncomingMessage {
  const quoted = quotedOf(message);
  const replyTo = idOf(docOf(message.reply_to_message)?.message_id);
  const isMachine = (docOf(message.from)?.is_bot === true && message.sender_chat === undefined) || isOfOwner(message);
  return {
    kind: 'message',
    ...known,
    sender: senderOf(message),
    text: contentOf(message),
    ...(quoted === '' ? {} : { quoted }),
    files: filesOf(message),
    threading: { references: [], ...(replyTo === undefined ? {} : { replyTo }) },
    proof: proofOf(message),
    ...(isMachine ? { automatic: 'loop' as const } : {}),
    ...albumOf(message),
  };
}

/** In a private chat of a business account two people write: who is not the one at its other end is ours. */
function isOfOwner({ business_connection_id: business, from, chat }: Doc): boolean {
  const writer = idOf(docOf(from)?.id);
  return rawTextOf(business) !== '' && writer !== undefined && writer !== idOf(docOf(chat)?.id);
}

function albumOf(message: Doc): { album?: string } {
  const album = textOf(message.media_group_id, 100);
  return album === '' ? {} : { album };
}

/** A contact card proves a number only when it is the sender's own; a link of ours binds the chat to what it was made for. */
function proofOf(message: Doc): IncomingMessage['proof'] {
  const contact = docOf(message.contact);
  const from = idOf(docOf(message.from)?.id);
  const isOwn = from !== undefined && idOf(contact?.user_id) === from && message.forward_origin === undefined;
  const phone = isOwn ? phoneOf(rawTextOf(contact?.phone_number)) : undefined;
  const [, deepLink] = /^\/start(?:@\w+)? ([\w-]{1,64})$/.exec(rawTextOf(message.text)) ?? [];
  return {
    ...(phone === undefined ? {} : { ownPhone: phone }),
    ...(deepLink === undefined || textOf(deepLink, 64) !== deepLink ? {} : { deepLink }),
  };
}

function phoneOf(given: string): string | undefined {
  const phone = `+${given.replace(/\D/g, '')}`;
  // Some card numbers are as long as a phone.
  return /^\+\d{7,15}$/.test(phone) && textOf(phone, 16) === phone ? phone : undefined;
}
