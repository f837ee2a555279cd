import type { WordsLike } from './i18n.ts';
import type { en } from './refusals.words.en.ts';

export const ru: WordsLike<typeof en> = {
  'bad-json': 'Это не JSON.',
  'not-an-object': 'Это не объект.',
  'uid-missing': 'Нет uid: неясно, какой это платёж.',
  'uid-unusable': 'Негодный uid: слишком длинный или со знаками, каких в uid не бывает.',
  'no-transaction': 'Здесь нет платежа.',
  'error-answer': 'Это сообщение об ошибке, а не платёж.',
  'not-processed-yet': 'Шлюз принял это, но ещё не начал; он сообщит снова.',
  'split-payment': 'Платёж из частей; части приходят отдельно.',
  'subscription-without-transaction': 'Подписка, по которой ещё не платили.',
  'checkout-without-order': 'Страница оплаты без заказа.',
  'checkout-not-tried-yet': 'Страница оплаты, на которой ещё никто не пробовал платить.',
  'could-not-be-merged': 'Не удалось сохранить; причина в журнале.',
  'page-repeats-itself': 'Страницы этого отрезка повторяются: части строк может не хватать.',
  'rows-missing': 'Отчёт насчитал больше строк, чем отдал: части может не хватать.',
  'day-has-too-many-rows': 'Отчёт отдал столько строк, сколько вообще отдаёт за день: остальных может не хватать.',
  'line-too-long': 'Строка длиннее 1 МиБ.',
  'quote-never-closed': 'Кавычка не закрыта.',
  'wrong-number-of-fields': 'Столбцов больше или меньше, чем в заголовке.',
  'bad-encoding': 'Не читается в кодировке файла.',
};
