import type { Random } from '../../server/demo/sample/index.ts';
import { minorUnitsOf } from '../../server/kernel/money.ts';
import type { Phrasings } from './phrasings/phrasing.ts';

export type Tongue = Phrasings['language'];

/** Minor units as people write amounts; whole ones often without their zeros. */
export function spellAmount(minor: number, tongue: Tongue, random: Random): string {
  const whole = Math.floor(minor / 100);
  const cents = String(minor % 100).padStart(2, '0');
  const grouped = whole >= 1000 && random.chance(0.3) ? group(whole, tongue) : String(whole);
  if (cents === '00' && random.chance(0.6)) return grouped;
  return `${grouped}${tongue === 'en' || random.chance(0.4) ? '.' : ','}${cents}`;
}

const group = (whole: number, tongue: Tongue) =>
  String(whole).replace(/\B(?=(?:\d{3})+$)/g, tongue === 'en' ? ',' : ' ');

interface SpeltMoney {
  text: string;
  /** What the word for the currency may mean. */
  currencies: readonly string[];
}

const ROUBLES = ['BYN', 'RUB'] as const;
const AFTER: Record<string, Record<Tongue, readonly (readonly [string, readonly string[]])[]>> = {
  BYN: {
    ru: [
      [' BYN', ['BYN']],
      [' руб', ROUBLES],
      [' руб.', ROUBLES],
      ['р', ROUBLES],
      [' рублей', ROUBLES],
      [' бел. руб.', ['BYN']],
      [' byn', ['BYN']],
    ],
    en: [
      [' BYN', ['BYN']],
      [' byn', ['BYN']],
      [' rubles', ROUBLES],
    ],
    be: [
      [' BYN', ['BYN']],
      [' рублёў', ROUBLES],
      [' руб', ROUBLES],
    ],
  },
  RUB: {
    ru: [
      [' RUB', ['RUB']],
      [' руб', ROUBLES],
      [' ₽', ['RUB']],
      [' рублей', ROUBLES],
    ],
    en: [[' RUB', ['RUB']]],
    be: [[' RUB', ['RUB']]],
  },
  USD: {
    ru: [
      [' USD', ['USD']],
      ['$', ['USD']],
      [' долларов', ['USD']],
    ],
    en: [
      [' USD', ['USD']],
      [' usd', ['USD']],
      [' dollars', ['USD']],
    ],
    be: [[' USD', ['USD']]],
  },
  EUR: {
    ru: [
      [' EUR', ['EUR']],
      [' евро', ['EUR']],
      ['€', ['EUR']],
    ],
    en: [
      [' EUR', ['EUR']],
      [' eur', ['EUR']],
      [' euros', ['EUR']],
    ],
    be: [[' EUR', ['EUR']]],
  },
};

export function spellMoney(minor: number, currency: string, tongue: Tongue, random: Random): SpeltMoney | undefined {
  const endings = AFTER[currency]?.[tongue];
  if (endings === undefined || minorUnitsOf(currency) !== 2) return undefined;
  if (tongue === 'ru' && currency === 'BYN' && minor % 100 > 0 && random.chance(0.12))
    return { text: `${Math.floor(minor / 100)} руб ${minor % 100} коп`, currencies: ROUBLES };
  if (tongue === 'en' && currency === 'USD' && random.chance(0.4))
    return { text: `$${spellAmount(minor, tongue, random)}`, currencies: ['USD'] };
  const [ending, currencies] = endings[random.int(endings.length)] ?? [' ', []];
  return { text: spellAmount(minor, tongue, random) + ending, currencies };
}

const MONTHS: Record<Tongue, readonly string[]> = {
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
  be: 'студзеня лютага сакавіка красавіка траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня'.split(' '),
};

export function spellDay(day: Temporal.PlainDate, tongue: Tongue, random: Random): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const month = MONTHS[tongue][day.month - 1] ?? '';
  const dotted = `${two(day.day)}.${two(day.month)}`;
  const ways: [string, ...string[]] =
    tongue === 'en'
      ? [
          `${day.day} ${month}`,
          `${month} ${day.day}`,
          `${day.day} ${month.slice(0, 3)}`,
          `${dotted}.${day.year}`,
          day.toString(),
        ]
      : [
          `${day.day} ${month}`,
          dotted,
          `${dotted}.${day.year}`,
          `${dotted}.${String(day.year).slice(2)}`,
          `${day.day} ${month} ${day.year}`,
        ];
  return random.pick(ways);
}

const AGO: Record<Tongue, readonly string[]> = {
  ru: ['сегодня', 'вчера', 'позавчера'],
  en: ['today', 'yesterday', 'the day before yesterday'],
  be: ['сёння', 'учора', 'пазаўчора'],
};
const WEEKDAYS: Record<Tongue, readonly string[]> = {
  ru: 'в понедельник|во вторник|в среду|в четверг|в пятницу|в субботу|в воскресенье'.split('|'),
  en: 'on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday'.split('|'),
  be: 'у панядзелак|у аўторак|у сераду|у чацвер|у пятніцу|у суботу|у нядзелю'.split('|'),
};

/** The day as it is called `daysAgo` days later. */
export function spellDayWord(day: Temporal.PlainDate, daysAgo: number, tongue: Tongue): string {
  return AGO[tongue][daysAgo] ?? WEEKDAYS[tongue][day.dayOfWeek - 1] ?? '';
}

const HOURS: Record<'ru' | 'be', readonly string[]> = {
  ru: 'двенадцати часа двух трех четырех пяти шести семи восьми девяти десяти одиннадцати'.split(' '),
  be: 'дванаццаці гадзіны двух трох чатырох пяці шасці сямі васьмі дзевяці дзесяці адзінаццаці'.split(' '),
};

/** The hour nearest to a moment, in words with the part of the day. */
export function spellHour(hour: number, tongue: Tongue, random: Random): string {
  const twelve = hour % 12;
  if (tongue === 'en') return `around ${twelve || 12} ${hour < 12 ? 'am' : 'pm'}`;
  const { near, parts } = ABOUT[tongue];
  if (random.chance(0.4)) return `${near} ${hour}:00`;
  const part = [5, 12, 17, 24].findIndex((end) => hour < end);
  return `${near} ${HOURS[tongue][twelve]} ${parts[part]}`;
}

const ABOUT = {
  ru: { near: 'около', parts: ['ночи', 'утра', 'дня', 'вечера'] },
  be: { near: 'каля', parts: ['ночы', 'раніцы', 'дня', 'вечара'] },
};

export function spellPhone(phone: string, random: Random): string {
  const d = phone.replace(/\D/g, '');
  return random.pick([
    phone,
    `+${d.slice(0, 3)} ${d.slice(3, 5)} ${d.slice(5, 8)}-${d.slice(8, 10)}-${d.slice(10)}`,
    `+${d.slice(0, 3)} (${d.slice(3, 5)}) ${d.slice(5, 8)} ${d.slice(8, 10)} ${d.slice(10)}`,
  ]);
}

export function spellCard(bin: string, last4: string, random: Random): string {
  return random.pick([
    `${bin}******${last4}`,
    `${bin.slice(0, 4)} ${bin.slice(4)}** **** ${last4}`,
    `${bin.slice(0, 4)}****${last4}`,
  ]);
}
