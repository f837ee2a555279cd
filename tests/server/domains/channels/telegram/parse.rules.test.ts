import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Incoming } from '../../../../../server/domains/channels/contract.ts';
import { parseUpdate } from '../../../../../server/domains/channels/telegram/parse.rules.ts';

const AT = '2026-11-09T09:00:00.000000Z';
const CARD = '4200 0000 0000 0000';

const chat = { id: 501, type: 'private', first_name: 'Vera' };
const from = { id: 501, is_bot: false, first_name: 'Vera', last_name: 'Sample', username: 'vera', language_code: 'be' };
const base = { message_id: 9, date: 1_793_000_000, chat, from };

const parse = (update: unknown) => parseUpdate(update, AT);
const saidIn = (message: object) => parse({ update_id: 1, message: { ...base, ...message } }).said;
function messageIn(message: object) {
  const said = saidIn(message);
  if (said.kind !== 'message') throw new Error(`a ${said.kind}`);
  return said;
}

describe('who and where', () => {
  test('a private chat: the person by the account’s number', () => {
    const { lane, updateId, said } = parse({ update_id: 77, message: { ...base, text: 'hi' } });

    expect([lane, updateId]).toEqual(['501', '77']);
    expect(said).toMatchObject({
      kind: 'message',
      conversation: { address: '501', kind: 'private' },
      sender: { identity: { kind: 'telegram', value: '501' }, name: 'Vera Sample', language: 'be' },
      providerMessageId: '9',
      at: '2026-10-26T07:33:20.000000Z',
      text: 'hi',
    });
  });

  test.each([
    ['a group', { chat: { id: -42, type: 'group', title: 'Shop & us' } }, '-42'],
    ['a supergroup', { chat: { id: -1001, type: 'supergroup', title: 'Shop & us' } }, '-1001'],
    [
      'a topic of a forum',
      { chat: { id: -1001, type: 'supergroup', is_forum: true }, is_topic_message: true, message_thread_id: 7 },
      '-1001:7',
    ],
    ['a reply in a group without topics', { chat: { id: -1001, type: 'supergroup' }, message_thread_id: 7 }, '-1001'],
    [
      'a topic of a channel’s direct messages',
      { chat: { id: -1001, type: 'supergroup', is_direct_messages: true }, direct_messages_topic: { topic_id: 12 } },
      '-1001:d12',
    ],
  ])('%s has an address of its own', (_, message, address) => {
    expect(messageIn({ text: 'x', ...message }).conversation).toMatchObject({ address, kind: 'group' });
  });

  test('what the owner of a business account says in their own chat is ours, and nobody’s question', () => {
    const business_message = { ...base, business_connection_id: 'bizz_1', text: 'We look', from: { ...from, id: 9 } };

    expect(parse({ update_id: 1, business_message }).said).toMatchObject({ kind: 'message', automatic: 'loop' });
  });

  test('a message of a business account is answered on its behalf', () => {
    const { said, lane } = parse({
      update_id: 1,
      business_message: { ...base, business_connection_id: 'bizz_1', text: 'x' },
    });

    expect(lane).toBe('501@bizz_1');
    expect(said).toMatchObject({ conversation: { address: '501@bizz_1', kind: 'private' } });
  });

  test('a group’s own voice is nobody in particular', () => {
    const said = messageIn({
      text: 'x',
      chat: { id: -1001, type: 'supergroup', title: 'Shop' },
      from: { id: 1087968824, is_bot: true, first_name: 'Group' },
      sender_chat: { id: -1001, type: 'supergroup', title: 'Shop' },
      author_signature: 'owner',
    });

    expect(said.sender).toEqual({ identity: null, name: 'Shop · owner' });
    expect(said.automatic).toBeUndefined();
  });

  test('another program’s words are marked as such', () => {
    expect(messageIn({ text: 'x', from: { ...from, is_bot: true } }).automatic).toBe('loop');
  });
});

describe('what is said', () => {
  test.each<[string, object, string]>([
    [
      'text with a hidden link',
      { text: 'see here!', entities: [{ type: 'text_link', offset: 4, length: 4, url: 'https://shop.example/pay' }] },
      'see here (https://shop.example/pay)!',
    ],
    ['a caption', { photo: [{ file_id: 'a', width: 1, height: 1 }], caption: 'my receipt' }, 'my receipt'],
    ['a contact', { contact: { first_name: 'Ana', phone_number: '+375290000001' } }, '👤 Ana\n+375290000001'],
    ['a location', { location: { latitude: 53.9, longitude: 27.5 } }, '📍 53.9, 27.5'],
    [
      'a venue, once',
      {
        venue: { title: 'Cafe', address: 'Main st.', location: { latitude: 1, longitude: 2 } },
        location: { latitude: 1, longitude: 2 },
      },
      '📍 Cafe\nMain st.\n1, 2',
    ],
    [
      'a poll',
      { poll: { question: 'When?', options: [{ text: 'now' }, { text: 'later' }] } },
      '📊 When?\n• now\n• later',
    ],
    ['dice', { dice: { emoji: '🎲', value: 4 } }, '🎲 4'],
    ['a sticker', { sticker: { file_id: 's', emoji: '😡' } }, '😡'],
    [
      'a checklist',
      { checklist: { title: 'To do', tasks: [{ text: 'pay', completion_date: 5 }, { text: 'call' }] } },
      'To do\n☑ pay\n☐ call',
    ],
    [
      'a forward',
      { text: 'declined', forward_origin: { type: 'hidden_user', sender_user_name: 'Payer' } },
      '↪ Payer\ndeclined',
    ],
    [
      'a forward of the old form',
      { text: 'declined', forward_from: { id: 5, first_name: 'Payer' } },
      '↪ Payer\ndeclined',
    ],
    [
      'a rich message',
      {
        rich_message: {
          blocks: [
            { type: 'paragraph', text: ['it is ', { type: 'bold', text: 'me' }] },
            { type: 'list', items: [{ label: '1.', blocks: [{ type: 'paragraph', text: 'one' }] }] },
            { type: 'table', cells: [[{ text: 'a' }, { text: 'b' }]] },
          ],
        },
      },
      'it is me\n1. one\na | b',
    ],
  ])('%s', (_, message, text) => {
    expect(messageIn(message).text).toBe(text);
  });

  test('a guest’s message is one too', () => {
    expect(parse({ update_id: 1, guest_message: { ...base, text: 'hello' } }).said).toMatchObject({
      kind: 'message',
      text: 'hello',
    });
  });

  test('a reply names what it answers and quotes it', () => {
    const said = messageIn({
      text: 'and now?',
      reply_to_message: { ...base, message_id: 4, text: 'Your payment is on its way.' },
    });

    expect(said.threading.replyTo).toBe('4');
    expect(said.quoted).toBe('Your payment is on its way.');
  });

  test('a quote chosen by hand is the quote; one of another chat says whose it is', () => {
    expect(
      messageIn({ text: 'this?', quote: { text: 'on its way' }, reply_to_message: { ...base, text: 'long' } }).quoted,
    ).toBe('on its way');
    const elsewhere = {
      origin: { type: 'user', sender_user: { id: 3, first_name: 'Ana' } },
      dice: { emoji: '🎲', value: 1 },
    };
    expect(messageIn({ text: 'x', external_reply: elsewhere }).quoted).toBe('↪ Ana\n🎲 1');
  });

  test('pieces of an album carry its name', () => {
    expect(messageIn({ photo: [{ file_id: 'a', width: 1, height: 1 }], media_group_id: '1357' }).album).toBe('1357');
  });
});

test.each([
  ['+375290000001', '+375290000001'],
  ['3782 822463 10005', undefined],
  ['+378282246310005', undefined],
])('a shared number %s that may be a card’s is nobody’s phone', (phone_number, ownPhone) => {
  const said = messageIn({ contact: { first_name: 'Vera', phone_number, user_id: from.id } });

  expect(said.proof.ownPhone).toBe(ownPhone);
  expect(messageIn({ contact: { first_name: 'Vera', phone_number, user_id: 999 } }).proof.ownPhone).toBeUndefined();
});

describe('files', () => {
  test('of a photo, the largest size', () => {
    const photo = [
      { file_id: 'small', width: 90, height: 90, file_size: 100 },
      { file_id: 'large', width: 1280, height: 960, file_size: 90_000 },
    ];
    expect(messageIn({ photo }).files).toEqual([
      { name: 'photo.jpg', contentType: 'image/jpeg', sizeBytes: 90_000, providerRef: 'large', what: 'photo' },
    ]);
  });

  test.each<[string, object, object]>([
    [
      'a document',
      { document: { file_id: 'd', file_name: 'act.pdf', mime_type: 'application/pdf', file_size: 7 } },
      { name: 'act.pdf', contentType: 'application/pdf', sizeBytes: 7, what: 'document' },
    ],
    [
      'a voice',
      { voice: { file_id: 'v', mime_type: 'audio/ogg' } },
      { name: 'voice.ogg', contentType: 'audio/ogg', what: 'voice' },
    ],
    ['audio', { audio: { file_id: 'a', performer: 'Us', title: 'Call' } }, { name: 'Us – Call.mp3', what: 'audio' }],
    ['a video', { video: { file_id: 'v' } }, { name: 'video.mp4', what: 'video' }],
    ['a round video', { video_note: { file_id: 'v' } }, { name: 'video-note.mp4', what: 'video-note' }],
    ['an animation, once', { animation: { file_id: 'g' }, document: { file_id: 'g' } }, { what: 'animation' }],
    ['a sticker', { sticker: { file_id: 's', is_animated: true } }, { name: 'sticker.tgs', what: 'sticker' }],
  ])('%s', (_, message, file) => {
    const { files } = messageIn(message);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject(file);
  });

  test('one whose name is no name of Telegram’s is not asked for', () => {
    expect(messageIn({ text: 'x', document: { file_id: '../../etc', file_name: 'x' } }).files).toEqual([]);
  });
});

describe('what the channel vouches for', () => {
  const contact = { phone_number: '375 29 000-00-01', first_name: 'Vera', user_id: 501 };

  test('one’s own contact card proves the number', () => {
    expect(messageIn({ contact }).proof).toEqual({ ownPhone: '+375290000001' });
  });

  test.each([
    ['somebody else’s', { contact: { ...contact, user_id: 502 } }],
    ['a typed one', { contact: { phone_number: '+375290000001', first_name: 'Vera' } }],
    ['a forwarded one', { contact, forward_origin: { type: 'hidden_user', sender_user_name: 'x' } }],
  ])('%s proves nothing', (_, message) => {
    expect(messageIn(message).proof).toEqual({});
  });

  test.each([
    ['/start abc-123_X', 'abc-123_X'],
    ['/start@desk_bot abc', 'abc'],
    ['/start', undefined],
    ['please /start abc', undefined],
    [`/start ${'a'.repeat(65)}`, undefined],
  ])('%s', (text, deepLink) => {
    expect(messageIn({ text }).proof.deepLink).toBe(deepLink);
  });
});

describe('what is no message', () => {
  test('an edit carries the number of what was edited', () => {
    const { said } = parse({ update_id: 1, edited_message: { ...base, text: 'better', edit_date: 1_793_000_060 } });
    expect(said).toEqual({
      kind: 'edit',
      conversation: { address: '501', kind: 'private' },
      providerMessageId: '9',
      at: '2026-10-26T07:34:20.000000Z',
      text: 'better',
      sender: { identity: { kind: 'telegram', value: '501' }, name: 'Vera Sample', language: 'be' },
    });
  });

  test('an edit says which files are there now, by the names that last', () => {
    const photo = [{ file_id: 'AgAC-2', file_unique_id: 'AQAD2', file_size: 9, width: 9, height: 9 }];
    const edited = { ...base, caption: 'better', photo, edit_date: 1_793_000_060 };

    expect(parse({ update_id: 1, edited_message: edited }).said).toMatchObject({
      kind: 'edit',
      files: [{ what: 'photo', providerRef: 'AgAC-2', unique: 'AQAD2' }],
    });
  });

  test('an edit of a piece of an album carries the album', () => {
    const piece = { ...base, caption: 'better', media_group_id: '77', edit_date: 1_793_000_060 };

    expect(parse({ update_id: 1, edited_message: piece }).said).toMatchObject({ album: '77', text: 'better' });
  });

  test.each([
    ['kicked', false],
    ['left', false],
    ['member', true],
  ])('a bot that is %s', (status, reachable) => {
    const { said } = parse({ update_id: 1, my_chat_member: { chat, from, date: 5, new_chat_member: { status } } });
    expect(said).toMatchObject({ kind: 'reachable', reachable, conversation: { address: '501' } });
  });

  test('a group that became a supergroup lives on under another number', () => {
    expect(saidIn({ chat: { id: -5, type: 'group' }, migrate_to_chat_id: -1005 })).toMatchObject({
      kind: 'moved',
      conversation: { address: '-5' },
      to: '-1005',
    });
  });

  test.each([
    ['who came', { new_chat_members: [from] }, 'service:new_chat_members'],
    ['what was pinned', { pinned_message: { ...base, text: 'x' } }, 'service:pinned_message'],
    ['something new', { hologram: { id: 1 } }, 'message-of-a-new-kind'],
  ])('%s', (_, message, what) => {
    expect(saidIn(message)).toMatchObject({ kind: 'unknown', what });
  });

  test.each([
    [{ update_id: 1, callback_query: { id: '1' } }, 'service:callback_query'],
    [{ update_id: 1, telepathy: {} }, 'telepathy'],
    [{}, 'nothing'],
    [null, 'nothing'],
    [[1, 2], 'nothing'],
  ])('%j', (update, what) => {
    expect(parse(update).said).toMatchObject({ kind: 'unknown', what });
  });
});

describe('whatever comes', () => {
  test('is read without a throw, fits its shape, and is bounded', () => {
    const part = fc.constantFrom(
      ...Object.keys(base),
      'text',
      'photo',
      'document',
      'contact',
      'poll',
      'rich_message',
      'reply_to_message',
      'entities',
      'forward_origin',
      'venue',
      'checklist',
    );
    const message = fc.dictionary(part, fc.anything({ maxDepth: 4, withNullPrototype: false }), { maxKeys: 8 });
    const update = fc.oneof(
      fc.anything(),
      fc.record({ update_id: fc.anything(), message: message.map((odd) => ({ ...base, ...odd })) }),
    );

    fc.assert(
      fc.property(update, (value) => {
        const json: unknown = JSON.parse(
          JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'null',
        );
        const { said, original } = parse(json);
        expect(Incoming.safeParse(said).error).toBeUndefined();
        expect(JSON.stringify(said).includes('\\u0000')).toBe(false);
        JSON.parse(original);
      }),
      { numRuns: 500 },
    );
  });

  test('a depth of a hundred thousand and a breadth of a million end', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    const wide = { update_id: 1, message: { ...base, text: 'x', photo: Array.from({ length: 1_000_000 }, () => 1) } };

    expect(
      parse({ update_id: 1, message: { ...base, rich_message: { blocks: deep }, reply_to_message: deep } }).said.kind,
    ).toBe('message');
    expect(parse(wide).original.length).toBeLessThan(400_000);
  });
});

test('no field of an update keeps a card number', () => {
  const everything = {
    update_id: 1,
    message: {
      ...base,
      chat: { id: -1001, type: 'supergroup', title: CARD },
      from: { ...from, first_name: '4200 0000', last_name: '0000 0000', username: '4200000000000000' },
      author_signature: CARD,
      text: `card ${CARD}`,
      entities: [{ type: 'text_link', offset: 0, length: 4, url: 'https://x.example/4200000000000000' }],
      caption: CARD,
      contact: { first_name: CARD, phone_number: '4200000000000000', vcard: `TEL:${CARD}` },
      document: { file_id: 'd', file_name: `${CARD}.pdf`, mime_type: CARD },
      audio: { file_id: 'a', performer: CARD, title: CARD },
      quote: { text: CARD },
      reply_to_message: { ...base, text: CARD },
      external_reply: { origin: { type: 'hidden_user', sender_user_name: CARD } },
      forward_origin: { type: 'hidden_user', sender_user_name: CARD },
      poll: { question: CARD, options: [{ text: CARD }], explanation: CARD },
      checklist: { title: CARD, tasks: [{ text: CARD }] },
      venue: { title: CARD, address: CARD },
      rich_message: {
        blocks: [
          { type: 'paragraph', text: [{ type: 'bank_card_number', text: CARD, bank_card_number: '4200000000000000' }] },
        ],
      },
      media_group_id: '4200000000000000',
      [CARD]: 4_200_000_000_000_000,
    },
  };

  const { said, original, lane } = parse(everything);

  expect(JSON.stringify([said, original, lane])).not.toMatch(/4200[^\d•]{0,3}0000[^\d•]{0,3}0000[^\d•]{0,3}0000/);
});
