/** Words of the calendar in Russian, English and Belarusian, as parts of patterns, and what they stand for. */
export const MONTH = String.raw`((?:янв(?:ар)?|фев(?:рал)?|мар(?=т|\.)т?|апр(?:ел)?|ма(?=[йяею])|июн|июл|авг(?:уст)?|сен(?:тябр)?|окт(?:ябр)?|ноя(?:бр)?|дек(?:абр)?|студзен|лют|сакавік|красавік|тра[вў]|чэрв|ліпен|жні|верас|кастрычнік|лістапад|снеж)\p{L}{0,3}|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
export const WEEKDAY = String.raw`(понедельник\p{L}?|вторник\p{L}?|сред[ауые]|четверг\p{L}?|пятниц\p{L}|суббот\p{L}|воскресень\p{L}|панядзел(?:ак|ка)|аўтор(?:ак|ка)|серад[ауы]|чацв(?:ер|ярга)|пятніц[ауы]|субот[ауы]|нядзел[юі]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri)`;
export const LAST = String.raw`(?:прошл\p{L}{2,3}|минувш\p{L}{2,3}|м[іи]нул\p{L}{2,3}|last|previous|past)`;
export const THIS = String.raw`(?:эт[аоуй]\p{L}?|текущ\p{L}{2,3}|г[эе]т\p{L}{1,3}|this|current)`;
export const COUNT = String.raw`(\d{1,3}|пару|пар[ау]|дв[ае]|дзве|тр[иы]|четыре|чатыры|пять|пяць|шесть|семь|десять|a couple of|couple of|an|a|one|two|three|four|five|six|seven|ten)`;

// What may follow a number that counts things, and so is no hour and no amount.
export const COUNTED = String.raw`(?:руб|р\.|коп|byn|usd|eur|rub|[$€₽%]|раз|дн|день|дзен|мин|хв|шт|цифр|лічб|карт|заказ|замов|магаз|клиент|кліент|покуп|плат[её]ж|операц|транзакц|попыт|меся|недел|тыд|лет|год|челов|банк|сайт|digit|time|day|week|month|year|min|card|order|payment|shop|store|attempt|customer|people)`;

const MONTHS = stems([
  'янв|студз|jan',
  'фев|лют|feb',
  'мар|сакав|mar',
  'апр|крас|apr',
  'ма|тра|may',
  'июн|чэрв|jun',
  'июл|ліп|jul',
  'авг|жні|aug',
  'сен|верас|sep',
  'окт|кастр|oct',
  'ноя|ліст|nov',
  'дек|снеж|dec',
]);
const WEEKDAYS = stems([
  'пон|пан|mon',
  'вто|аўт|tue',
  'сре|сер|wed',
  'чет|чац|thu',
  'пят|fri',
  'суб|sat',
  'вос|няд|sun',
]);
const COUNTS: readonly (readonly [RegExp, number])[] = [
  [/^(?:an?|one)$/, 1],
  [/^(?:пар|дв|дзве|two|a couple|couple)/, 2],
  [/^(?:тр[иы]|three)/, 3],
  [/^(?:чет|чат|four)/, 4],
  [/^(?:пят|пяц|five)/, 5],
  [/^(?:шес|six)/, 6],
  [/^(?:сем|seven)/, 7],
  [/^(?:дес|ten)/, 10],
];
// Hours as words in the forms that stand after "в", "около", "к", "после": семь, семи, семью.
const HOURS = stems([
  'перш|час$|один|одн|гадзін|адн|one$',
  'дв|друг|two$',
  'тр[еэиы]|three$',
  'четыр|чатыр|чацв|four$',
  'пят|пяц|five$',
  'шест|шасц|шэсц|шост|six$',
  'сем|сям|seven$',
  'вос[еь]?м|вас[ья]м|eight$',
  'девят|дзевя|дзявя|nine$',
  'десят|дзеся|дзяся|ten$',
  'одинн|адзін|eleven$',
  'двенад|дван|twelve$',
]);
export const HOUR_WORD = String.raw`(одиннадцат[ьи]|двенадцат[ьи]|адзінаццац\p{L}|дванаццац\p{L}|один|одного|два|двух|три|трех|тры|трох|четыре|четырех|чатыры|чатырох|пять|пяти|пяць|пяці|шесть|шести|шэсць|шасці|семь|семи|сем|сямі|восемь|восьми|восем|васьмі|девять|девяти|дзевяць|дзевяці|десять|десяти|дзесяць|дзесяці|першай|другой|трэцяй|чацвертай|пятай|шостай|семай|восьмай|дзявятай|дзясятай|адзінаццатай|дванаццатай|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;

// "Полседьмого": half before seven.
export const HALF_HOUR_WORD = String.raw`((?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)\p{L}{2,3})`;
const HALF_HOURS = stems([
  'перв',
  'втор',
  'трет',
  'четв',
  'пят',
  'шест',
  'седьм',
  'вос',
  'девя',
  'деся',
  'один',
  'двен',
]);

/** 1–12, or undefined for a word that is no month. */
export const monthOf = (word: string) => numberOf(MONTHS, word);
/** The hour that the half hour goes up to. */
export const halfHourOf = (word: string) => numberOf(HALF_HOURS, word);
/** 1 (Monday) – 7. */
export const weekdayOf = (word: string) => numberOf(WEEKDAYS, word);
/** 1–12. The longer words stand behind the shorter stems that they begin with, so the last match counts. */
export const hourOf = (word: string) => {
  const last = HOURS.findLastIndex((stem) => stem.test(word.toLowerCase()));
  return last < 0 ? undefined : last + 1;
};

export function countOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return COUNTS.find(([stem]) => stem.test(word.toLowerCase()))?.[1] ?? 1;
}

function stems(list: readonly string[]): readonly RegExp[] {
  return list.map((each) => new RegExp(`^(?:${each})`, 'u'));
}

function numberOf(list: readonly RegExp[], word: string): number | undefined {
  const found = list.findIndex((stem) => stem.test(word.toLowerCase()));
  return found < 0 ? undefined : found + 1;
}
