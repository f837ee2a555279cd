import { nameOf } from './chat.rules.ts';
import { type Doc, docOf, joined, listOf, numberOf, rawTextOf, safeText, textOf } from './field.rules.ts';
import { richTextOf } from './rich.rules.ts';

const MOST_TEXT = 20_000;
const MOST_QUOTED = 4_000;

/** What a message says, in plain text: what is no text is shown by a sign and its words. */
export function contentOf(message: Doc): string {
  const said = [
    from(message),
    withLinks(message.text, message.entities),
    withLinks(message.caption, message.caption_entities),
    ...SHOWN.map(([name, show]) => {
      const part = docOf(message[name]);
      return part === undefined || isTwin(name, message) ? '' : show(part);
    }),
  ];
  return safeText(joined(said, '\n'), MOST_TEXT);
}

/** What the writer quotes of an earlier message; in other chats too. */
export function quotedOf(message: Doc): string {
  const manual = partOf(docOf(message.quote)?.text);
  const replied = docOf(message.reply_to_message);
  const earlier = replied === undefined ? '' : contentOf(replied);
  const elsewhere = docOf(message.external_reply);
  const external =
    elsewhere === undefined ? '' : joined([from({ forward_origin: elsewhere.origin }), contentOf(elsewhere)], '\n');
  return safeText(manual === '' ? joined([earlier, external], '\n') : manual, MOST_QUOTED);
}

/** Each part is masked by itself, and what they make together once more: two numbers in a row must not be read as one. */
const partOf = (value: unknown): string => textOf(value, MOST_TEXT);

/** Who said it first. */
function from(message: Doc): string {
  const origin = docOf(message.forward_origin);
  const first =
    origin === undefined
      ? nameOf(docOf(message.forward_from) ?? docOf(message.forward_from_chat))
      : joined(
          [
            nameOf(docOf(origin.sender_user) ?? docOf(origin.sender_chat) ?? docOf(origin.chat)),
            partOf(origin.sender_user_name),
          ],
          '',
        );
  return first === '' ? '' : `↪ ${first}`;
}

/** A link that hides behind words is shown beside them. */
function withLinks(value: unknown, entities: unknown): string {
  const text = rawTextOf(value);
  const links = listOf(entities)
    .filter((entity) => entity.type === 'text_link' && rawTextOf(entity.url) !== '')
    .map((entity) => ({
      end: (numberOf(entity.offset) ?? 0) + (numberOf(entity.length) ?? 0),
      url: rawTextOf(entity.url),
    }))
    .sort((a, b) => b.end - a.end);
  const shown = links.reduce((so, { end, url }) => `${so.slice(0, end)} (${url})${so.slice(end)}`, text);
  return safeText(shown, MOST_TEXT);
}

/** A venue is a location too, for clients that do not know venues. */
const isTwin = (name: string, message: Doc) => name === 'location' && message.venue !== undefined;

const place = (location: Doc | undefined) =>
  joined([String(numberOf(location?.latitude) ?? ''), String(numberOf(location?.longitude) ?? '')], ', ');

const SHOWN: readonly [string, (part: Doc) => string][] = [
  ['rich_message', (part) => richTextOf(part)],
  ['sticker', (part) => partOf(part.emoji)],
  ['dice', (part) => joined([partOf(part.emoji), String(numberOf(part.value) ?? '')], ' ')],
  ['contact', (part) => `👤 ${joined([nameOf(part), partOf(part.phone_number)], '\n')}`],
  ['venue', (part) => `📍 ${joined([partOf(part.title), partOf(part.address), place(docOf(part.location))], '\n')}`],
  ['location', (part) => `📍 ${place(part)}`],
  ['poll', pollText],
  ['checklist', checklistText],
  ['game', (part) => `🎮 ${joined([partOf(part.title), partOf(part.description), partOf(part.text)], '\n')}`],
  ['invoice', (part) => `🧾 ${joined([partOf(part.title), partOf(part.description)], '\n')}`],
  ['story', (part) => `📖 ${nameOf(docOf(part.chat))}`],
  ['giveaway', (part) => `🎁 ${partOf(part.prize_description)}`],
  ['giveaway_winners', (part) => `🎁 ${partOf(part.prize_description)}`],
  ['paid_media', (part) => `⭐ ${numberOf(part.star_count) ?? ''}`],
];

function pollText(poll: Doc): string {
  const options = listOf(poll.options).map((option) => `• ${partOf(option.text)}`);
  return `📊 ${joined([partOf(poll.question), partOf(poll.description), ...options, partOf(poll.explanation)], '\n')}`;
}

function checklistText(checklist: Doc): string {
  const tasks = listOf(checklist.tasks).map((task) => `${task.completion_date ? '☑' : '☐'} ${partOf(task.text)}`);
  return joined([partOf(checklist.title), ...tasks], '\n');
}
