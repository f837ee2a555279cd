import { expect, test } from 'vitest';
import type { Topic } from '../../../../server/domains/tickets/contract.ts';
import { topicOf } from '../../../../server/domains/tickets/topic.rules.ts';

test.each<[Topic, string]>([
  ['declined', 'Здравствуйте, оплата не прошла, что делать?'],
  ['declined', 'Клиент не может оплатить, карту отклоняет'],
  ['declined', 'My card is declined again and again'],
  ['declined', 'Аплата не праходзіць'],
  ['debited-not-changed', 'Деньги списали, а заказ не оплачен'],
  ['debited-not-changed', 'I was charged but the order is still unpaid'],
  ['debited-not-changed', 'Статус заказа не поменялся'],
  ['charged-twice', 'С меня сняли деньги дважды!'],
  ['charged-twice', 'You charged me twice'],
  ['when-is-my-money', 'Когда придут деньги на счёт?'],
  ['when-is-my-money', 'When will the money be paid out?'],
  ['refund', 'Сделайте возврат по заказу 15'],
  ['refund', 'How do I refund a payment'],
  ['chargeback', 'Пришёл чарджбэк от банка'],
  ['limit', 'Похоже, исчерпан лимит'],
  ['module', 'Плагин WooCommerce выдаёт ошибку'],
  ['integration', 'Нужны тестовые ключи для API'],
  ['webhook', 'Не приходит уведомление на сайт'],
  ['three-ds', 'Не приходит смс с кодом'],
  ['recurring', 'Хочу отменить подписку'],
  ['access', 'Не могу войти в личный кабинет'],
  ['documents', 'Пришлите акт сверки'],
  ['goods', 'Товар так и не доставили'],
  ['other', 'Добрый день'],
  ['other', ''],
])('%s: %s', (topic, text) => {
  expect(topicOf(text)).toBe(topic);
});

test('a long text of hostile shape is read at once', () => {
  expect(topicOf(`списали ${'деньги '.repeat(200_000)}`)).toBe('other');
});
