/** A text with its key words spelled right, and the way back to where they stood. */
export interface Respelled {
  text: string;
  /** The place in the original text of a place in `text`. */
  original(place: number): number;
}

// The words that the reading rules look for and people get wrong.
const KEY_WORDS = `
  заказ заказа заказу заказе заказом заказы номер карта карты карте карту картой картою магазин магазина магазину магазине
  сумма суммы сумму суммой вчера позавчера сегодня утром вечером понедельник вторник четверг пятницу субботу воскресенье
  января февраля марта апреля июня июля августа сентября октября ноября декабря около часов минут копеек рублей рубля
  последние авторизации телефон инвойс мерчант неделе прошлой назад
  order orders invoice yesterday today morning evening amount transaction merchant authorization monday tuesday wednesday
  thursday friday saturday sunday january february september october november december rubles
  учора пазаўчора сёння карткай крама капеек рублёў
`;
// Right as they are, though one slip away from a key word.
const OTHER_WORDS = `
  rules ruble account acount mornings минус прошло прошла прошел заказал заказали заказов магазинам магазинах суммам
  утро утра утру вечер вера веру веера вечера вечеру вечерам закат заката закату показ показа отказ отказа отказу указ картон карата карту карьера сумка сумки
  сумку суммах марка марки марту номера номеру номере номеров часом часто числа чисто часы минута минуты минуту мину копеек
  рубле рублем недели неделю неделя неделей старый прошлый прошлого прошлую пошлой казов назади border older ordered
  boarder mourning amounts sundays mondays fridays июнь июль июнем июлем марте апреле около окола около
  сентябре октябре ноябре декабре январе феврале августе пятница суббота субботы пятницы вторника четверга понедельника
  магазины магазинов магазином телефона телефону телефоне последнее последний последняя последних авторизация авторизацию
  merchants transactions tuesdays yesterdays invoices
`;
const LATIN = new Map(
  Object.entries({
    zakaz: 'заказ',
    zakaza: 'заказа',
    zakazu: 'заказу',
    zakaze: 'заказе',
    karta: 'карта',
    karty: 'карты',
    kartoi: 'картой',
    kartoj: 'картой',
    kartoy: 'картой',
    vchera: 'вчера',
    pozavchera: 'позавчера',
    segodnya: 'сегодня',
    segodnia: 'сегодня',
    summa: 'сумма',
    summu: 'сумму',
    magazin: 'магазин',
    okolo: 'около',
    nomer: 'номер',
  }),
);

const KNOWN = new Set(`${KEY_WORDS} ${OTHER_WORDS}`.replaceAll('ё', 'е').trim().split(/\s+/));
const BY_FIRST_LETTER = Map.groupBy(
  KEY_WORDS.replaceAll('ё', 'е')
    .trim()
    .split(/\s+/)
    .filter((word) => word.length >= 5),
  (word) => word[0] ?? '',
);
const WORD = /\p{L}{4,14}/gu;

/** Puts right one slip in a key word (a letter wrong, missing, doubled, two swapped), and writes ё as е. */
export function respell(text: string): Respelled {
  const shifts: { from: number; by: number }[] = [];
  let shift = 0;
  const respelled = text
    .replaceAll('ё', 'е')
    .replaceAll('Ё', 'Е')
    .replace(WORD, (word, place: number) => {
      const right = rightSpelling(word.toLowerCase());
      if (right === undefined) return word;
      shift += right.length - word.length;
      shifts.push({ from: place + word.length + shift, by: shift });
      return right;
    });
  return { text: respelled, original: (place) => place - (shifts.findLast(({ from }) => from <= place)?.by ?? 0) };
}

function rightSpelling(word: string): string | undefined {
  if (KNOWN.has(word)) return undefined;
  const russian = LATIN.get(word);
  if (russian !== undefined) return russian;
  return BY_FIRST_LETTER.get(word[0] ?? '')?.find((key) => isOneSlipApart(word, key));
}

function isOneSlipApart(written: string, key: string): boolean {
  if (Math.abs(written.length - key.length) > 1) return false;
  let same = 0;
  while (same < written.length && written[same] === key[same]) same++;
  const [a, b] = [written.slice(same), key.slice(same)];
  const isSwap = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return isSwap || a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b;
}
