import { expect, test } from 'vitest';
import { formParts } from '../../../../server/demo/sandbox-telegram/multipart.rules.ts';

const body = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'));
const TYPE = 'multipart/form-data; boundary=xyz';

test('values and files are told apart, whatever letters a name has', () => {
  const parts = formParts(
    body(
      '--xyz\ncontent-disposition:form-data;name="chat_id"\n\n5\n--xyz\ncontent-disposition:form-data;name="d";filename=ответ.csv\ncontent-type:text/csv\n\na;b\n--xyz--\n',
    ),
    TYPE,
  );

  expect(
    parts.map(({ name, fileName, contentType, bytes }) => [name, fileName, contentType, String(Buffer.from(bytes))]),
  ).toEqual([
    ['chat_id', undefined, 'text/plain', '5'],
    ['d', 'ответ.csv', 'text/csv', 'a;b'],
  ]);
});

test.each(['', '--xyz', '--xyz\nno head', 'nothing of it'])('%s holds no part', (text) => {
  expect(formParts(body(text), TYPE)).toEqual([]);
});

test('without a boundary there are no parts', () => {
  expect(formParts(body('--xyz\n'), 'multipart/form-data')).toEqual([]);
});
