import type {
  Cause,
  CodeReading,
  EvidenceLine,
  Language,
  Settlement,
  ShortVerdict,
  Verdict,
  VerdictWords,
} from './contract.ts';
import type { EvidenceKey } from './facts.ts';
import { durationWords, momentWords } from './moment.rules.ts';
import { WORDS } from './templates/languages.ts';
import { type Template, template } from './templates/template.ts';
import type { Words } from './templates/words.ts';

/** The verdict in a few words of both languages, for the engineer's screen. */
export function putInWords(verdict: Verdict, timeZone: string): { ru: VerdictWords; en: VerdictWords } {
  return { ru: wordsIn('ru', verdict, timeZone), en: wordsIn('en', verdict, timeZone) };
}

/** The verdict as a list shows it. */
export function shortVerdict({ uid, side, cause, certainty }: Verdict): ShortVerdict {
  return { uid, side, cause, certainty, headline: { ru: WORDS.ru.headline[cause], en: WORDS.en.headline[cause] } };
}

function wordsIn(language: Language, verdict: Verdict, timeZone: string): VerdictWords {
  const words = WORDS[language];
  return {
    headline: words.headline[verdict.cause],
    side: words.side[verdict.side],
    certainty: words.certainty[verdict.certainty],
    next: nextWords(verdict, words),
    retry: words.retry[verdict.retry],
    settlement: settlementWords(verdict.settlement, language, timeZone),
    evidence: verdict.evidence.map((evidence) => evidenceWords(evidence, language, timeZone)),
    codes: verdict.codes.map((reading) => codeWords(reading, words)),
    also: verdict.also.map(({ cause, certainty }) => `${words.headline[cause]} (${words.certainty[certainty]})`),
  };
}

const nextWords = ({ next: { who, how } }: Verdict, words: Words): string =>
  who === 'nobody' ? words.step[how] : `${words.party[who]}: ${words.step[how]}`;

/** `Списано с покупателя: 24 ноября 2026, 19:05 UTC+3. Дальше …` */
export function settlementWords({ step, since, next }: Settlement, language: Language, timeZone: string): string {
  const words = WORDS[language];
  const moment = momentWords(since, language, timeZone);
  const said = words.settlement[step];
  const dated = moment === undefined ? said : `${said.slice(0, -1)}: ${moment}.`;
  return next === undefined ? dated : `${dated} ${words.settlementNext[next]}`;
}

/** Evidence that shows its value inside its own words. The rest are said as "value — words". */
const SPEAKS_OF_ITS_VALUE = new Set<string>([
  'no-code',
  'status-is',
  'type-is',
  'test-flag',
  'waits',
  'limit-exceeded',
  'never-reached-bank',
  'directory-said',
  'issuer-authentication-said',
  'three-ds-not-tried',
  'authorized-not-captured',
] satisfies EvidenceKey[]);

function evidenceWords(line: EvidenceLine, language: Language, timeZone: string): string {
  const { key, params } = line.says;
  const phrase = phrases[language].get(key);
  if (phrase === undefined) return line.value;
  const said = phrase.render(evidenceFacts(line, language, params));
  return SPEAKS_OF_ITS_VALUE.has(key)
    ? said
    : `${momentWords(asInstant(line.value), language, timeZone) ?? line.value} — ${said}`;
}

function evidenceFacts({ value }: EvidenceLine, language: Language, params: EvidenceLine['says']['params']) {
  const words = WORDS[language];
  const text = (name: string) => (params[name] === undefined ? undefined : String(params[name]));
  const seconds = Number(params.seconds ?? Number(params.minutes ?? Number(params.hours ?? 0) * 60) * 60);
  return {
    book: bookName(text('dictionary') ?? '', words),
    headline: headlineOf(text('cause'), words),
    readings: (text('books') ?? '')
      .split(' ')
      .map((reading) => reading.split(':'))
      .map(([book = '', cause]) => readingWords(book, cause, words))
      .join(', '),
    status: wordOf(words.statuses, text('status') ?? value),
    type: operationName(text('type') ?? value, words),
    duration: durationWords(seconds, language),
    apart: durationWords(seconds, language),
    limit: wordOf(words.limits, text('which') ?? value),
    letter: wordOf(words.letters, value),
  };
}

function codeWords({ code, dictionary, cause, otherwise }: CodeReading, words: Words): string {
  const { read, unread, disputed } = codePhrases.get(words) ?? {};
  if (dictionary !== undefined && cause !== undefined)
    return read?.render({ code, book: bookName(dictionary, words), headline: words.headline[cause] }) ?? code;
  const readings = otherwise.map((other) => readingWords(other.dictionary, other.cause, words)).join(', ');
  return (readings === '' ? unread : disputed)?.render({ code, readings }) ?? code;
}

const phrases: Record<Language, Map<string, Template>> = { ru: phrasesOf(WORDS.ru), en: phrasesOf(WORDS.en) };
const codePhrases = new Map(
  Object.values(WORDS).map((words) => [
    words,
    { read: template(words.codeRead), unread: template(words.codeUnread), disputed: template(words.codeDisputed) },
  ]),
);

function phrasesOf(words: Words): Map<string, Template> {
  return new Map(Object.entries(words.evidence).map(([key, source]) => [key, template(source)]));
}

const readingWords = (book: string, cause: string | undefined, words: Words): string =>
  `${bookName(book, words)} ${words.quotes[0]}${headlineOf(cause, words)}${words.quotes[1]}`;

/** A bank's own book is called by the bank's name. */
const bookName = (book: string, words: Words): string => words.books[book] ?? book;

const headlineOf = (cause: string | undefined, words: Words): string =>
  wordOf(words.headline as Record<string, string>, cause ?? ('code-unknown' satisfies Cause));

const wordOf = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? (words[key] ?? key) : key;

const operationName = (type: string, words: Words): string =>
  Object.entries(words.operations).find(([known]) => known === type)?.[1].name ?? type;

const asInstant = (value: string): string | undefined => (/^\d{4}-\d\d-\d\dT/.test(value) ? value : undefined);
