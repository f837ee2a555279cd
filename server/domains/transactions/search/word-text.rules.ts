import { ShopId } from '#kernel/ids';
import { blot, type Draft, type Span, spanOf, take } from './draft.rules.ts';

/** A shop by the names under which people speak of it. */
export interface KnownShop {
  shopId: number;
  names: readonly string[];
}

const WORD = /[\p{L}][\p{L}\d'’&-]{2,40}/gu;
const GREETING =
  /(?<!\p{L})(?:добр\p{L}{1,3} (?:утр\p{L}|день|дня|дзень|дня|вечер\p{L}?|вечар\p{L}?|ноч\p{L}|раніц\p{L}|времени суток)|good (?:morning|afternoon|evening|night|day))(?!\p{L})/giu;
const MOST_WORDS = 6;

// Stems of what everybody writes about a payment: they find nothing.
const COMMON = new RegExp(
  `^(?:${[
    'заплат|доплат|коллег|дата|срок|работ|валют|currency|byn|usd|eur|rub|около|примерно|порядка|каля|прыкладна|опла|апла|неопл|выстав|жалу|жалоб|сообщ|нов|почему|чаму|зачем|что|што|как|когда|кали|калі|где|дзе|кто|куда|какой|сколько|скольки|не|нет|няма|или|але|але|она|они|оно|его|нее|них|мне|меня|мой|моя|моё|нам|нас|наш|вам|вас|ваш|это|эта|этот|этой|гэта|такой|тоже|уже|ещё|еще|есть|был|было|была|быть|при|про|для|без|над|под|после|перед|между|через|если|чтобы|потому|сейчас|только|толькi|очень|пожалуйста|калі ласка|спасибо|дзякуй|здравствуйте|добр|привет|прывітанне|день|дзень|утро|вечер',
    'прош|прайш|плат|плац|оплат|аплат|клиент|клієнт|кліент|покупател|пакупнік|человек|деньг|грош|средств|списа|спіса|сняли|снял|верн|вярн|возврат|вяртанн|отказ|адмов|отклон|ошибк|памылк|карт|виза|банк|счет|счёт|рахун|сумм|номер|нумар|код|транзакц|операц|заказ|замов|магазин|крам|чек|терминал|сайт|провер|правер|помог|дапамаж|посмотр|пагляд|подскаж|падкаж|нужн|трэба|может|можа|можно|нельзя|хочу|хоча|получ|атрым|отправ|прислал|пришл|прийш|пишет|піша|говор|сказал|пытал|попыт|раз|дважды|двойн|зависл|висит|статус|успеш|неуспеш|телефон|почт|имя|фамили|вчера|сегодня|учора|сёння|последн|цифр|года|час|минут|руб|коп|доллар|евро|сам|все|всё|усе|два|три|один|одна|другой|другая|новый|новая',
    'the|and|for|was|were|why|what|when|where|who|how|has|have|had|not|did|does|didnt|isnt|wasnt|with|from|this|that|there|their|they|his|her|its|our|your|you|please|thanks|thank|hello|hi|dear|good|morning|day|evening|but|can|could|would|will|about|into|been|being|are|any|all|one|two|only|just|still|also|check|help|need|want|see|tell|look|again|twice|double|went|through|pay|paid|payment|customer|client|buyer|cardholder|user|money|charge|debit|refund|return|declin|reject|fail|error|card|bank|account|amount|number|code|transaction|order|invoice|shop|store|merchant|terminal|site|status|success|pending|phone|email|mail|name|yesterday|today|last|digit|year|hour|minute|dollar|euro|uid|rrn|auth|id|tracking|checkout|token|secret|bin|approval',
  ].join('|')})`,
  'iu',
);

/** "Good morning" is no time of day. */
export function skipGreetings(draft: Draft): void {
  for (const match of draft.rest.matchAll(GREETING)) blot(draft, spanOf(match));
}

/** Names of shops that are known, wherever they stand in the text. */
export function readKnownShops(draft: Draft, knownShops: readonly KnownShop[]): void {
  const text = draft.rest.toLowerCase();
  for (const { shopId, names } of knownShops) {
    const name = names.find((each) => each.length >= 4 && placeOf(text, each) !== undefined);
    const span = name === undefined ? undefined : placeOf(text, name);
    const id = ShopId.safeParse(shopId);
    if (name && span && id.success)
      take(draft, span, 'named', [
        { kind: 'shop', shopId: id.data },
        { kind: 'merchant', name },
      ]);
  }
}

function placeOf(text: string, name: string): Span | undefined {
  const wanted = name.toLowerCase().replaceAll('ё', 'е');
  for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    const isWhole = !/[\p{L}\d]/u.test(text[start - 1] ?? '') && !/[\p{L}\d]/u.test(text[end] ?? '');
    if (isWhole) return { start, end };
  }
  return undefined;
}

/** What is left when it is little: a name, a word of a descriptor. A message full of words says nothing by them. */
export function readWords(draft: Draft): void {
  const left = Array.from(draft.rest.matchAll(WORD)).filter(([word]) => !COMMON.test(word));
  if (left.length === 0 || left.length > MOST_WORDS) return;
  for (const match of left) {
    take(draft, { start: match.index, end: match.index + match[0].length }, 'guessed', [
      { kind: 'words', words: match[0] },
    ]);
  }
}
