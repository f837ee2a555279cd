import type { FactKey } from '../contract.ts';

/** What a sentence names. */
export interface Mismatch {
  gateway: string;
  shop: string;
  expected: string;
}

interface Sentence {
  ru: string;
  en: string;
}
type Telling = (mismatch: Mismatch) => Sentence;

/** For the merchant, where the two sides have different values: what differs, and what to set. */
const DIFFERS: Partial<Record<FactKey, Telling>> = {
  currency: ({ gateway, shop }) => ({
    ru: `Модуль отправляет платежи в валюте ${shop}, а у магазина на нашей стороне включены: ${gateway}. Выберите в настройках магазина одну из них.`,
    en: `The module sends payments in ${shop}, while the shop has these currencies on our side: ${gateway}. Choose one of them in the settings of the shop.`,
  }),
  'notification-url': ({ gateway, shop }) => ({
    ru: `Уведомления о платежах уходят на ${gateway}, а модуль ждёт их на ${shop}. Сообщите нам, какой адрес верный, и мы его пропишем.`,
    en: `Notifications of payments go to ${gateway}, while the module waits for them at ${shop}. Tell us which address is right, and we will set it.`,
  }),
  'return-url': ({ gateway, shop }) => ({
    ru: `После оплаты покупатель возвращается на ${gateway}, а в модуле указано ${shop}. Сделайте эти адреса одинаковыми.`,
    en: `After paying the customer returns to ${gateway}, while the module has ${shop}. Make the two addresses the same.`,
  }),
  'key-fingerprint': ({ gateway, shop }) => ({
    ru: `В модуле стоит не тот публичный ключ (отпечаток ${shop} вместо ${gateway}), поэтому он отвергает каждое уведомление. Скопируйте публичный ключ из личного кабинета в настройки модуля целиком.`,
    en: `The module has another public key (fingerprint ${shop} instead of ${gateway}), so it refuses every notification. Copy the public key from your account into the module's settings as a whole.`,
  }),
  mode: ({ shop }) =>
    shop === 'test'
      ? {
          ru: 'Модуль работает в тестовом режиме, а магазин уже боевой: настоящие карты не пройдут. Выключите тестовый режим в настройках модуля.',
          en: 'The module is in test mode while the shop is live: real cards are refused. Switch test mode off in the settings of the module.',
        }
      : {
          ru: 'Модуль работает в боевом режиме, а магазин на нашей стороне пока тестовый: деньги не списываются. Напишите нам, когда будете готовы принимать платежи.',
          en: 'The module is live while the shop is still in test mode on our side: no money moves. Write to us when you are ready to take payments.',
        },
  'shop-id': ({ gateway, shop }) => ({
    ru: `В модуле указан магазин ${shop}, а этот сайт подключён как ${gateway}. Исправьте номер магазина и секретный ключ в настройках модуля.`,
    en: `The module names shop ${shop}, while this site is connected as ${gateway}. Correct the shop's number and its secret key in the settings of the module.`,
  }),
  'payment-methods': ({ gateway, shop }) => ({
    ru: `В модуле включены способы оплаты ${shop}, а магазину доступны: ${gateway}. Отключите лишние в модуле или попросите нас подключить их.`,
    en: `The module offers ${shop}, while the shop may use: ${gateway}. Switch off the others in the module, or ask us to connect them.`,
  }),
  'transaction-type': ({ gateway, shop }) => ({
    ru: `Модуль запрашивает операцию «${shop}», а магазину разрешены: ${gateway}. Смените тип операции в настройках модуля.`,
    en: `The module asks for "${shop}", while the shop may use: ${gateway}. Change the type of transaction in the settings of the module.`,
  }),
  'checkout-domain': ({ gateway, shop }) => ({
    ru: `В модуле указан домен страницы оплаты ${shop}, а нужен ${gateway}. Исправьте его в настройках модуля.`,
    en: `The module has ${shop} as the domain of the payment page; it must be ${gateway}. Correct it in the settings of the module.`,
  }),
  'gateway-domain': ({ gateway, shop }) => ({
    ru: `В модуле указан домен платёжного шлюза ${shop}, а нужен ${gateway}. Исправьте его в настройках модуля.`,
    en: `The module has ${shop} as the domain of the gateway; it must be ${gateway}. Correct it in the settings of the module.`,
  }),
};

/** For the merchant, where a value does not fit the CMS, the module or the world, whatever the other side has. */
const UNEXPECTED: Partial<Record<FactKey, Telling>> = {
  currency: ({ shop, expected }) => ({
    ru: `В магазине выбрана валюта ${shop}, она больше не действует. Замените её на ${expected} и проверьте цены.`,
    en: `The shop uses the currency ${shop}, which is no longer valid. Replace it by ${expected} and check the prices.`,
  }),
  'notification-url': ({ gateway, expected }) => ({
    ru: `Уведомления уходят на ${gateway}, а ваш модуль принимает их на ${expected}. Сообщите нам, что адрес нужно заменить.`,
    en: `Notifications go to ${gateway}, while your module takes them at ${expected}. Tell us to replace the address.`,
  }),
  'checkout-domain': ({ shop, expected }) => ({
    ru: `Домен страницы оплаты в модуле записан как ${shop}. Укажите его без «https://» и без черты в конце: ${expected}.`,
    en: `The module has ${shop} as the domain of the payment page. Give it without "https://" and without a final slash: ${expected}.`,
  }),
  'gateway-domain': ({ shop, expected }) => ({
    ru: `Домен шлюза в модуле записан как ${shop}. Укажите его без «https://» и без черты в конце: ${expected}.`,
    en: `The module has ${shop} as the domain of the gateway. Give it without "https://" and without a final slash: ${expected}.`,
  }),
};

/** The sentence about a mismatch; null for a key of which nothing is said. */
export function sentenceAbout(key: FactKey, kind: 'differs' | 'unexpected', mismatch: Mismatch): Sentence | null {
  const tell = (kind === 'differs' ? DIFFERS : UNEXPECTED)[key];
  return tell?.(mismatch) ?? null;
}
