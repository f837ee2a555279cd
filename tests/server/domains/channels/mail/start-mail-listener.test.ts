import { connect } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { pauseAccount } from '../../../../../server/domains/channels/index.ts';
import { createReplyTokens } from '../../../../../server/domains/channels/mail/reply-tokens.ts';
import {
  type ListenerCaps,
  startMailListener,
} from '../../../../../server/domains/channels/mail/start-mail-listener.ts';
import {
  channelAccounts,
  channelTallies,
  fileChunks,
  files,
  inbound,
} from '../../../../../server/domains/channels/tables.ts';
import { TicketId } from '../../../../../server/kernel/ids.ts';
import { createContext } from '../../../../../server/platform/context.ts';
import type { Database } from '../../../../../server/platform/db.ts';
import { testChannels } from '../../../../support/channels.ts';
import { freshDatabase, testServices } from '../../../../support/database.ts';
import { DESK, mailOf, makeMailbox, pushMail } from '../../../../support/fake-mail.ts';
import { testSecrets } from '../../../../support/people.ts';

const db = await freshDatabase();
const services = testServices(db);
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
const channels = testChannels(services);
const tokens = createReplyTokens(testSecrets);

beforeEach(async () => {
  for (const table of [inbound, channelTallies, fileChunks, files, channelAccounts]) await db.write.delete(table);
});

const CAPS: ListenerCaps = {
  silenceMs: 5_000,
  connectionMs: 5_000,
  connections: 20,
  recipients: 5,
  bytesAtOnce: 200_000_000,
};

async function listener(
  caps: Partial<ListenerCaps> = {},
  over: Pick<typeof channels, 'services' | 'log' | 'inboundBell'> = channels,
  trusted = ['127.0.0.1'],
) {
  const started = await startMailListener({
    channels: over,
    tokens,
    port: 0,
    host: '127.0.0.1',
    trusted,
    caps: { ...CAPS, ...caps },
  });
  afterAll(started.stop);
  return started.port;
}
const rows = () => db.read.select().from(inbound);
const port = await listener();

describe('mail is taken', () => {
  test('and is there when it is said to be', async () => {
    const { id } = await makeMailbox(ctx);

    expect(await pushMail(port, mailOf())).toMatch(/^250 /);
    expect(await rows()).toMatchObject([
      { accountId: id, lane: 'vera@shop.example', state: 'waiting', said: { kind: 'message', text: 'Где мой чек?' } },
    ]);
  });

  test('once, however often it is handed over: the yes may have been lost', async () => {
    await makeMailbox(ctx);

    await Promise.all([1, 2, 3, 4, 5].map(() => pushMail(port, mailOf())));

    expect(await rows()).toMatchObject([{ repeats: 4 }]);
  });

  test('at a signed address, which names the ticket', async () => {
    await makeMailbox(ctx);
    const ticketId = TicketId.parse(crypto.randomUUID());

    await pushMail(port, mailOf(), { to: [tokens.sign(DESK, ticketId) ?? ''] });

    expect(await rows()).toMatchObject([{ said: { threading: { ticketToken: ticketId } } }]);
  });

  test('for each of our mailboxes that it is for', async () => {
    const first = await makeMailbox(ctx);
    const second = await makeMailbox(ctx, { address: 'sales@desk.example' });

    await pushMail(port, mailOf(), { to: [DESK, 'Sales@desk.example'] });

    expect((await rows()).map(({ accountId }) => accountId).sort()).toEqual([first.id, second.id].sort());
  });

  test('with its files: what can be searched is masked, what cannot is held back', async () => {
    await makeMailbox(ctx);
    const part = (type: string, name: string, body: string) =>
      `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename=${name}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}\r\n`;
    const body = `${part('text/csv', 'a.csv', 'card;4200 0000 0000 0000')}${part('image/png', 'b.png', 'PNG')}--b--`;

    await pushMail(port, mailOf({ 'Content-Type': 'multipart/mixed; boundary=b' }, body));

    const kept = await db.read.select().from(files).orderBy(files.name);
    const [chunk] = await db.read.select().from(fileChunks);
    expect(kept).toMatchObject([
      { name: 'a.csv', state: 'clean' },
      { name: 'b.png', state: 'held-back' },
    ]);
    expect(Buffer.from(chunk?.bytes ?? []).toString()).not.toContain('4200 0000 0000 0000');
    const [{ said } = { said: undefined }] = await rows();
    expect(said?.kind === 'message' && said.files.map(({ fileId }) => fileId).sort()).toEqual(
      kept.map(({ id }) => id).sort(),
    );
  });
});

describe('mail is not taken', () => {
  test.each([
    ['stranger@desk.example'],
    ['help@elsewhere.example'],
    ['help@desk.example.evil.example'],
  ])('for %s: nothing is passed on', async (to) => {
    await makeMailbox(ctx);

    await expect(pushMail(port, mailOf(), { to: [to] })).rejects.toMatchObject({ responseCode: 550 });
    expect(await rows()).toEqual([]);
  });

  test.each([
    [['127.0.0.0/8', '::1'], true],
    [['10.0.0.0/8', '127.0.0.1'], true],
    [['10.0.0.0/8', 'fd00::/8'], false],
    [[], false],
  ])('from anybody but its own mail servers %j', async (trusted, isTaken) => {
    await makeMailbox(ctx);
    const sent = pushMail(await listener({}, channels, trusted), mailOf());

    if (isTaken) await expect(sent).resolves.toMatch(/^250 /);
    else await expect(sent).rejects.toMatchObject({ responseCode: 554, message: expect.stringContaining('own mail') });
    expect(await rows()).toHaveLength(isTaken ? 1 : 0);
  });

  test('for a mailbox that does not listen; for one that is paused the server keeps it', async () => {
    await makeMailbox(ctx, { listens: false });
    const { id } = await makeMailbox(ctx, { address: 'sales@desk.example' });
    await pauseAccount(ctx, id, true);

    await expect(pushMail(port, mailOf())).rejects.toMatchObject({ responseCode: 550 });
    await expect(pushMail(port, mailOf(), { to: ['sales@desk.example'] })).rejects.toMatchObject({ responseCode: 450 });
  });

  test('when it is larger than anybody reads', async () => {
    await makeMailbox(ctx);

    await expect(pushMail(port, mailOf({}, Buffer.alloc(51 * 1024 * 1024, 'x')))).rejects.toMatchObject({
      responseCode: 552,
    });
    expect(await rows()).toEqual([]);
  });

  const attached = (count: number, body: string) =>
    Array.from({ length: count }, (_, n) => `--b\r\nContent-Disposition: attachment; filename=${n}\r\n\r\n${body}\r\n`);
  test.each([
    ['of more parts than are read', () => attached(600, 'x')],
    ['with more files than are kept', () => attached(101, 'x')],
    ['with a file that is too large', () => attached(1, 'x'.repeat(26 * 1024 * 1024))],
  ])('%s: nothing of it is lost without a word', async (_, parts) => {
    await makeMailbox(ctx);
    const mail = mailOf({ 'Content-Type': 'multipart/mixed; boundary=b' }, `${parts().join('')}--b--`);

    await expect(pushMail(port, mail)).rejects.toMatchObject({ responseCode: 552 });
    expect(await rows()).toEqual([]);
  });

  test('while there is too much at once: later', async () => {
    await makeMailbox(ctx);

    await expect(pushMail(await listener({ bytesAtOnce: 100 }), mailOf())).rejects.toMatchObject({ responseCode: 452 });
  });

  test('while the database is away: later, and not a word of it is lost', async () => {
    await makeMailbox(ctx);
    const refused = Object.assign(new Error('nobody listens'), { code: 'ECONNREFUSED', syscall: 'connect' });
    // Safe: the listener asks it for transactions only.
    const write = { transaction: () => Promise.reject(refused) } as unknown as Database['write'];
    const away = { ...channels, services: { ...services, db: { ...db, write } } };

    await expect(pushMail(await listener({}, away), mailOf())).rejects.toMatchObject({ responseCode: 451 });
    expect(await rows()).toEqual([]);
  });
});

describe('a sender that means no good', () => {
  test('names thousands: after a few it is told to stop', async () => {
    await makeMailbox(ctx);
    const wire = await speak(port);
    const many = Array.from({ length: 10_000 }, (_, i) => `RCPT TO:<help+${i}@desk.example>\r\n`).join('');

    wire.say(`EHLO x\r\nMAIL FROM:<a@b.example>\r\n${many}`);

    await wire.heard((text) => (text.match(/^452 /gm) ?? []).length === 9_995);
    expect((wire.text().match(/^250 .*(?:Accepted|OK)/gim) ?? []).length).toBeLessThan(20);
    wire.end();
  });

  test('sends a sign now and then: it is sent away', async () => {
    await makeMailbox(ctx);
    const wire = await speak(await listener({ connectionMs: 300 }));

    wire.say(`EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<${DESK}>\r\nDATA\r\n`);
    const drip = setInterval(() => wire.say('x'), 50);
    await wire.closed;
    clearInterval(drip);

    expect(await rows()).toEqual([]);
  });

  test('hangs up in the middle: nothing is kept', async () => {
    await makeMailbox(ctx);
    const wire = await speak(port);
    wire.say(`EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<${DESK}>\r\nDATA\r\n`);
    await wire.heard((text) => text.includes('354 '));

    wire.say('Subject: half\r\n\r\nhalf a m');
    wire.end();
    await wire.closed;

    expect(await rows()).toEqual([]);
  });

  test('may not sign in', async () => {
    const wire = await speak(port);

    wire.say('EHLO x\r\nAUTH PLAIN AGEAYg==\r\n');

    await wire.heard((text) => /^5\d\d /m.test(text));
    expect(wire.text()).not.toMatch(/AUTH PLAIN|STARTTLS/);
    wire.end();
  });
});

/** A client that says what it wants, once it was greeted. */
async function speak(to: number) {
  const socket = connect(to, '127.0.0.1');
  let text = '';
  let look = () => {};
  socket.on('data', (chunk) => {
    text += chunk;
    look();
  });
  socket.on('error', () => {});
  const heard = (holds: (text: string) => boolean) =>
    new Promise<void>((resolve) => {
      look = () => holds(text) && resolve();
      look();
    });
  await heard((said) => said.startsWith('220 '));
  return {
    say: (words: string) => socket.writable && socket.write(words),
    text: () => text,
    heard,
    end: () => socket.destroy(),
    closed: new Promise<void>((resolve) => socket.on('close', () => resolve())),
  };
}
