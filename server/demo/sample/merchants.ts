import type { AcquirerKey, Manager } from './provider.ts';
import type { VerticalName } from './verticals.ts';

/** How a shop differs from one that works as it should. */
export type Quirk =
  /** Sends BYR instead of BYN for part of its orders. */
  | 'byr'
  /** Still in test mode. */
  | 'test'
  /** Asks for the same payment twice when the page is slow. */
  | 'repeats'
  /** Holds the money first and takes it later. */
  | 'authorises';

/** Which dress its documents wear: the second, the third, or the second with the codes of the third. */
export type Dress = 'v2' | 'mixed' | 'v3';

export interface ShopSeed {
  id: number;
  domain: string;
  name?: string;
  /** The id of a module in the table of modules; null is an own integration. */
  cms: string | null;
  /** As the module reports itself: CMS with version, module with version. */
  platform?: string;
  integration?: string;
  dress: Dress;
  /** Orders on a usual day. */
  orders: number;
  acquirer: Exclude<AcquirerKey, 'erip'>;
  /** Share of orders billed through ERIP. */
  erip?: number;
  /** Shares of orders in other currencies than BYN. */
  currencies?: Partial<Record<'USD' | 'EUR' | 'RUB', number>>;
  quirks?: readonly Quirk[];
  /** The monthly limit of its acquirer is reached in the last days of a month. */
  limitIsTight?: boolean;
}

export interface MerchantSeed {
  number: number;
  name: string;
  vertical: VerticalName;
  manager: Manager;
  language: 'ru' | 'en' | 'be';
  contact: { name: string; email: string; role: string };
  shops: readonly ShopSeed[];
}

const woo = (version: string, cms = '8.4.0') => ({
  cms: 'woocommerce',
  platform: `WooCommerce v${cms}`,
  integration: `BeGateway WooCommerce v${version}`,
});
const opencart3 = { cms: 'opencart-3', platform: 'OpenCart v3.0.2.0', integration: 'BeGateway OpenCart v3.0.3' };
const opencart4 = { cms: 'opencart-4', platform: 'OpenCart v4.0.2.3', integration: 'BeGateway OpenCart v4.0.2' };
const bitrix = (version: string) => ({
  cms: 'bitrix',
  platform: '1C-Bitrix v22.0.400',
  integration: `BeGateway Bitrix v${version}`,
});
const presta = { cms: 'prestashop-8-9', platform: 'PrestaShop v8.1.2', integration: 'BeGateway PrestaShop v2.0.1' };

export const MERCHANT_SEEDS: readonly MerchantSeed[] = [
  {
    number: 101,
    name: 'ООО «Льняной берег»',
    vertical: 'clothes',
    manager: 'marta',
    language: 'ru',
    contact: { name: 'Оксана Терех', email: 'oksana@lnyanoy-bereg.example', role: 'управляющая' },
    shops: [
      {
        id: 2101,
        domain: 'lnyanoy-bereg.example',
        ...woo('3.1.3'),
        dress: 'mixed',
        orders: 52,
        acquirer: 'dvina',
        erip: 0.12,
      },
    ],
  },
  {
    number: 102,
    name: 'ООО «Техника рядом»',
    vertical: 'electronics',
    manager: 'ilya',
    language: 'ru',
    contact: { name: 'Вадим Стома', email: 'v.stoma@tehnika-ryadom.example', role: 'IT' },
    shops: [
      {
        id: 2102,
        domain: 'tehnika-ryadom.example',
        ...bitrix('4.0.0'),
        dress: 'v3',
        orders: 165,
        acquirer: 'svisloch',
        erip: 0.18,
        limitIsTight: true,
      },
      {
        id: 2103,
        domain: 'b2b.tehnika-ryadom.example',
        name: 'Техника рядом: опт',
        ...bitrix('3.0.6'),
        dress: 'v2',
        orders: 12,
        acquirer: 'svisloch',
        erip: 0.3,
      },
    ],
  },
  {
    number: 103,
    name: 'ЧУП «Пион и Вереск»',
    vertical: 'flowers',
    manager: 'marta',
    language: 'ru',
    contact: { name: 'Лилия Гронская', email: 'liliya@pion-veresk.example', role: 'владелица' },
    shops: [
      {
        id: 2104,
        domain: 'pion-veresk.example',
        ...woo('3.0.0', '7.9.0'),
        dress: 'mixed',
        orders: 34,
        acquirer: 'dvina',
      },
    ],
  },
  {
    number: 104,
    name: 'ООО «Драник и Ко»',
    vertical: 'meals',
    manager: 'denis',
    language: 'be',
    contact: { name: 'Янка Гуль', email: 'yanka@dranik.example', role: 'дырэктар' },
    shops: [{ id: 2105, domain: 'dranik.example', cms: null, dress: 'v3', orders: 240, acquirer: 'dvina' }],
  },
  {
    number: 105,
    name: 'ООО «Корзина двора»',
    vertical: 'groceries',
    manager: 'denis',
    language: 'ru',
    contact: { name: 'Светлана Мороз', email: 'msv@korzina-dvora.example', role: 'бухгалтерия' },
    shops: [
      {
        id: 2106,
        domain: 'korzina-dvora.example',
        cms: 'magento-2',
        platform: 'Magento v2.4.2',
        integration: 'BeGateway Magento v2.3.1',
        dress: 'mixed',
        orders: 190,
        acquirer: 'svisloch',
        erip: 0.06,
        quirks: ['authorises'],
      },
    ],
  },
  {
    number: 106,
    name: 'ИП Ярмоленко Т. С.',
    vertical: 'courses',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Тамара Ярмоленко', email: 'tamara@skoroshkola.example', role: 'владелица' },
    shops: [
      {
        id: 2107,
        domain: 'skoroshkola.example',
        cms: 'moodle',
        platform: 'Moodle v4.3.1',
        integration: 'BeGateway Moodle v4.0.0',
        dress: 'v2',
        orders: 26,
        acquirer: 'sozh',
        currencies: { RUB: 0.2 },
      },
    ],
  },
  {
    number: 107,
    name: 'ООО «Касса Сцена»',
    vertical: 'tickets',
    manager: 'ilya',
    language: 'ru',
    contact: { name: 'Глеб Ордо', email: 'gleb@kassa-scena.example', role: 'руководитель продаж' },
    shops: [
      {
        id: 2108,
        domain: 'kassa-scena.example',
        cms: null,
        dress: 'v3',
        orders: 210,
        acquirer: 'dvina',
        erip: 0.08,
        limitIsTight: true,
      },
      {
        id: 2109,
        domain: 'teatr.kassa-scena.example',
        name: 'Театральная касса',
        cms: null,
        dress: 'v3',
        orders: 46,
        acquirer: 'dvina',
      },
    ],
  },
  {
    number: 108,
    name: 'ООО «Усадьба Крыница»',
    vertical: 'lodging',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Виктор Лагун', email: 'booking@krynitsa.example', role: 'администратор' },
    shops: [
      {
        id: 2110,
        domain: 'krynitsa.example',
        cms: null,
        dress: 'v3',
        orders: 16,
        acquirer: 'naroch',
        currencies: { USD: 0.1, EUR: 0.18, RUB: 0.2 },
        quirks: ['authorises'],
      },
    ],
  },
  {
    number: 109,
    name: 'ООО «Розовая соль»',
    vertical: 'cosmetics',
    manager: 'marta',
    language: 'ru',
    contact: { name: 'Диана Пашкевич', email: 'diana@rozovaya-sol.example', role: 'маркетинг' },
    shops: [
      { id: 2111, domain: 'rozovaya-sol.example', ...opencart3, dress: 'v2', orders: 58, acquirer: 'dvina', erip: 0.1 },
    ],
  },
  {
    number: 110,
    name: 'ЧУП «Страница семь»',
    vertical: 'books',
    manager: 'marta',
    language: 'be',
    contact: { name: 'Алесь Верабей', email: 'ales@staronka7.example', role: 'рэдактар' },
    shops: [
      {
        id: 2112,
        domain: 'staronka7.example',
        ...woo('3.1.2'),
        dress: 'mixed',
        orders: 44,
        acquirer: 'sozh',
        erip: 0.2,
      },
    ],
  },
  {
    number: 111,
    name: 'ООО «Дубовый дом»',
    vertical: 'furniture',
    manager: 'ilya',
    language: 'ru',
    contact: { name: 'Семён Ткач', email: 'tkach@dubovy-dom.example', role: 'директор' },
    shops: [
      {
        id: 2113,
        domain: 'dubovy-dom.example',
        cms: 'cs-cart',
        platform: 'CS-Cart v4.17.2',
        integration: 'BeGateway CS-Cart v1.6.0',
        dress: 'mixed',
        orders: 14,
        acquirer: 'svisloch',
        erip: 0.35,
      },
    ],
  },
  {
    number: 112,
    name: 'ООО «Поршень»',
    vertical: 'parts',
    manager: 'ilya',
    language: 'ru',
    contact: { name: 'Николай Жибуль', email: 'n.zhibul@porshen.example', role: 'IT' },
    shops: [
      { id: 2114, domain: 'porshen.example', ...opencart4, dress: 'v3', orders: 73, acquirer: 'sozh', erip: 0.14 },
      {
        id: 2115,
        domain: 'shiny.porshen.example',
        name: 'Поршень: шины',
        ...opencart3,
        dress: 'v2',
        orders: 21,
        acquirer: 'sozh',
        erip: 0.2,
      },
    ],
  },
  {
    number: 113,
    name: 'ООО «Лапа и Хвост»',
    vertical: 'pets',
    manager: 'marta',
    language: 'ru',
    contact: { name: 'Кира Сенько', email: 'kira@lapa-hvost.example', role: 'менеджер' },
    shops: [
      {
        id: 2116,
        domain: 'lapa-hvost.example',
        ...presta,
        dress: 'mixed',
        orders: 66,
        acquirer: 'dvina',
        erip: 0.07,
        quirks: ['repeats'],
      },
    ],
  },
  {
    number: 114,
    name: 'ООО «Медвежонок Бо»',
    vertical: 'toys',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Инна Буйко', email: 'inna@medvezhonok-bo.example', role: 'управляющая' },
    shops: [
      {
        id: 2117,
        domain: 'medvezhonok-bo.example',
        ...woo('2.0.25', '7.1.0'),
        dress: 'v2',
        orders: 47,
        acquirer: 'svisloch',
        erip: 0.09,
      },
    ],
  },
  {
    number: 115,
    name: 'ООО «Тропа»',
    vertical: 'sport',
    manager: 'denis',
    language: 'ru',
    contact: { name: 'Олег Ракита', email: 'oleg@tropa.example', role: 'владелец' },
    shops: [
      {
        id: 2118,
        domain: 'tropa.example',
        cms: 'joomshopping',
        platform: 'JoomShopping v5.4.0',
        integration: 'BeGateway JoomShopping v2.1.0',
        dress: 'mixed',
        orders: 39,
        acquirer: 'dvina',
      },
    ],
  },
  {
    number: 116,
    name: 'ООО «Серверная Семь»',
    vertical: 'hosting',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Лев Щука', email: 'lev@servernaya7.example', role: 'техдиректор' },
    shops: [
      {
        id: 2119,
        domain: 'servernaya7.example',
        cms: 'whmcs',
        platform: 'WHMCS v8.8.0',
        integration: 'BeGateway WHMCS v2.6.0',
        dress: 'mixed',
        orders: 84,
        acquirer: 'sozh',
        erip: 0.25,
        currencies: { USD: 0.08, RUB: 0.06 },
      },
    ],
  },
  {
    number: 117,
    name: 'Фонд «Тёплые руки»',
    vertical: 'donations',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Мария Сокол', email: 'fond@teplye-ruki.example', role: 'координатор' },
    shops: [
      {
        id: 2120,
        domain: 'teplye-ruki.example',
        cms: 'charitable',
        platform: 'Charitable v1.7.0',
        integration: 'BeGateway Charitable v1.0.0',
        dress: 'v2',
        orders: 31,
        acquirer: 'dvina',
        erip: 0.15,
      },
    ],
  },
  {
    number: 118,
    name: 'ООО «Чистые окна»',
    vertical: 'services',
    manager: 'denis',
    language: 'ru',
    contact: { name: 'Роза Грибова', email: 'roza@chistye-okna.example', role: 'диспетчер' },
    shops: [
      {
        id: 2121,
        domain: 'chistye-okna.example',
        cms: 'wordpress',
        platform: 'WordPress v6.4',
        integration: 'BeGateway button v1.2.0',
        dress: 'v2',
        orders: 19,
        acquirer: 'svisloch',
        erip: 0.3,
      },
    ],
  },
  {
    number: 119,
    name: 'ООО «Северный маршрут»',
    vertical: 'travel',
    manager: 'ilya',
    language: 'ru',
    contact: { name: 'Анжела Прудник', email: 'tour@severny-marshrut.example', role: 'руководитель' },
    shops: [
      {
        id: 2122,
        domain: 'severny-marshrut.example',
        cms: null,
        dress: 'v3',
        orders: 22,
        acquirer: 'naroch',
        erip: 0.2,
        currencies: { USD: 0.15, EUR: 0.15 },
        limitIsTight: true,
      },
    ],
  },
  {
    number: 120,
    name: 'Pixel Foundry LLC',
    vertical: 'games',
    manager: 'denis',
    language: 'en',
    contact: { name: 'Owen Barlow', email: 'owen@pixelfoundry.example', role: 'engineering' },
    shops: [
      {
        id: 2123,
        domain: 'pixelfoundry.example',
        cms: null,
        dress: 'v3',
        orders: 155,
        acquirer: 'naroch',
        currencies: { USD: 0.35, EUR: 0.2, RUB: 0.15 },
      },
    ],
  },
  {
    number: 121,
    name: 'ООО «Янтарная лавка»',
    vertical: 'jewellery',
    manager: 'marta',
    language: 'ru',
    contact: { name: 'Жанна Корбут', email: 'zhanna@yantar-lavka.example', role: 'владелица' },
    shops: [
      {
        id: 2124,
        domain: 'yantar-lavka.example',
        cms: 'shop-script',
        platform: 'Shop-Script v8.24',
        integration: 'BeGateway Shop-Script v1.3.1',
        dress: 'v2',
        orders: 13,
        acquirer: 'dvina',
        erip: 0.1,
      },
    ],
  },
  {
    number: 122,
    name: 'ООО «Ромашка Дент»',
    vertical: 'services',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Элина Вашкевич', email: 'reg@romashka-dent.example', role: 'регистратура' },
    shops: [
      {
        id: 2125,
        domain: 'romashka-dent.example',
        cms: 'modx-minishop2',
        platform: 'MODX v2.8.4',
        integration: 'mspBePaid v2.5.3',
        dress: 'v2',
        orders: 17,
        acquirer: 'svisloch',
      },
    ],
  },
  {
    number: 123,
    name: 'ИП Кучинский П. А.',
    vertical: 'parts',
    manager: 'ilya',
    language: 'ru',
    contact: { name: 'Пётр Кучинский', email: 'petr@velo-garazh.example', role: 'владелец' },
    shops: [
      {
        id: 2126,
        domain: 'velo-garazh.example',
        cms: 'modx-minishop2',
        platform: 'MODX v2.7.0',
        integration: 'mspBePaid v2.3.2',
        dress: 'v2',
        orders: 9,
        acquirer: 'sozh',
        quirks: ['byr'],
      },
    ],
  },
  {
    number: 124,
    name: 'ООО «Кофе на Немиге»',
    vertical: 'groceries',
    manager: 'denis',
    language: 'ru',
    contact: { name: 'Матвей Суша', email: 'matvey@kofe-nemiga.example', role: 'владелец' },
    shops: [
      { id: 2127, domain: 'kofe-nemiga.example', ...woo('3.1.3'), dress: 'mixed', orders: 43, acquirer: 'dvina' },
    ],
  },
  {
    number: 125,
    name: 'ООО «Белый аист тур»',
    vertical: 'travel',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Полина Дрозд', email: 'polina@aist-tur.example', role: 'бухгалтерия' },
    shops: [
      {
        id: 2128,
        domain: 'aist-tur.example',
        cms: 'virtuemart',
        platform: 'VirtueMart v4.2.4',
        integration: 'BeGateway VirtueMart v3.0.0',
        dress: 'mixed',
        orders: 12,
        acquirer: 'naroch',
        currencies: { EUR: 0.2 },
      },
    ],
  },
  {
    number: 126,
    name: 'ООО «Суши Лодка»',
    vertical: 'meals',
    manager: 'denis',
    language: 'ru',
    contact: { name: 'Артур Вербицкий', email: 'artur@sushi-lodka.example', role: 'управляющий' },
    shops: [
      {
        id: 2129,
        domain: 'sushi-lodka.example',
        cms: 'simpla',
        platform: 'Simpla v2.3.8',
        integration: 'BeGateway Simpla v1.1.0',
        dress: 'v2',
        orders: 118,
        acquirer: 'svisloch',
        quirks: ['repeats'],
      },
      {
        id: 2130,
        domain: 'pizza-lodka.example',
        name: 'Пицца Лодка',
        cms: 'simpla',
        platform: 'Simpla v2.3.8',
        integration: 'BeGateway Simpla v1.1.0',
        dress: 'v2',
        orders: 71,
        acquirer: 'svisloch',
      },
    ],
  },
  {
    number: 127,
    name: 'ООО «Учебный центр Вектор»',
    vertical: 'courses',
    manager: 'ilya',
    language: 'ru',
    contact: { name: 'Игорь Клевец', email: 'igor@vektor-uc.example', role: 'IT' },
    shops: [
      {
        id: 2131,
        domain: 'vektor-uc.example',
        cms: 'drupal-commerce',
        platform: 'Drupal Commerce v7.x-1.17',
        integration: 'BeGateway Drupal v1.3.0',
        dress: 'v2',
        orders: 11,
        acquirer: 'sozh',
        erip: 0.4,
      },
    ],
  },
  {
    number: 128,
    name: 'ЧУП «Глина и Огонь»',
    vertical: 'furniture',
    manager: 'marta',
    language: 'be',
    contact: { name: 'Надзея Ганчар', email: 'nadzeya@hlina.example', role: 'майстар' },
    shops: [
      {
        id: 2132,
        domain: 'hlina.example',
        cms: 'okaycms',
        platform: 'OkayCMS v4.4.0',
        integration: 'BeGateway OkayCMS v1.0.2',
        dress: 'v2',
        orders: 8,
        acquirer: 'dvina',
      },
    ],
  },
  {
    number: 129,
    name: 'ООО «Мото Полесье»',
    vertical: 'parts',
    manager: 'denis',
    language: 'ru',
    contact: { name: 'Степан Рыло', email: 'stepan@moto-polesie.example', role: 'IT' },
    shops: [
      {
        id: 2133,
        domain: 'moto-polesie.example',
        cms: 'opencart-2.3',
        platform: 'OpenCart v2.3.0.2',
        integration: 'BeGateway OpenCart v2.3',
        dress: 'v2',
        orders: 23,
        acquirer: 'svisloch',
        erip: 0.12,
      },
    ],
  },
  {
    number: 130,
    name: 'ООО «Детский ковчег»',
    vertical: 'toys',
    manager: 'marta',
    language: 'ru',
    contact: { name: 'Юлиана Ждан', email: 'yuliana@kovcheg-deti.example', role: 'закупки' },
    shops: [
      {
        id: 2134,
        domain: 'kovcheg-deti.example',
        cms: 'readyscript',
        platform: 'ReadyScript v5.1',
        integration: 'BeGateway ReadyScript v1.4.0',
        dress: 'v2',
        orders: 29,
        acquirer: 'dvina',
        erip: 0.08,
      },
    ],
  },
  {
    number: 131,
    name: 'ООО «Смарт Абонемент»',
    vertical: 'sport',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Кирилл Вага', email: 'kirill@smart-abonement.example', role: 'продукт' },
    shops: [{ id: 2135, domain: 'smart-abonement.example', cms: null, dress: 'v3', orders: 88, acquirer: 'sozh' }],
  },
  {
    number: 132,
    name: 'ООО «Вечерний рейс»',
    vertical: 'tickets',
    manager: 'ilya',
    language: 'ru',
    contact: { name: 'Ульяна Борщ', email: 'uliana@vecherny-reys.example', role: 'поддержка' },
    shops: [
      {
        id: 2136,
        domain: 'vecherny-reys.example',
        cms: null,
        dress: 'v3',
        orders: 132,
        acquirer: 'svisloch',
        currencies: { RUB: 0.1 },
      },
    ],
  },
  {
    number: 133,
    name: 'ООО «Аптечный сад»',
    vertical: 'cosmetics',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Зоя Клён', email: 'zoya@aptechny-sad.example', role: 'заведующая' },
    shops: [
      {
        id: 2137,
        domain: 'aptechny-sad.example',
        ...presta,
        dress: 'mixed',
        orders: 61,
        acquirer: 'dvina',
        erip: 0.05,
      },
    ],
  },
  {
    number: 134,
    name: 'ИП Станкевич Е. В.',
    vertical: 'clothes',
    manager: 'marta',
    language: 'ru',
    contact: { name: 'Евгения Станкевич', email: 'evgenia@shubka.example', role: 'владелица' },
    shops: [
      {
        id: 2138,
        domain: 'shubka.example',
        cms: 'site.pro',
        platform: 'Site.pro',
        integration: 'BeGateway Site.pro v1.0',
        dress: 'v2',
        orders: 7,
        acquirer: 'sozh',
      },
    ],
  },
  {
    number: 135,
    name: 'ООО «Инструмент Плюс Один»',
    vertical: 'electronics',
    manager: 'denis',
    language: 'ru',
    contact: { name: 'Борис Кучер', email: 'boris@instrument-plus1.example', role: 'IT' },
    shops: [
      {
        id: 2139,
        domain: 'instrument-plus1.example',
        cms: 'diafan',
        platform: 'DIAFAN.CMS v6.0.4',
        integration: 'BeGateway DIAFAN v1.2',
        dress: 'v2',
        orders: 36,
        acquirer: 'svisloch',
        erip: 0.16,
      },
    ],
  },
  {
    number: 136,
    name: 'ООО «Тёплый пол онлайн»',
    vertical: 'furniture',
    manager: 'ilya',
    language: 'ru',
    contact: { name: 'Эдуард Мазур', email: 'eduard@teply-pol.test', role: 'разработчик' },
    shops: [
      {
        id: 2140,
        domain: 'teply-pol.test',
        ...bitrix('4.0.0'),
        dress: 'v3',
        orders: 10,
        acquirer: 'dvina',
        quirks: ['test'],
      },
    ],
  },
  {
    number: 137,
    name: 'ООО «Музей игрушки»',
    vertical: 'tickets',
    manager: 'sofia',
    language: 'ru',
    contact: { name: 'Раиса Голубь', email: 'raisa@muzey-igrushki.example', role: 'касса' },
    shops: [
      {
        id: 2141,
        domain: 'muzey-igrushki.example',
        cms: 'moguta',
        platform: 'Moguta.CMS v6.9.5',
        integration: 'BeGateway Moguta v1.1',
        dress: 'v2',
        orders: 18,
        acquirer: 'dvina',
      },
    ],
  },
  {
    number: 138,
    name: 'ООО «Подписка на фермера»',
    vertical: 'groceries',
    manager: 'denis',
    language: 'ru',
    contact: { name: 'Тарас Бульбаш', email: 'taras@fermer-box.example', role: 'директор' },
    shops: [
      {
        id: 2142,
        domain: 'fermer-box.example',
        ...woo('3.1.3', '8.1.0'),
        dress: 'mixed',
        orders: 33,
        acquirer: 'sozh',
        erip: 0.1,
      },
    ],
  },
  {
    number: 139,
    name: 'Orbit Lingua Ltd',
    vertical: 'courses',
    manager: 'sofia',
    language: 'en',
    contact: { name: 'Hazel Quimby', email: 'hazel@orbitlingua.example', role: 'operations' },
    shops: [
      {
        id: 2143,
        domain: 'orbitlingua.example',
        cms: null,
        dress: 'v3',
        orders: 48,
        acquirer: 'naroch',
        currencies: { USD: 0.2, EUR: 0.25 },
      },
    ],
  },
  {
    number: 140,
    name: 'ООО «Ложка и Вилка»',
    vertical: 'meals',
    manager: 'marta',
    language: 'ru',
    contact: { name: 'Ева Криница', email: 'eva@lozhka-vilka.test', role: 'управляющая' },
    shops: [
      {
        id: 2144,
        domain: 'lozhka-vilka.test',
        ...opencart4,
        dress: 'v3',
        orders: 6,
        acquirer: 'svisloch',
        quirks: ['test'],
      },
    ],
  },
];

/** The shop of order 10423. */
export const STORY_SHOP_ID = 2112;
