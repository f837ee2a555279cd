import { expect, test } from 'vitest';
import { isThanks } from '../../../../server/domains/tickets/thanks.rules.ts';

test.each([
  'Спасибо!',
  'спасибо большое, всё получилось',
  'Спасибо за помощь, хорошего дня!',
  'спс',
  'Дзякуй вялікі',
  'Благодарю вас за оперативность',
  'Thank you very much',
  'thanks, it works now',
  'ok',
  'Понял, спасибо',
  'Ок, спасибо',
  '👍',
  '🙏🙏',
  '❤️',
])('%s only thanks', (text) => {
  expect(isThanks(text)).toBe(true);
});

test.each([
  '',
  ' ',
  'Спасибо, а когда придут деньги?',
  'Спасибо, но деньги не пришли',
  'Thanks, order 4711',
  'thanks but it still fails',
  'Не получилось',
  'Не работает',
  'it works not',
  'Отлично, теперь и вторая оплата не проходит',
  'хорошего дня',
  'Здравствуйте',
  'https://example.com спасибо',
  '...',
  'да',
  '?',
  '1',
  'Спасибо '.repeat(40),
])('%s says more, or nothing', (text) => {
  expect(isThanks(text)).toBe(false);
});
