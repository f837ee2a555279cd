import { randomBytes } from 'node:crypto';
import { eq, like } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { addFile } from '../../../../server/domains/channels/add-file.ts';
import { addFilePiece } from '../../../../server/domains/channels/add-file-piece.ts';
import {
  type Channels,
  fetchFiles,
  forgetOldUploads,
  hasFilesToFetch,
  keepInbound,
  listFileStates,
  takeInbound,
} from '../../../../server/domains/channels/index.ts';
import { keepFile } from '../../../../server/domains/channels/keep-file.ts';
import { createPieceSeal } from '../../../../server/domains/channels/piece-seal.ts';
import { pollTelegram } from '../../../../server/domains/channels/poll-telegram.ts';
import { readBytes, readStoredFile } from '../../../../server/domains/channels/read-file.ts';
import { fileChunks, files } from '../../../../server/domains/channels/tables.ts';
import type { Receive } from '../../../../server/domains/channels/take-inbound.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { FileId, MessageId, TicketId } from '../../../../server/kernel/ids.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { makeBot, makeFile, testChannels } from '../../../support/channels.ts';
import { freshDatabase, NOON, testContext, testServices } from '../../../support/database.ts';
import { everythingStored } from '../../../support/everything-stored.ts';
import { fakeTelegram, VERA } from '../../../support/fake-telegram.ts';
import { makePerson, signedIn, testSecrets } from '../../../support/people.ts';
import { listeningApp } from '../../../support/whole-app.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
const channels = testChannels(services);
const telegram = await fakeTelegram(clock);
const bot = await makeBot(ctx, { apiRoot: telegram.origin, mode: 'polling' });
const CARD = '4200 0000 0000 0000';
const seal = createPieceSeal(testSecrets);

const keep = (contentType: string, bytes: Uint8Array, name = 'file') =>
  ctx.change('sample.build', 'file', ({ tx }) => keepFile(tx, { name, contentType, bytes, at: NOON }));

describe('a file that is kept', () => {
  test('of text is masked, whatever its charset', async () => {
    const utf8 = await keep('text/plain', Buffer.from(`card ${CARD}`), `${CARD}.txt`);
    const cyrillic = Buffer.concat([Buffer.from([0xea, 0xe0, 0xf0, 0xf2, 0xe0, 0x20]), Buffer.from(CARD)]);
    const win1251 = await keep('text/csv; charset=windows-1251'.split(';')[0] ?? '', cyrillic);

    expect([utf8.state, win1251.state]).toEqual(['clean', 'clean']);
    expect((await readBytes(db.read, utf8.fileId)).toString()).toBe('card 420000••••••0000');
    expect((await readBytes(db.read, win1251.fileId)).toString()).toBe('карта 420000••••••0000');
    expect(JSON.stringify(await everythingStored(db))).not.toContain(CARD);
  });

  test.each([
    'application/octet-stream',
    'application/vnd.ms-excel',
    '',
  ])('as %j is masked where it is text', async (type) => {
    const { fileId, state } = await keep(type, Buffer.from(`карта;${CARD}`), 'list.csv');

    expect(state).toBe('clean');
    expect((await readBytes(db.read, fileId)).toString()).toBe('карта;420000••••••0000');
  });

  test.each([
    ['a card that markup cuts', 'text/html', '<p>4200<b>0000</b><i>0000</i>0000</p>'],
    ['one in cells', 'text/html', '<td>7</td><td>4200</td><td>0000</td><td>0000</td><td>0000</td>'],
    ['a document in plain signs', 'application/octet-stream', '%PDF-1.4 4200'],
  ])('%s is held back', async (_, type, text) => {
    expect((await keep(type, Buffer.from(text))).state).toBe('held-back');
  });

  test('of markup without a card is clean', async () => {
    expect((await keep('text/html', Buffer.from('<p>Order <b>10423</b> of 48,50</p>'))).state).toBe('clean');
  });

  test('that cannot be searched is held back as it is, in chunks', async () => {
    const bytes = randomBytes(2_500_000);
    const { fileId, state } = await keep('image/png', bytes);

    expect(state).toBe('held-back');
    const chunks = await db.read
      .select()
      .from(fileChunks)
      .where(eq(fileChunks.fileId, fileId))
      .orderBy(fileChunks.position);
    expect(chunks.map((chunk) => chunk.bytes.length)).toEqual([1_048_576, 1_048_576, 402_848]);
    expect((await readStoredFile(db.read, fileId))?.bytes.equals(bytes)).toBe(true);
  });

  test.each([
    ['something else that calls itself text', 'text/plain', Buffer.from([1, 2, 3, 0, 200, 0x81])],
    ['a drawing that can hold a script', 'image/svg+xml', Buffer.from('<svg/>')],
  ])('%s is held back', async (_, contentType, bytes) => {
    expect((await keep(contentType, bytes)).state).toBe('held-back');
  });
});

describe('a file that lies with Telegram', () => {
  const ticketId = newId(TicketId);
  const receive: Receive = async () => ({ state: 'ticketed', ticketId, messageId: newId(MessageId) });
  const bring = async (given: { name: string; contentType: string; bytes: Uint8Array }) => {
    await db.write.delete(fileChunks);
    await db.write.delete(files);
    telegram.write(VERA, { text: 'see this', file: given });
    await pollTelegram(ctx, channels, bot.id, { failures: 0, signal: new AbortController().signal });
    await takeInbound(ctx, receive);
    const [row] = await db.read.select().from(files);
    if (row === undefined) throw new Error('no file is expected');
    return row;
  };
  const stateOf = async (row: { id: typeof files.$inferSelect.id }) =>
    (await listFileStates(db.read, [row.id])).get(row.id);

  test('is waited for, then fetched, masked and rung for on its ticket', async () => {
    const row = await bring({ name: 'log.txt', contentType: 'text/plain', bytes: Buffer.from(`PAN=${CARD}`) });
    expect(row).toMatchObject({ state: 'waiting', name: 'log.txt', stream: `ticket:${ticketId}` });
    expect(await hasFilesToFetch(db.read, clock.now())).toBe(true);

    await fetchFiles(ctx, channels);

    expect(await stateOf(row)).toBe('clean');
    expect((await readBytes(db.read, row.id)).toString()).toBe('PAN=420000••••••0000');
    expect(await hasFilesToFetch(db.read, clock.now())).toBe(false);
  });

  test('that cannot be had is tried again and is missing in the end', async () => {
    const row = await bring({ name: 'a.bin', contentType: 'application/zip', bytes: Buffer.from('zip') });
    telegram.stumble('getFile', { kind: 'refuse', code: 500, description: 'Internal Server Error' }, 8);
    await fetchFiles(ctx, channels);
    expect(await stateOf(row)).toBe('waiting');

    for (let round = 0; round < 10; round += 1) {
      clock.set(clock.now().add({ minutes: 11 }));
      await fetchFiles(ctx, channels);
    }

    expect(await stateOf(row)).toBe('missing');
    const wrong = await bring({ name: 'b.bin', contentType: 'application/zip', bytes: Buffer.from('zip') });
    telegram.stumble('getFile', { kind: 'refuse', code: 400, description: 'Bad Request: wrong file_id' });
    await fetchFiles(ctx, channels);
    expect(await stateOf(wrong)).toBe('missing');
  });

  test('that is larger than a bot may have is said to be so, as asking for another way solves it', async () => {
    const row = await bring({ name: 'film.zip', contentType: 'application/zip', bytes: Buffer.from('zip') });
    telegram.stumble('getFile', { kind: 'refuse', code: 400, description: 'Bad Request: file is too big' });

    await fetchFiles(ctx, channels);

    const [kept] = await db.read.select().from(files).where(eq(files.id, row.id));
    expect(kept).toMatchObject({ state: 'missing', missingWhy: 'too-large' });
  });

  test('and our own fault with it holds no other back: it counts as an attempt', async () => {
    const row = await bring({ name: 'log.txt', contentType: 'text/plain', bytes: Buffer.from('later') });
    const broken = Array.from({ length: 4 }, (_, n) => ({
      ...row,
      id: newId(FileId),
      providerRef: `broken-${n}`,
      dueAt: clock.now().subtract({ minutes: 1 }),
    }));
    await db.write.insert(files).values(broken);
    const stumbling = stumblingOver((providerRef) => providerRef.startsWith('broken'));

    await fetchFiles(ctx, stumbling);
    await fetchFiles(ctx, stumbling);

    expect(await stateOf(row)).toBe('clean');
    const others = await db.read.select().from(files).where(like(files.providerRef, 'broken-%'));
    expect(others.map(({ state, attempts }) => ({ state, attempts }))).toEqual(
      broken.map(() => ({ state: 'waiting', attempts: 1 })),
    );
  });

  test('of a payload that was taken before is not asked for twice', async () => {
    const before = (await db.read.select().from(files)).length;
    const row = { accountId: bot.id, deliveryKey: 'twice', lane: '1', original: '{}', receivedAt: NOON };
    const said = { kind: 'unknown', what: 'x', at: '2026-11-09T09:00:00.000000Z' } as const;
    await keepInbound(db.write, [
      { ...row, said },
      { ...row, said },
    ]);
    await takeInbound(ctx, receive);

    expect(await db.read.select().from(files)).toHaveLength(before);
  });
});

/** The same channels, with a fault of ours at some files. */
function stumblingOver(isHit: (providerRef: string) => boolean): Channels {
  const open: Channels['open'] = (row) => {
    const opened = channels.open(row);
    const { telegram } = opened;
    if (telegram === undefined) return opened;
    const fetchFile: typeof telegram.fetchFile = async (providerRef) => {
      if (isHit(providerRef)) throw new Error('a fault of ours');
      return telegram.fetchFile(providerRef);
    };
    return { ...opened, telegram: { ...telegram, fetchFile } };
  };
  return { ...channels, open };
}

describe('a file that somebody adds', async () => {
  // Its own: the whole program asks its bots by itself.
  const db = await freshDatabase();
  const app = await listeningApp(db);
  const person = await makePerson(testContext(db), { role: 'engineer' });
  const { cookie, actor } = await signedIn(testContext(db), person);
  const own = testContext(db, { actor });
  const download = (id: string, query = '') =>
    fetch(`${app.base}/api/files/${id}${query}`, { headers: { Cookie: cookie } });

  test('comes in pieces, in order, and not one byte more or less', async () => {
    const id = await addFile(own, { name: 'отчёт №1.txt', contentType: 'text/plain', sizeBytes: 10 });
    const piece = (position: number, text: string, done: boolean) =>
      addFilePiece(own, id, { position, bytes: Buffer.from(text), done }, seal);

    await expect(piece(1, 'hello', false)).rejects.toMatchObject({ reason: 'piece-out-of-order' });
    expect(await piece(0, 'hello', false)).toBe('storing');
    await expect(piece(1, ' wor', true)).rejects.toMatchObject({ reason: 'file-size-differs' });
    await expect(piece(1, ' world!', false)).rejects.toMatchObject({ reason: 'file-size-differs' });
    expect(await piece(1, ' worl', true)).toBe('clean');
    await expect(piece(2, 'd', true)).rejects.toMatchObject({ reason: 'file-closed' });

    const answer = await download(id);
    expect(await answer.text()).toBe('hello worl');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('отчёт №1.txt')}`,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('and is left before its end lies sealed, and goes after a day', async () => {
    const id = await addFile(own, { name: 'a.txt', contentType: 'text/plain', sizeBytes: 100 });
    await addFilePiece(own, id, { position: 0, bytes: Buffer.from(`card ${CARD}`), done: false }, seal);
    const there = async () => (await db.read.select().from(fileChunks).where(eq(fileChunks.fileId, id))).length;

    expect((await everythingStored(db)).filter(({ text }) => text.includes(CARD))).toEqual([]);
    await forgetOldUploads(db.write, NOON.add({ hours: 23 }));
    expect(await there()).toBe(1);
    await forgetOldUploads(db.write, NOON.add({ hours: 25 }));
    expect(await there()).toBe(0);
  });

  test('is nobody else’s to go on with', async () => {
    const id = await addFile(own, { name: 'a', contentType: 'text/plain', sizeBytes: 1 });
    const other = testContext(db, {
      actor: (await signedIn(testContext(db), await makePerson(testContext(db)))).actor,
    });

    const added = addFilePiece(other, id, { position: 0, bytes: Buffer.from('x'), done: true }, seal);

    await expect(added).rejects.toMatchObject({ reason: 'file-not-found' });
  });

  test('and is held back opens only when asked for as such', async () => {
    const id = await makeFile(testContext(db), {
      contentType: 'text/html',
      bytes: Buffer.from([0, 1, 2]),
      name: 'x.html',
    });

    expect((await download(id)).status).toBe(409);
    const opened = await download(id, '?open=held-back');
    expect(opened.status).toBe(200);
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(Buffer.from([0, 1, 2]));
    expect((await fetch(`${app.base}/api/files/${id}`)).status).toBe(401);
  });
});
