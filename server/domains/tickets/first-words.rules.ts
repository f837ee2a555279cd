import type { IncomingFile } from '#contract/channels';

const LINE = 200;
const SUBJECT = 120;

interface Said {
  subject?: string | undefined | null;
  text: string;
  files: readonly Pick<IncomingFile, 'what' | 'name'>[];
}

/** The line of a message that stands in the queue: its words, or what it brings along in brackets. */
export function lineOf({ text, files }: Said): string {
  const words = cut(text, LINE);
  if (words !== '') return words;
  const [first] = files;
  return first === undefined ? '' : `[${first.name || first.what}]`;
}

/** Our own number as answers carry it: a reply that opens another ticket still bears that of the former one. */
const OWN_NUMBERS = /(?:\s*\[#\d{1,9}\])+\s*$/;

/** What a new ticket is called: the mail's subject without its answers' marks, else its first words. */
export function subjectOf(said: Said): string {
  const subject = cut(
    (said.subject ?? '')
      .slice(0, 1000)
      .replace(OWN_NUMBERS, '')
      .replace(/^(?:\s*(?:re|fwd?|aw|wg|отв|пересл|на)\s*(?:\[\d+\])?\s*:)+/iu, ''),
    300,
  );
  return subject || cut(lineOf(said), SUBJECT);
}

/** The first signs of a text on one line, never half of a letter. */
function cut(text: string, most: number): string {
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  if (line.length <= most) return line.toWellFormed();
  return `${[...line.slice(0, most)].slice(0, -1).join('').trimEnd().toWellFormed()}…`;
}
