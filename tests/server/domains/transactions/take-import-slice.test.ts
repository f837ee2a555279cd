import { expect, test } from 'vitest';
import { MAX_SLICE_BYTES } from '../../../../server/domains/transactions/contract.ts';
import { createImport, findTransactions, takeImportSlice } from '../../../../server/domains/transactions/index.ts';
import { getImport, listImportRefusals, listImports } from '../../../../server/domains/transactions/queries/imports.ts';
import type { ImportId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const zone = { timeZone: 'Europe/Minsk' };
const utf8 = (text: string) => new TextEncoder().encode(text);
let files = 0;

function begin(bytes: Uint8Array, fileName = 'rows.jsonl') {
  files += 1;
  return createImport(ctx, { fileName, sizeBytes: bytes.length, fingerprint: files.toString(16).padStart(64, '0') });
}

/** Sends a file in slices of at most `size` bytes, as the console does. */
async function send(id: ImportId, bytes: Uint8Array, size: number) {
  for (let state = await getImport(db.read, id); state.state === 'open'; ) {
    const slice = bytes.subarray(state.nextOffset, state.nextOffset + size);
    state = await takeImportSlice(ctx, id, { offset: state.nextOffset, bytes: slice }, zone);
  }
  return getImport(db.read, id);
}

async function take(bytes: Uint8Array, fileName?: string, size = MAX_SLICE_BYTES) {
  const { import: begun } = await begin(bytes, fileName);
  const done = await send(begun.id, bytes, size);
  const { items: refusals } = await listImportRefusals(db.read, begun.id, { limit: 200 });
  return { ...done, refusals };
}

const line = (uid: string, more = {}) =>
  JSON.stringify({
    uid,
    shop_id: 361,
    status: 'successful',
    type: 'payment',
    amount: 4850,
    currency: 'BYN',
    created_at: '2026-11-08T16:04:31Z',
    ...more,
  });

test.each([
  200,
  333,
  1_000,
  MAX_SLICE_BYTES,
])('JSON lines go in whole, cut anywhere (slices of %d bytes)', async (size) => {
  const uids = Array.from({ length: 40 }, (_, index) => `j${size}-${index}`);
  const bytes = utf8(uids.map((uid) => line(uid, { description: 'Зелёный чай' })).join('\r\n'));

  const done = await take(bytes, 'rows.jsonl', size);

  expect(done).toMatchObject({ state: 'done', inserted: 40, refused: 0, linesTaken: 40, nextOffset: bytes.length });
  expect(await findTransactions(db.read, uids)).toHaveLength(40);
});

test('a bad row is set aside with its line and its masked beginning, the rest goes in', async () => {
  const bytes = utf8([line('bad-1'), '{"uid": "4200000000000000 broken', '', '{"no":"uid"}', line('bad-2')].join('\n'));

  const done = await take(bytes);

  expect(done).toMatchObject({ inserted: 2, refused: 2 });
  expect(done.refusals.map(({ line: at, reason }) => [at, reason])).toEqual([
    [2, 'bad-json'],
    [4, 'no-transaction'],
  ]);
  expect(done.refusals[0]?.excerpt).toContain('420000••••••0000');
});

test('a CSV file is read by the names of its columns', async () => {
  const csv = [
    'Номер заказа;UID;Сумма;Валюта;Статус;Дата создания;E-mail;Карта;Код авторизации;Комментарий',
    '10423;csv-1;"48,50";BYN;Успешно;08.11.2026 19:04:31;payer@shop.example;420000******4242;A1B2C3;"строка; с ""кавычками""\nи второй строкой"',
    '10424;csv-2;1 234,00;BYN;Отклонено;2026-11-08 19:05;;;;',
  ].join('\r\n');

  const done = await take(utf8(`\ufeff${csv}\r\n`), 'rows.csv', 400);

  const [first, second] = (await findTransactions(db.read, ['csv-1', 'csv-2'])).sort((a, b) =>
    a.uid < b.uid ? -1 : 1,
  );
  expect(done).toMatchObject({ inserted: 2, refused: 0, encoding: 'utf-8', linesTaken: 4 });
  expect(done.columns?.at(-1)).toEqual({ name: 'Комментарий', field: null });
  expect(first).toMatchObject({
    trackingId: '10423',
    amount: { minor: 4850, currency: 'BYN' },
    status: 'successful',
    createdAt: '2026-11-08T16:04:31.000000Z',
    customerEmail: 'payer@shop.example',
    cardLast4: '4242',
    authCode: 'A1B2C3',
  });
  expect(second).toMatchObject({
    amount: { minor: 123_400, currency: 'BYN' },
    status: 'failed',
    createdAt: '2026-11-08T16:05:00.000000Z',
  });
});

test('a file of windows-1251 is recognised', async () => {
  // "Чай" in windows-1251.
  const bytes = Uint8Array.from([...utf8('uid,description\ncp-1,'), 0xd7, 0xe0, 0xe9, 0x0a]);

  const done = await take(bytes, 'rows.csv');

  expect(done.encoding).toBe('windows-1251');
  expect(await findTransactions(db.read, ['cp-1'])).toMatchObject([{ description: 'Чай' }]);
});

test('a file of UTF-16 is recognised by its mark', async () => {
  const text = `\ufeffuid\tdescription\nwide-1\tЧай\nwide-2\t"два\nряда"\n`;
  const bytes = Uint8Array.from(Buffer.from(text, 'utf16le'));

  const done = await take(bytes, 'rows.csv', 80);

  expect(done).toMatchObject({ encoding: 'utf-16le', inserted: 2, refused: 0 });
});

test('letters that are none in the encoding of the file are said, not swallowed', async () => {
  const good = utf8(`uid,description\n${'x'.repeat(10)},ok\n`);
  const bytes = Uint8Array.from([...good, ...utf8('enc-1,'), 0xff, 0xfe, 0x0a, ...utf8('enc-2,ok\n')]);

  const done = await take(bytes, 'rows.csv', good.length);

  expect(done.refusals).toMatchObject([{ line: 3, reason: 'bad-encoding' }]);
  expect(done.inserted).toBe(2);
});

test('a quote that is never closed costs its own row only', async () => {
  const rows = ['uid,description', 'q-1,ok', 'q-2,"never closed'];

  const done = await take(utf8(rows.join('\n')), 'rows.csv');

  expect(done).toMatchObject({ inserted: 1, refused: 1 });
  expect(done.refusals).toMatchObject([{ line: 3, reason: 'quote-never-closed' }]);
});

test('a line longer than a slice is set aside and the file goes on', async () => {
  const bytes = utf8(`${line('long-1')}\n${'x'.repeat(MAX_SLICE_BYTES + 10)}\n${line('long-2')}\n`);

  const done = await take(bytes);

  expect(done.inserted).toBe(2);
  expect(done.refusals.map(({ reason }) => reason)).toEqual(['line-too-long', 'bad-json']);
});

test('a slice at a wrong place is refused with the right one, and nothing is taken', async () => {
  const bytes = utf8(`${line('off-1')}\n${line('off-2')}\n`);
  const { import: begun } = await begin(bytes);

  const refused = takeImportSlice(ctx, begun.id, { offset: 7, bytes: bytes.subarray(7) }, zone);

  await expect(refused).rejects.toMatchObject({ code: 'conflict', reason: 'wrong-offset', fields: { offset: '0' } });
  expect(await findTransactions(db.read, ['off-1', 'off-2'])).toEqual([]);
});

test('the same file begun again goes on where it was; after it is done it begins anew', async () => {
  const bytes = utf8(`${line('again-1')}\n${line('again-2')}\n`);
  const file = { fileName: 'again.jsonl', sizeBytes: bytes.length, fingerprint: 'f'.repeat(64) };
  const { import: begun } = await createImport(ctx, file);
  await takeImportSlice(ctx, begun.id, { offset: 0, bytes: bytes.subarray(0, bytes.length - 5) }, zone);

  const resumed = await createImport(ctx, file);

  expect(resumed).toMatchObject({ resumed: true, import: { id: begun.id, linesTaken: 1 } });
  expect(await send(begun.id, bytes, MAX_SLICE_BYTES)).toMatchObject({ state: 'done', inserted: 2 });
  expect(await createImport(ctx, file)).toMatchObject({ resumed: false });
});

test('a slice that fails before its commit moves nothing', async () => {
  const bytes = utf8(`${line('kill-1')}\n`);
  const { import: begun } = await begin(bytes);
  const killed = ctx.change('transaction.import', begun.id, async () => {
    await takeImportSlice(ctx, begun.id, { offset: 0, bytes }, zone);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');

  const done = await send(begun.id, bytes, MAX_SLICE_BYTES);

  expect(done).toMatchObject({ inserted: 1, state: 'done' });
});

test('a CSV file that names no uid is refused with the columns that it has', async () => {
  const bytes = utf8('a,b\n1,2\n');
  const { import: begun } = await begin(bytes, 'rows.csv');

  const refused = takeImportSlice(ctx, begun.id, { offset: 0, bytes }, zone);

  await expect(refused).rejects.toMatchObject({ reason: 'no-uid-column', fields: { columns: 'a, b' } });
});

test('imports are listed newest first, a page at a time', async () => {
  const first = await listImports(db.read, { limit: 3 });
  const second = await listImports(db.read, { limit: 3, after: first.next });

  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
});
