import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeBytes, guessCharset } from '../../../../../server/domains/channels/mail/charset.rules.ts';

const WORDS =
  'здравствуйте оплата не прошла деньги списались а заказ не оплачен помогите пожалуйста номер карты вернуть возврат магазин чек банк ошибка Минск Иван Петрович добрый день почему'.split(
    ' ',
  );
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

test.each(['windows-1251', 'koi8-r', 'cp866', 'utf-8'])('Russian in %s is read without being told', (charset) => {
  let right = 0;
  let all = 0;
  fc.assert(
    fc.property(
      sentence.filter((text) => text.length >= 5),
      (text) => {
        all += 1;
        if (decodeBytes(iconv.encode(text, charset)) === text) right += 1;
      },
    ),
    { numRuns: 2000, seed: 7 },
  );

  expect(right / all).toBeGreaterThan(0.995);
});

test.each(['utf-16le', 'utf-16be'])('%s is known by its mark', (charset) => {
  expect(decodeBytes(iconv.encode('Где мой чек?', charset, { addBOM: true }), 'utf-8')).toBe('Где мой чек?');
});

test('a declared charset is believed', () => {
  expect(decodeBytes(iconv.encode('Оплата', 'koi8-r'), 'KOI8-R')).toBe('Оплата');
  expect(decodeBytes(iconv.encode('支付失败', 'gbk'), 'gb2312')).toBe('支付失败');
});

test('what calls itself UTF-8 and is not is looked at', () => {
  expect(decodeBytes(iconv.encode('Где мой чек?', 'windows-1251'), 'utf-8')).toBe('Где мой чек?');
});

test('a broken letter does not make UTF-8 something else', () => {
  const broken = Buffer.concat([Buffer.from('Деньги списались, заказ не оплачен '), Buffer.from([0xd0])]);

  expect(guessCharset(broken)).toBe('utf-8');
});

test('a sign that stands for a lost letter is a sign like any other', () => {
  expect(decodeBytes(Buffer.from('6\u20e3 \ufffd 7\ufffd'))).toBe('6\u20e3 \ufffd 7\ufffd');
});

test('accents among plain letters are western', () => {
  expect(decodeBytes(iconv.encode('Café à la carte, déjà payé', 'latin1'))).toBe('Café à la carte, déjà payé');
});

test('a charset that never was is no reason to fail', () => {
  expect(decodeBytes(Buffer.from('plain'), 'x-nobody-knows')).toBe('plain');
  expect(decodeBytes(Buffer.from('+ADw-script+AD4-'), 'utf-7')).toBe('+ADw-script+AD4-');
});
