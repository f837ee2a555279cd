import type { WordsLike } from '../../lib/i18n.ts';
import type { en } from './words.en.ts';

export const ru: WordsLike<typeof en> = {
  keys: 'Платёж',
  payment: 'Платёж',
  attach: 'Привязать',
  attachKey: 'Привязать платёж {{place}}',
  attachedItself: 'найден по словам',
  attachedBy: 'привязан: {{name}}',
  takeOff: 'Отвязать',
  noAmount: 'без суммы',
  noCandidates:
    'По этим словам известный платёж не находится. Спросите номер заказа, день, сумму и последние четыре цифры карты.',
  verdictKey: 'Вердикт целиком',
  looking: 'Ищем платёж по словам …',
  noPayment: 'Платёж не привязан: T и цифра привяжут один из найденных.',
  noVerdict: 'Вердикта по этому платежу ещё нет',
  level: {
    unknown: 'Неизвестен',
    claims: 'Назвался',
    proven: 'Подтверждён',
    'contact-on-file': 'Известный контакт',
  },
  opens: {
    nothing: 'О платеже этому человеку говорить нельзя.',
    payer: 'Можно сказать то, что говорят плательщику, — об этом одном платеже.',
    merchant: 'Можно сказать всё, что говорят мерчанту.',
  },
  why: {
    'group-bound': 'группа привязана к мерчанту',
    'mail-aligned': 'адрес письма подтверждён его сервером',
    'contact-on-file': 'это адрес контакта мерчанта',
    'raised-by-hand': 'указано вручную',
    'payment-email': 'это адрес из платежа',
  },
  identity: { email: 'Почта', phone: 'Телефон', telegram: 'Telegram' },
  language: { ru: 'по-русски', en: 'по-английски', be: 'по-белорусски' },
  writer: {
    title: 'Кто пишет',
    language: 'пишет {{language}}',
    raise: 'Изменить доверие',
    raised: '{{name}}: {{reason}}',
    raiseHelp: 'Действует только в этом обращении. Кто и почему поверил, записывается.',
    level: 'Доверие',
    reason: 'Откуда это известно',
    save: 'Указать',
  },
};
