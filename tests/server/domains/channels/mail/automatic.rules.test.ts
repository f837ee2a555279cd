import { expect, test } from 'vitest';
import { type AutomaticFacts, automaticOf } from '../../../../../server/domains/channels/mail/automatic.rules.ts';
import { readHeaders } from '../../../../../server/domains/channels/mail/header.rules.ts';

const automatic = (lines: string[], given: Partial<AutomaticFacts> = {}) =>
  automaticOf({
    headers: readHeaders(lines.map((line) => Buffer.from(line).toString('latin1'))),
    desk: 'help@desk.example',
    isBounce: false,
    hasNoSender: false,
    from: 'ivan@shop.example',
    ...given,
  });

test.each([
  ['auto-reply', ['Auto-Submitted: auto-replied']],
  ['auto-reply', ['X-Autoreply: yes']],
  ['auto-reply', ['Precedence: auto_reply']],
  ['auto-reply', ['Subject: Автоответ: я в отпуске']],
  ['auto-reply', ['Subject: Automatic reply: Refund']],
  ['auto-reply', ['Subject: Автоматический ответ: Возврат']],
  ['auto-reply', ['Subject: Автоответ']],
  ['auto-reply', ['Subject: Out of Office Re: Refund']],
  ['auto-reply', ['Subject: I am out of the office until Monday']],
  ['auto-reply', ['Subject: Отсутствую до 5 мая']],
  ['auto-reply', ['Subject: Нет на месте до 5 мая']],
  ['list', ['List-Id: <news.shop.example>']],
  ['list', ['Precedence: bulk']],
  ['loop', ['X-Vakhta-Desk: HELP@desk.example']],
  ['loop', Array.from({ length: 51 }, (_, i) => `Received: from ${i}`)],
])('%s: %j', (expected, lines) => {
  expect(automatic(lines)).toBe(expected);
});

test('an empty sender is a program, our own address is a loop, a bounce is that before all', () => {
  expect(automatic([], { hasNoSender: true })).toBe('auto-reply');
  expect(automatic([], { from: 'Help@desk.example' })).toBe('loop');
  expect(automatic(['List-Id: <a>'], { isBounce: true })).toBe('bounce');
});

test.each([
  [['Auto-Submitted: no']],
  [['Precedence: normal']],
  [['Subject: Re: автоответчик терминала не работает']],
  [['X-Vakhta-Desk: other@elsewhere.example']],
  [['Subject: Отсутствуют платежи за вчера']],
  [['Subject: Нет на месте кнопки оплаты']],
  [['Subject: Автоматический ответ вашего сервера: 500']],
  [['Subject: Автоответчик терминала молчит']],
  [['Subject: Automatic responses of the API are wrong']],
  [['Subject: I am out of ideas: the module says 403']],
  [['Subject: Out of officeless shops']],
  [['X-Autoreply: no', 'List-Unsubscribe: <mailto:x@shop.example>']],
])('a person: %j', (lines) => {
  expect(automatic(lines)).toBeUndefined();
});
