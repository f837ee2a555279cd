import type { Topic } from './contract.ts';

/** Words by which a topic is known, ru, en and be; the first that fits is proposed, so what is narrower stands first. */
const SIGNS: readonly (readonly [Topic, RegExp])[] = [
  ['chargeback', /чарджб|чардж-?бэк|чарджбэк|chargeback|оспор|диспут|dispute|опротест/iu],
  [
    'charged-twice',
    /дважды|два раза|двойн|двух?кратн|повторно спис|задво|двойчы|twice|double.?charg|charged two|duplicate (?:charge|payment)|2 раза/iu,
  ],
  [
    'debited-not-changed',
    /(?:списал|списан|сняли|сняты|снялись|ушли|спісал|знял|debited|charged|withdrawn|paid|оплатил|аплаціл)[\s\S]{0,120}(?:не (?:измен|оплач|обнов|прош|приш|зачис|поступ|актив|отобр|видн|сменил)|нет заказа|заказа нет|висит|не зьмян|не змян|not (?:chang|updat|paid|complet|receiv|show)|still (?:pending|unpaid)|unpaid|no order)/iu,
  ],
  [
    'debited-not-changed',
    /статус заказа|заказ не оплач|оплата не отобр|order status|order (?:is )?(?:still )?(?:not|un)\s?paid|статус замов|статус заказу/iu,
  ],
  [
    'refund',
    /возврат|верните|вернуть|вернули|refund|money back|вяртан|вярніце|reversal|отмен(?:а|ить|ите) (?:плат|оплат)/iu,
  ],
  [
    'when-is-my-money',
    /когда (?:прид|поступ|будут|зачисл|перечисл)|выплат|перечислен|зачислен|settlement|payout|when (?:will|do|is)[\s\S]{0,30}(?:money|funds|paid out)|калі (?:прыйд|паступ)|реестр/iu,
  ],
  ['recurring', /подписк|рекур|автоплат|автосписан|recurr|subscription|падпіск|токен карты|привязк/iu],
  [
    'three-ds',
    /3-?d-?s|3-?d.?secure|смс.{0,15}код|код.{0,20}смс|подтвержден[\s\S]{0,20}банк|otp|one.?time (?:code|password)|acs/iu,
  ],
  ['limit', /лимит|limit|оборот.{0,20}превыш|ліміт/iu],
  [
    'webhook',
    /вебх|веб-хук|webhook|уведомлен[\s\S]{0,30}(?:не при|не дох|url|сайт)|notification.?url|callback|колбэк|коллбэк/iu,
  ],
  [
    'module',
    /модул|плагин|plugin|module|woo|opencart|битрикс|bitrix|prestashop|magento|тильд|tilda|cs-?cart|wordpress|shopify|плагін/iu,
  ],
  [
    'integration',
    /интеграц|подключ|api|апи|тестов(?:ый|ые|ого)|ключи|integration|sandbox|документац.{0,10}(?:api|апи)|інтэграц/iu,
  ],
  ['access', /личн(?:ый|ого|ом) кабинет|пароль|доступ|войти|логин|log.?in|password|access|кабінет/iu],
  ['documents', /договор|акт (?:сверк|выполн)|счет-фактур|счёт|реквизит|справк|invoice|contract|agreement|дагавор/iu],
  ['goods', /товар|посылк|доставк|не получил.{0,20}(?:заказ|товар)|goods|deliver|parcel|not received my|тавар/iu],
  [
    'declined',
    /отклон|отказ|не прох|не прош|не провод|не удал|неуспеш|не могу оплат|не получается оплат|ошибка (?:при )?опл|declin|reject|fail|refus|не праход|адхіл|адмов|не атрымліва/iu,
  ],
];

/** What a message is about, from its words. */
export function topicOf(text: string): Topic {
  const said = text.slice(0, 4000);
  return SIGNS.find(([, sign]) => sign.test(said))?.[0] ?? 'other';
}
