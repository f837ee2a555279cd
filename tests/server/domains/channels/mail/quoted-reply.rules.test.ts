import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isForward, splitQuoted } from '../../../../../server/domains/channels/mail/quoted-reply.rules.ts';

const SAID = 'Спасибо, деньги вернулись.\nНо чек не пришёл.';
const BELOW = '> Здравствуйте!\n> Возврат сделан.';

test.each([
  ['Gmail, Russian', `пн, 5 мая 2025 г. в 12:03, Поддержка <help@desk.example>:\n\n${BELOW}`],
  ['Gmail, wrapped', `пн, 5 мая 2025 г. в 12:03, Поддержка магазина\n<help@desk.example>:\n\n${BELOW}`],
  ['Gmail, Belarusian', `пн, 5 мая 2025 г. у 12:03 Падтрымка <help@desk.example> піша:\n\n${BELOW}`],
  ['Gmail, English', `On Mon, 5 May 2025 at 12:03, Support <help@desk.example> wrote:\n\n${BELOW}`],
  [
    'Gmail, English, wrapped',
    `On Mon, 5 May 2025 at 12:03, Support of the\nshop <help@desk.example> wrote:\n\n${BELOW}`,
  ],
  ['Thunderbird', `05.05.2025 12:03, Поддержка пишет:\n${BELOW}`],
  ['mail.ru', `Понедельник, 5 мая 2025, 12:03 +03:00 от Поддержка <help@desk.example>:\n \n${BELOW}`],
  ['Yandex', `05.05.2025, 12:03, "Поддержка" <help@desk.example>:\n${BELOW}`],
  ['The Bat', `Вы писали 5 мая 2025 г., 12:03:17:\n\n${BELOW}`],
  [
    'Outlook, Russian',
    'От: Поддержка <help@desk.example>\nОтправлено: 5 мая 2025 г. 12:03\nКому: Иван\nТема: Re: Возврат\n\nЗдравствуйте!',
  ],
  ['Outlook, on one line', 'От: Поддержка Отправлено: 5 мая 2025 г. 12:03 Кому: Иван Тема: Возврат\n\nЗдравствуйте!'],
  [
    'Outlook, English, with a rule',
    '________________________________\nFrom: Support <help@desk.example>\nSent: Monday, May 5, 2025 12:03 PM\nTo: Ivan\nSubject: Refund\n\nHello!',
  ],
  ['Outlook, bold', '*From:* Support <help@desk.example>\n*Sent:* Monday\n*To:* Ivan\n\nHello!'],
  ['an original message', '-----Исходное сообщение-----\nОт: Поддержка\n\nЗдравствуйте!'],
  ['an original message, English', '-----Original Message-----\nHello!'],
  ['signs alone', BELOW],
  [
    'a signature and a quote',
    `-- \nИван Петров\nдиректор\n\nпн, 5 мая 2025 г. в 12:03, Поддержка <help@desk.example>:\n${BELOW}`,
  ],
  [
    'an iPhone',
    `Отправлено с iPhone\n\n> 5 мая 2025 г., в 12:03, Поддержка <help@desk.example> написал(а):\n> \n${BELOW}`,
  ],
  ['Sent from my iPhone', 'Sent from my iPhone'],
  ['a farewell', 'С уважением,\nИван Петров\nООО «Пример»\n+375 29 000-00-00'],
  ['a Belarusian farewell', 'З павагай,\nІван'],
  ['regards', 'Best regards,\nIvan'],
])('folded: %s', (_, below) => {
  const { said, quoted } = splitQuoted(`${SAID}\n\n${below}`);

  expect(said).toBe(SAID);
  expect(quoted.length).toBeGreaterThanOrEqual(below.trim().length - 4);
});

test('an answer below the quote is the answer', () => {
  const { said, quoted } = splitQuoted(`On Mon, 5 May 2025, Support wrote:\n> What is the number?\n\n12345`);

  expect(said).toBe('12345');
  expect(quoted).toContain('What is the number?');
});

test('answers between quoted lines stay with what they answer', () => {
  const between = '> Номер заказа?\n12345\n> Сумма?\n10 рублей';

  expect(splitQuoted(between)).toEqual({ said: between, quoted: '' });
});

test('a forward is about what it carries', () => {
  const forward = 'Разберитесь, пожалуйста.\n\n-------- Пересылаемое сообщение --------\nОт: Иван\n\nНе прошла оплата';

  expect(splitQuoted(forward).said).toBe(forward);
  expect(
    splitQuoted('См. ниже\n\nОт: Иван\nОтправлено: вчера\nКому: мне\n\nНе прошла', { isForward: true }).said,
  ).toContain('Не прошла');
  expect([isForward('Fwd: оплата'), isForward('FW: x'), isForward('Re: Fwd: x'), isForward('Re: x')]).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('a mail that only quotes is what it quotes', () => {
  expect(splitQuoted(BELOW)).toEqual({ said: BELOW, quoted: '' });
});

test.each([
  'Оплата от 05.05.2025 12:03 не прошла, чек:\nнет',
  'Клиент пишет: деньги списались',
  'Заказ оформлен на адрес:\nМинск, ул. Примерная',
  'С уважением отношусь к вашей работе, но где деньги? Жду уже неделю и никто не отвечает, помогите наконец разобраться',
  'От: 100 рублей до 200',
])('nothing is folded: %s', (text) => {
  expect(splitQuoted(text)).toEqual({ said: text, quoted: '' });
});

test('every line is kept, on one side or the other', () => {
  const line = fc.constantFrom(
    'слово',
    '> цитата',
    '',
    '-- ',
    'С уважением,',
    'пн, 5 мая 2025 г. в 12:03, А <a@b.example>:',
    '-----Original Message-----',
    'From: a',
    'To: b',
    'Subject: c',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const { said, quoted } = splitQuoted(lines.join('\n'));
      const words = (text: string) =>
        text
          .split(/\s+/)
          .filter((word) => word !== '')
          .sort();

      expect(words(`${said}\n${quoted}`)).toEqual(words(lines.join('\n')));
    }),
  );
});

test('long and wild texts end soon', () => {
  for (const wild of [
    '>'.repeat(200_000),
    'От: '.repeat(50_000),
    `On ${'a '.repeat(100_000)}wrote:`,
    '\n'.repeat(200_000),
    'пн, '.repeat(50_000),
  ])
    expect(splitQuoted(wild).said.length).toBeLessThanOrEqual(wild.length);
});
