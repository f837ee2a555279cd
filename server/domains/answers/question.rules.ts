import type { Question } from '#contract/diagnosis';

/**
 * In what order they are looked for: the narrower before the wider. "The money was taken and there is no order" is asked of a
 * shop's notification; "where are my goods" of the shop itself.
 */
const SIGNS: readonly (readonly [Question, RegExp])[] = [
  [
    'charged-twice',
    /(?:дважды|два ?раз\p{L}?|двойн\p{L}* (?:списан|оплат)|2 раза|повторно спис|падвойн|двойчы|charged twice|double charge|twice|two charges|duplicate (?:charge|payment))/iu,
  ],
  [
    'order-unchanged',
    /(?:(?:заказ|заяв|статус|бронь|подписк|замов)\p{L}*[^.!?\n]{0,60}(?:не (?:обнов|измен|смен|оплачен|подтвержд|появ|создал|актив|прош[её]л)|висит|в ожидании|не змян|ожида)|(?:спис|снял|оплат|деньги|грош)\p{L}*[^.!?\n]{0,60}(?:а|но|але) (?:заказ|статус|доступ|бронь|замов)|order[^.!?\n]{0,60}(?:not (?:updated|changed|paid|confirmed|marked)|unpaid|still pending|did ?n[o’']t (?:change|update))|(?:charged|debited|taken)[^.!?\n]{0,40}(?:but|and)[^.!?\n]{0,40}order|уведомлен\p{L}* (?:не|ни)|webhook|вебхук|не приш(?:ло|ли) уведомлен)/iu,
  ],
  [
    'money-when',
    /(?:когда[^.!?\n]{0,60}(?:деньг|средств|перечисл|выплат|зачисл|поступ)|(?:не|ещё не|еще не) (?:поступил|приш)\p{L}* (?:деньг|средств|выплат|перечислен)|(?:деньги|средства|выплата)[^.!?\n]{0,40}(?:не поступ|не приш|где)|калі[^.!?\n]{0,60}грош|when[^.!?\n]{0,60}(?:money|funds|payout|settle|paid out)|(?:payout|settlement|funds)[^.!?\n]{0,40}(?:not (?:received|arrived)|late|missing))/iu,
  ],
  [
    'goods',
    /(?:товар|посылк|доставк|курьер|трек-?номер|размер|брак(?!ован\p{L}* плат)|гарант|вернуть (?:товар|вещь|покупк)|где мой заказ|не (?:привез|отправ|доставил)\p{L}*|пасылк|дастаўк|goods|parcel|deliver(?:y|ed)|courier|where is my order|shipping|wrong size|defect)/iu,
  ],
  [
    'module',
    /(?:модул|плагин|plugin|module|extension|cms|woocommerce|opencart|prestashop|bitrix|битрикс|magento|тестов\p{L}* режим|test mode|не (?:работает|принимает) оплат|настройк\p{L}* (?:модул|сайт|магазин))/iu,
  ],
  [
    'declined',
    /(?:не (?:прош|проход)|отклон|отказ|ошибк\p{L}* (?:при )?оплат|не (?:получается|могу) оплат|адхіл|не прайш|declin|fail|refus|reject|can(?:not|['’]t) pay)/iu,
  ],
];

/** What a writer asks about their payment; undefined where their words do not say. The newest message decides. */
export function questionIn(texts: readonly string[]): Question | undefined {
  for (const text of texts.toReversed()) {
    const found = SIGNS.find(([, sign]) => sign.test(text.slice(0, LONGEST)));
    if (found !== undefined) return found[0];
  }
  return undefined;
}

const LONGEST = 4000;
