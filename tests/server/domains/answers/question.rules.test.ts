import { expect, test } from 'vitest';
import { questionIn } from '../../../../server/domains/answers/question.rules.ts';
import type { Question } from '../../../../server/domains/diagnosis/contract.ts';

const CASES: [asked: string, question: Question | undefined][] = [
  ['Здравствуйте, почему не прошёл платёж по заказу 10423?', 'declined'],
  ['Оплата отклонена, что делать', 'declined'],
  ['Why was my payment declined?', 'declined'],
  ['Деньги списали, а заказ не обновился', 'order-unchanged'],
  ['Клиент оплатил, но статус заказа в ожидании', 'order-unchanged'],
  ['Не приходит уведомление на сайт, webhook молчит', 'order-unchanged'],
  ['The customer was charged but the order is still pending', 'order-unchanged'],
  ['Когда поступят деньги за вчерашние оплаты?', 'money-when'],
  ['Выплата не поступила, где деньги?', 'money-when'],
  ['When will the funds be settled?', 'money-when'],
  ['С карты списали дважды за один заказ', 'charged-twice'],
  ['I was charged twice', 'charged-twice'],
  ['Где моя посылка? Оплатил неделю назад', 'goods'],
  ['The parcel has not arrived', 'goods'],
  ['Плагин WooCommerce не работает после обновления', 'module'],
  ['Как выключить тестовый режим?', 'module'],
  ['Калі прыйдуць грошы?', 'money-when'],
  ['Добрый день!', undefined],
  ['', undefined],
];

test.each(CASES)('%s', (asked, question) => {
  expect(questionIn([asked])).toBe(question);
});

test('the newest message that asks something decides', () => {
  expect(questionIn(['Почему отказ?', 'И когда придут деньги?', 'Спасибо'])).toBe('money-when');
});

test('a long text is answered at once', () => {
  expect(questionIn(['заказ '.repeat(20_000)])).toBeUndefined();
});
