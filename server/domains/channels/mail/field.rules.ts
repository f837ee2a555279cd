import { cleanText, maskText } from '../../../kernel/mask.ts';

/** A short field from outside, on one line. It is masked before it is cut: half a card number would pass. */
export const clean = (text: string, longest: number): string =>
  maskText(cleanText(text.slice(0, 20_000)))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();

const LONGEST_TEXT = 600_000;

/** A text from outside, with its lines. */
export const cleanWhole = (text: string): string => maskText(cleanText(text.slice(0, LONGEST_TEXT)));

const MESSAGE_ID = /<[^<>\s]{1,900}>/g;

/** Message-IDs in a header, with their brackets. Masked like any other text, the same id always the same way. */
export const messageIds = (value: string): string[] =>
  (value.slice(0, 100_000).match(MESSAGE_ID) ?? bare(value)).map((id) => clean(id, 998));

/** Some programs leave the brackets out. */
const bare = (value: string): string[] => (/^[^\s<>]{3,900}$/.test(value.trim()) ? [`<${value.trim()}>`] : []);

const LONG_AGO = Temporal.Instant.from('1990-01-01T00:00:00Z');

/** When a mail says it was written; where that is no time or lies ahead, when it came. */
export function writtenAt(date: string | undefined, receivedAt: Temporal.Instant): Temporal.Instant {
  const ms = Date.parse((date ?? '').replace(/\([^)]*\)/g, '').trim());
  if (!Number.isFinite(ms)) return receivedAt;
  const at = Temporal.Instant.fromEpochMilliseconds(ms);
  const isBelievable = Temporal.Instant.compare(LONG_AGO, at) < 0 && Temporal.Instant.compare(at, receivedAt) <= 0;
  return isBelievable ? at : receivedAt;
}

export const instantText = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'microsecond' });
