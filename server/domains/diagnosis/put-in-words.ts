import { formatMoney } from '../../kernel/money.ts';
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
import { dayWords, durationWords, momentWords } from './moment.rules.ts';
import { WORDS } from './templates/languages.ts';
import { type Template, template } from './templates/template.ts';
import type { Words } from './templates/words.ts';

/** The verdict in a few words of both languages, for the engineer's screen. */
export function putInWords(verdict: Verdict, timeZone: string): { ru: VerdictWords; en: VerdictWords } {
  return { ru: wordsIn('ru', verdict, timeZone), en: wordsIn('en', verdict, timeZone) };
}

/** The verdict as a list shows it. */
export function shortVerdict({ uid, side, cause, certainty, correction }: Verdict): ShortVerdict {
  const isCorrected = correction !== undefined && !correction.isOnOlderFacts;
  return { uid, side, cause, certainty, headline: headlineIn(cause), isCorrected };
}

export const headlineIn = (cause: Cause): ShortVerdict['headline'] => ({
  ru: WORDS.ru.headline[cause],
  en: WORDS.en.headline[cause],
});

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
    orderCheck: verdict.orderCheck.map(({ step, evidence }) => ({
      ...words.orderSteps[step],
      evidence: evidence.map((line) => evidenceWords(line, language, timeZone)),
    })),
    also: verdict.also.map(({ cause, certainty }) => `${words.headline[cause]} (${words.certainty[certainty]})`),
  };
}

const nextWords = ({ next: { who, how } }: Verdict, words: Words): string =>
  who === 'nobody' ? words.step[how] : `${words.party[who]}: ${words.step[how]}`;

/** `Списано с покупателя: 24 ноября 2026, 19:05 UTC+3. Дальше … Ожидаем 26 ноября.` */
export function settlementWords(settlement: Settlement, language: Language, timeZone: string): string {
  const { step, since, next } = settlement;
  const words = WORDS[language];
  const moment = momentWords(since, language, timeZone);
  const said = words.settlement[step];
  const dated = moment === undefined ? said : `${said.slice(0, -1)}: ${moment}.`;
  const parts = [
    dated,
    next === undefined ? undefined : words.settlementNext[next],
    calendarWords(settlement, language),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** What the calendar says: when the money should come, or since when it is late. */
export function calendarWords({ expected, late }: Settlement, language: Language): string | undefined {
  const { settlementExpected, settlementLate } = calendarPhrases[language];
  if (late !== undefined) return settlementLate.get(late.step)?.render({ due: dayWords(late.due, language) });
  if (expected === undefined) return undefined;
  const { settlesOn, paysOutOn } = expected;
  return settlementExpected.render({
    settles: dayWords(settlesOn, language),
    paysOut: paysOutOn === settlesOn ? undefined : dayWords(paysOutOn, language),
  });
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
  'delivery-failed',
  'delivery-none',
  'delivery-over',
  'shop-knew',
  'module-said',
  'limit-reached',
  'limit-nearly',
  'limit-recognised',
  'in-incident',
  'in-works',
  'corrected-by-person',
] satisfies EvidenceKey[]);

function evidenceWords(line: EvidenceLine, language: Language, timeZone: string): string {
  const { key, params } = line.says;
  const phrase = phrases[language].get(key);
  if (phrase === undefined) return line.value;
  const said = phrase.render(evidenceFacts(line, { language, timeZone, params }));
  return SPEAKS_OF_ITS_VALUE.has(key)
    ? said
    : `${momentWords(asInstant(line.value), language, timeZone) ?? line.value} — ${said}`;
}

interface Saying {
  language: Language;
  timeZone: string;
  params: EvidenceLine['says']['params'];
}

function evidenceFacts({ value }: EvidenceLine, { language, timeZone, params }: Saying) {
  const words = WORDS[language];
  const text = (name: string) => textOf(params[name]);
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
    ...factsBeyond(value, { language, timeZone, params }),
  };
}

/** What other domains know: a delivery, a limit, an incident, a person's word. */
function factsBeyond(value: string, { language, timeZone, params }: Saying) {
  const words = WORDS[language];
  const text = (name: string) => textOf(params[name]);
  return {
    said: text(language),
    note: text('note'),
    excerpt: text('excerpt'),
    http: text('http'),
    declined: text('declined'),
    bins: text('bins'),
    code: text('code'),
    outcome: wordOf(words.deliveryClasses, text('class') ?? 'unknown'),
    by: text('note') === undefined ? words.seenBy[text('source') ?? ''] : value,
    since: momentWords(value, language, timeZone),
    until: momentWords(text('until'), language, timeZone),
    suspected: text('suspected'),
    renews: momentWords(text('renews'), language, timeZone),
    kind: wordOf(words.limitKinds, text('kind') ?? ''),
    used: usedWords(params, language),
    cap: limitWords(Number(value), params, language),
  };
}

const textOf = (param: string | number | undefined) => (param === undefined ? undefined : String(param));

/** `12 400,00 BYN`, `120 платежей`; a band where not every payment's terminal is known. */
function usedWords(params: Saying['params'], language: Language): string {
  const [low, high] = [Number(params.low ?? 0), Number(params.high ?? 0)];
  const most = limitWords(high, params, language);
  return low === high ? most : `${limitWords(low, params, language)} – ${most}`;
}

function limitWords(value: number, { unit, currency }: Saying['params'], language: Language): string {
  if (unit === 'count' || currency === undefined) return `${value}\u00a0${WORDS[language].payments}`;
  return formatMoney({ minor: Math.round(value), currency: String(currency) }, language);
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

const calendarPhrases = { ru: calendarOf(WORDS.ru), en: calendarOf(WORDS.en) };

function calendarOf({ settlementExpected, settlementLate }: Words) {
  return {
    settlementExpected: template(settlementExpected),
    settlementLate: new Map<string, Template>(
      Object.entries(settlementLate).map(([step, source]) => [step, template(source)]),
    ),
  };
}

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
