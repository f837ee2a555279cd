/** A mail's text: what was written now, and what it repeats of earlier ones. Together they are everything. */
export interface SplitText {
  said: string;
  quoted: string;
}

interface Cut {
  /** The first line that is not the writer's own. */
  from: number;
  /** The first line that is again; the end where all below is quoted. */
  to: number;
}

/** Beyond this, lines are not looked at: the text stays whole. */
const MOST_LINES = 5000;

/** Sets apart what mail programs quote below an answer, and signatures. A forward is about what it carries, and stays whole. */
export function splitQuoted(text: string, { isForward = false }: { isForward?: boolean } = {}): SplitText {
  const lines = text.split('\n');
  if (isForward || lines.length > MOST_LINES || lines.some((line) => FORWARDED.test(line)))
    return { said: text, quoted: '' };
  const quote = findQuote(lines);
  const own = quote === undefined ? lines : [...lines.slice(0, quote.from), ...lines.slice(quote.to)];
  const below = quote === undefined ? [] : lines.slice(quote.from, quote.to);
  const signature = signatureAt(own);
  const said = tidy(own.slice(0, signature));
  // Nothing of their own: what they repeat is what they mean.
  if (said === '') return { said: tidy(lines), quoted: '' };
  return { said, quoted: tidy([...own.slice(signature), ...below]) };
}

/** Whether a subject says that the mail passes another one on. */
export const isForward = (subject: string): boolean => /^\s*(?:re\s*:\s*)?(?:fwd?|пересл|пер|fs|вх)\s*:/i.test(subject);

const FORWARDED =
  /^[-—*=\s]*(?:forwarded message|пересылаемое сообщение|пересланное сообщение|переадресованное сообщение|перасланае паведамленне|begin forwarded message|начало (?:переадресованного|пересылаемого) сообщения|конец пересылаемого сообщения)/i;

const tidy = (lines: readonly string[]) =>
  lines
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd();

function findQuote(lines: readonly string[]): Cut | undefined {
  for (const [i, line] of lines.entries()) {
    if (isSeparator(lines, i)) return { from: i, to: lines.length };
    const length = attributionLength(lines, i);
    if (length > 0) return cutBelow(lines, i, i + length);
    if (isQuotedLine(line)) return cutBelow(lines, i, i);
  }
  return undefined;
}

/** `start`: the line that says who wrote; `body`: where the quoted lines begin. */
function cutBelow(lines: readonly string[], start: number, body: number): Cut | undefined {
  let first = body;
  while (first < lines.length && isBlank(lines[first])) first += 1;
  // Without signs at the edge there is no telling where it ends: it goes on to the end.
  if (!isQuotedLine(lines[first])) return { from: start, to: lines.length };
  let end = first;
  while (end < lines.length && (isQuotedLine(lines[end]) || isBlank(lines[end]))) end += 1;
  // Answers between quoted lines need them to be understood.
  if (lines.slice(end).some(isQuotedLine)) return undefined;
  return { from: start, to: end };
}

const isBlank = (line: string | undefined) => line === undefined || line.trim() === '';
const isQuotedLine = (line: string | undefined) => line !== undefined && /^\s{0,3}>/.test(line);

// --- lines that say who wrote what follows ----------------------------------------------------------------------

const LONGEST_ATTRIBUTION = 400;
const MOST_WRAPPED = 4;

const WEEKDAY =
  '(?:пн|вт|ср|чт|пт|сб|вс|нд|аў|чц|понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|субботу|воскресенье|панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля|mon|tue|wed|thu|fri|sat|sun)';
const ATTRIBUTIONS: readonly RegExp[] = [
  // Gmail, Apple, Thunderbird.
  /^(?:>\s*)?(?:on|le|am|el)\s.{5,360}\s(?:wrote|a écrit|schrieb|escribió)\s?:$/i,
  /^.{5,360}\s(?:пишет|пишут|писал|писала|писал\(а\)|написал|написала|написал\(а\)|піша|пісаў|пісала|напісаў|напісала|wrote)\s?:$/i,
  // Gmail in Russian and Belarusian, mail.ru: a weekday, a time, an address.
  new RegExp(`^(?:>\\s*)?${WEEKDAY}[a-z]{0,6}[,.]?\\s.{5,360}\\d{1,2}[:.]\\d{2}.{0,300}:$`, 'i'),
  // Yandex and others: a date, a time, an address.
  /^(?:>\s*)?\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\s?(?:г\.)?,?\s+(?:в\s|at\s)?\d{1,2}:\d{2}.{0,20},?\s.{0,300}(?:<[^<>\s]+@[^<>\s]+>|")\s?:$/i,
  // The Bat.
  /^(?:вы писали|you wrote|ты писал[аи]?)\s.{4,100}:$/i,
];

/** How many lines from `i` on make such a line: programs wrap it. */
function attributionLength(lines: readonly string[], i: number): number {
  const paragraph = lines.slice(i, i + MOST_WRAPPED).map((line) => line.trim());
  const blank = paragraph.indexOf('');
  const length = paragraph.slice(0, blank < 0 ? MOST_WRAPPED : blank).findIndex((line) => line.endsWith(':')) + 1;
  const joined = paragraph.slice(0, length).join(' ');
  return joined.length <= LONGEST_ATTRIBUTION && ATTRIBUTIONS.some((pattern) => pattern.test(joined)) ? length : 0;
}

const SEPARATOR =
  /^[-_=*—\s]{2,}(?:original message|original appointment|исходное сообщение|оригинальное сообщение|зыходнае паведамленне|арыгінальнае паведамленне|ursprüngliche nachricht)[-_=*—\s]{0,40}$/i;
const FROM_FIELD = /^[>*\s]*(?:from|от|от кого|ад|ад каго|von)\s?:\*?\s*\S/i;
const OTHER_FIELD =
  /^[>*\s]*(?:sent|date|to|cc|subject|отправлено|дата|кому|копия|тема|адпраўлена|каму|копія|тэма|gesendet|an|betreff)\s?:/i;
const FIELDS_WITHIN = 6;

function isSeparator(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  if (SEPARATOR.test(line)) return true;
  const start = /^_{10,}\s*$/.test(line) ? i + 1 : i;
  const head = lines.slice(start, start + FIELDS_WITHIN);
  if (!FROM_FIELD.test(head[0] ?? '')) return false;
  if (/\s(?:отправлено|sent|адпраўлена):/i.test(head[0] ?? '')) return true;
  return head.slice(1).filter((next) => OTHER_FIELD.test(next)).length >= 2;
}

// --- signatures -------------------------------------------------------------------------------------------------

const DEVICE =
  /^\s*(?:sent (?:from|via) |отправлено (?:с|из|через)\s|адпраўлена (?:з|праз)\s|get outlook for |скачать outlook|отправлено мобильной)/i;
const FAREWELL =
  /^\s*(?:с уважением|с наилучшими пожеланиями|с наилучшими|з павагай|best regards|kind regards|warm regards|regards|sincerely|yours (?:sincerely|faithfully)|best wishes)(?=[\s,.!—-]|$)/i;
const MOST_SIGNATURE_LINES = 10;
const LONGEST_SIGNATURE_LINE = 90;

/** Where the signature begins; the end where there is none. */
function signatureAt(lines: readonly string[]): number {
  const found = lines.findIndex(
    (line, i) => /^--\s?$/.test(line) || DEVICE.test(line) || (FAREWELL.test(line) && isShortBelow(lines.slice(i))),
  );
  return found < 0 ? lines.length : found;
}

/** What comes after a farewell and is long or asks something is no signature. */
function isShortBelow(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '');
  return (
    written.length <= MOST_SIGNATURE_LINES &&
    written.every((line) => line.length <= LONGEST_SIGNATURE_LINE && !line.includes('?'))
  );
}
