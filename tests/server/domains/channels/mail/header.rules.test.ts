import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeWords, firstOf, readHeaders } from '../../../../../server/domains/channels/mail/header.rules.ts';

const asBytes = (bytes: Buffer) => bytes.toString('latin1');

test('encoded words are read in both spellings, and joined where a letter was cut in two', () => {
  const halves = Buffer.from('чек');

  expect(decodeWords('=?utf-8?Q?=D0=9E=D0=BF=D0=BB=D0=B0=D1=82=D0=B0_1?=')).toBe('Оплата 1');
  expect(decodeWords(`=?koi8-r?B?${iconv.encode('Возврат', 'koi8-r').toString('base64')}?=`)).toBe('Возврат');
  expect(
    decodeWords(
      `=?utf-8?B?${halves.subarray(0, 3).toString('base64')}?= =?utf-8?B?${halves.subarray(3).toString('base64')}?=`,
    ),
  ).toBe('чек');
  expect(decodeWords('plain =?utf-8?Q?=21?= and more')).toBe('plain ! and more');
});

test('bare bytes of a header are guessed, folded lines are one', () => {
  const line = `Subject: ${asBytes(iconv.encode('Не приходит', 'koi8-r'))}\r\n ${asBytes(iconv.encode('чек', 'koi8-r'))}`;

  expect(firstOf(readHeaders([line]), 'subject')).toBe('Не приходит чек');
});

test('a line without a name is no header, and there is an end to them', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `X-${i}: v`);

  expect(readHeaders([': nothing', 'no colon'])).toEqual([]);
  expect(readHeaders(many).length).toBeLessThanOrEqual(500);
});
