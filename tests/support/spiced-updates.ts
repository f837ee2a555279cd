import type { Planter } from './planted-cards.ts';

const AT = 1_793_000_000;

/** Updates of the Bot API with a card number in every place where text or a number may stand. */
export function spicedUpdates({ spelled, plant, bareNumber }: Planter, n: number): Record<string, unknown>[] {
  const chat = { id: 700_000 + n, type: 'private', first_name: `Ana ${spelled()}`, username: spelled() };
  const group = { id: -700_000 - n, type: 'supergroup', title: `shop ${spelled()}`, username: bareNumber() };
  const from = {
    id: 700_000 + n,
    is_bot: false,
    first_name: `Ana ${spelled()}`,
    last_name: spelled(),
    username: bareNumber(),
    language_code: spelled(),
  };
  const message = (id: number, said: Record<string, unknown>) => ({
    message: { message_id: 10 * n + id, date: AT + n, chat, from, ...said },
  });
  const file = (name: string, more: Record<string, unknown> = {}) => ({
    file_id: `AgAD${n}${name}`,
    file_unique_id: `u${n}${name}`,
    file_size: 10,
    mime_type: plant(),
    file_name: `${name} ${spelled()}.pdf`,
    ...more,
  });
  return [
    message(1, {
      text: plant(),
      entities: [{ type: 'text_link', offset: 0, length: 4, url: `https://a.example/?n=${bareNumber()}` }],
    }),
    message(2, { caption: plant(), document: file('doc') }),
    message(3, { audio: file('audio', { performer: plant(), title: plant() }), voice: file('voice') }),
    message(4, {
      sticker: file('sticker', { emoji: spelled(), set_name: bareNumber() }),
      animation: file('animation'),
    }),
    message(5, {
      contact: {
        first_name: plant(),
        last_name: spelled(),
        phone_number: bareNumber(),
        vcard: plant(),
        user_id: 700_000 + n,
      },
    }),
    message(6, {
      venue: {
        title: plant(),
        address: spelled(),
        location: { latitude: 1, longitude: 2 },
        foursquare_id: bareNumber(),
      },
    }),
    message(7, { poll: { id: bareNumber(), question: plant(), options: [{ text: spelled() }], explanation: plant() } }),
    message(8, {
      text: 'it is this',
      quote: { text: plant() },
      external_reply: { origin: { type: 'hidden_user', sender_user_name: spelled(), date: AT } },
      forward_origin: {
        type: 'channel',
        chat: { ...group, title: plant() },
        message_id: 1,
        author_signature: spelled(),
      },
      reply_to_message: { message_id: 1, date: AT, chat, from, text: plant() },
      via_bot: { id: 1, is_bot: true, first_name: spelled() },
      author_signature: spelled(),
      reply_markup: { inline_keyboard: [[{ text: spelled(), callback_data: bareNumber() }]] },
    }),
    message(9, { text: `/start ${bareNumber()}` }),
    {
      message: {
        ...message(1, {}).message,
        chat: group,
        from,
        text: `in the group: ${spelled()}`,
        message_thread_id: 7,
        is_topic_message: true,
      },
    },
    {
      message: {
        ...message(2, {}).message,
        chat: group,
        from,
        new_chat_title: plant(),
        forum_topic_created: { name: plant() },
      },
    },
    {
      message: {
        ...message(3, {}).message,
        chat: group,
        from,
        photo: [file('photo')],
        caption: plant(),
        media_group_id: bareNumber(),
      },
    },
    // A number where a number belongs.
    { message: { message_id: Number(bareNumber()), date: AT, chat, from, text: 'by number' } },
    {
      message: {
        message_id: 1,
        date: AT,
        chat: { ...chat, id: 4_111_111_111_111_111 },
        from: { ...from, id: 4_111_111_111_111_111 },
        text: 'from a number',
      },
    },
    { message: { message_id: 2, date: Number(bareNumber()), chat, from, text: 'at a number' } },
    { edited_message: { ...message(1, {}).message, edit_date: AT + 60, text: `better: ${plant()}` } },
    { edited_message: { ...message(99, {}).message, edit_date: AT + 60, caption: plant() } },
    {
      channel_post: {
        message_id: 1,
        date: AT,
        chat: { ...group, type: 'channel' },
        text: plant(),
        author_signature: spelled(),
      },
    },
    {
      callback_query: {
        id: bareNumber(),
        from,
        data: spelled(),
        chat_instance: bareNumber(),
        message: message(1, { text: plant() }).message,
      },
    },
    {
      my_chat_member: {
        chat,
        from,
        date: AT,
        old_chat_member: { status: 'member' },
        new_chat_member: { status: plant() },
        invite_link: { name: plant() },
      },
    },
    {
      message_reaction: {
        chat,
        user: from,
        message_id: 1,
        date: AT,
        new_reaction: [{ type: 'emoji', emoji: spelled() }],
      },
    },
    { inline_query: { id: bareNumber(), from, query: plant(), offset: '' } },
    { [plant()]: { [spelled()]: bareNumber() } },
  ];
}
