import { nameOf } from './chat.rules.ts';
import { type Doc, docOf, joined, listOf, numberOf, rawTextOf, safeText } from './field.rules.ts';
import { richTextOf } from './rich.rules.ts';

const MOST_TEXT = 20_000;
const MOST_QUOTED = 4_000;

/** What a message says, in plain text: what is no text is shown by a sign and its words. */
export function contentOf(message: Doc): string {
  const said = [
    from(message),
    withLinks(rawTextOf(message.text), message.entities),
    withLinks(rawTextOf(message.caption), message.caption_entities),
    ...SHOWN.map(([name, show]) => {
      const part = docOf(message[name]);
      return part === undefined || isTwin(name, message) ? '' : show(part);
    }),
  ];
  return safeText(joined(said, '\n'), MOST_TEXT);
}

/** What the writer quotes of an earlier message; in other chats too. */
export function quotedOf(message: Doc): string {
  const manual = rawTextOf(docOf(message.quote)?.text);
  const replied = docOf(message.reply_to_message);
  const earlier = replied === undefined ? '' : contentOf(replied);
  const elsewhere = docOf(message.external_reply);
  const external =
    elsewhere === undefined ? '' : joined([from({ forward_origin: elsewhere.origin }), contentOf(elsewhere)], '\n');
  return safeText(manual === '' ? joined([earlier, external], '\n') : manual, MOST_QUOTED);
}

/** Who said it first. */
function from(message: Doc): string {
  const origin = docOf(message.forward_origin);
  const first =
    origin === undefined
      ? nameOf(docOf(message.forward_from) ?? docOf(message.forward_from_chat))
      : joined(
          [
            nameOf(docOf(origin.sender_user) ?? docOf(origin.sender_chat) ?? docOf(origin.chat)),
            rawTextOf(origin.sender_user_name),
          ],
          '',
        );
  return first === '' ? '' : `↪ ${first}`;
}

/** A link that hides behind words is shown beside them. */
function withLinks(text: string, entities: unknown): string {
  const links = listOf(entities)
    .filter((entity) => entity.type === 'text_link' && rawTextOf(entity.url) !== '')
    .map((entity) => ({
      end: (numberOf(entity.offset) ?? 0) + (numberOf(entity.length) ?? 0),
      url: rawTextOf(entity.url),
    }))
    .sort((a, b) => b.end - a.end);
  return links.reduce((shown, { end, url }) => `${shown.slice(0, end)} (${url})${shown.slice(end)}`, text);
}

/** A venue is a location too, for clients that do not know venues. */
const isTwin = (name: string, message: Doc) => name === 'location' && message.venue !== undefined;

const place = (location: Doc | undefined) =>
  joined([String(numberOf(location?.latitude) ?? ''), String(numberOf(location?.longitude) ?? '')], ', ');

const SHOWN: readonly [string, (part: Doc) => string][] = [
  ['rich_message', (part) => richTextOf(part)],
  ['sticker', (part) => rawTextOf(part.emoji)],
  ['dice', (part) => joined([rawTextOf(part.emoji), String(numberOf(part.value) ?? '')], ' ')],
  ['contact', (part) => `👤 ${joined([nameOf(part), rawTextOf(part.phone_number)], '\n')}`],
  [
    'venue',
    (part) => `📍 ${joined([rawTextOf(part.title), rawTextOf(part.address), place(docOf(part.location))], '\n')}`,
  ],
  ['location', (part) => `📍 ${place(part)}`],
  ['poll', pollText],
  ['checklist', checklistText],
  ['game', (part) => `🎮 ${joined([rawTextOf(part.title), rawTextOf(part.description), rawTextOf(part.text)], '\n')}`],
  ['invoice', (part) => `🧾 ${joined([rawTextOf(part.title), rawTextOf(part.description)], '\n')}`],
  ['story', (part) => `📖 ${nameOf(docOf(part.chat))}`],
  ['giveaway', (part) => `🎁 ${rawTextOf(part.prize_description)}`],
  ['giveaway_winners', (part) => `🎁 ${rawTextOf(part.prize_description)}`],
  ['paid_media', (part) => `⭐ ${numberOf(part.star_count) ?? ''}`],
];

function pollText(poll: Doc): string {
  const options = listOf(poll.options).map((option) => `• ${rawTextOf(option.text)}`);
  return `📊 ${joined([rawTextOf(poll.question), rawTextOf(poll.description), ...options, rawTextOf(poll.explanation)], '\n')}`;
}

function checklistText(checklist: Doc): string {
  const tasks = listOf(checklist.tasks).map((task) => `${task.completion_date ? '☑' : '☐'} ${rawTextOf(task.text)}`);
  return joined([rawTextOf(checklist.title), ...tasks], '\n');
}
