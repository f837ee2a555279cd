import { beforeEach, describe, expect, test } from 'vitest';
import { getAccountRow } from '../../../../../server/domains/channels/index.ts';
import type { MailCaps } from '../../../../../server/domains/channels/mail/connections.ts';
import { openMail } from '../../../../../server/domains/channels/mail/open-mail.ts';
import { parseMail } from '../../../../../server/domains/channels/mail/parse-mail.ts';
import { createReplyTokens } from '../../../../../server/domains/channels/mail/reply-tokens.ts';
import type { Outgoing } from '../../../../../server/domains/channels/port.ts';
import { channelAccounts } from '../../../../../server/domains/channels/tables.ts';
import { FileId, TicketId } from '../../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../../support/database.ts';
import { DESK, imapServer, mailOf, mailSink, makeMailbox, wireTo } from '../../../../support/fake-mail.ts';
import { testSecrets } from '../../../../support/people.ts';
import { parsingDesk } from './parsing-desk.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const tokens = createReplyTokens(testSecrets);
const sink = await mailSink();
const FILE = FileId.parse(crypto.randomUUID());
const ID = '019ab000-0000-7000-8000-000000000001';
const OURS = `<${ID}@desk.example>`;

beforeEach(async () => {
  sink.taken.length = 0;
  Object.assign(sink.manners, { rcpt: undefined, data: undefined, hangUpAfterData: undefined });
  await db.write.delete(channelAccounts);
});

async function mailbox(given: Parameters<typeof makeMailbox>[1] = {}, caps?: MailCaps) {
  const { id } = await makeMailbox(ctx, { smtpPort: sink.port, ...given });
  const row = await getAccountRow(ctx.read, id);
  const readFile = async (file: string) =>
    file === FILE ? { name: 'чек за май.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') } : undefined;
  const secrets = { webhookSecret: 'w', imapPassword: 'testpass', smtpPassword: given?.password ?? 'testpass' };
  return openMail({ row, secrets, readFile }, caps === undefined ? { tokens } : { tokens, caps });
}

const answer = (content: Partial<Outgoing['content']> = {}, address = 'vera@shop.example'): Outgoing => ({
  messageId: ID,
  address,
  content: { text: 'Возврат сделан.\nСпасибо!', subject: 'Re: Возврат [#123]', files: [], ...content },
});
const headersOf = (raw: string) => raw.replace(/\r\n[ \t]+/g, ' ').split('\r\n\r\n')[0] ?? '';

describe('what is sent', () => {
  test('arrives with our own name, thread and a signed address to answer to', async () => {
    const ticketId = TicketId.parse(crypto.randomUUID());
    const channel = await mailbox();

    const outcome = await channel.send(
      answer({ ticketId, replyTo: '<m1@shop.example>', references: ['<m0@shop.example>'] }),
    );

    expect(outcome).toEqual({ outcome: 'sent', providerMessageId: OURS });
    const [taken] = sink.taken;
    const headers = headersOf(taken?.raw ?? '');
    expect(taken).toMatchObject({ from: DESK, to: ['vera@shop.example'] });
    expect(headers).toMatch(new RegExp(`^Message-ID: ${OURS}$`, 'm'));
    expect(headers).toMatch(/^In-Reply-To: <m1@shop\.example>$/m);
    expect(headers).toMatch(/^References: <m0@shop\.example> <m1@shop\.example>$/m);
    expect(headers).not.toMatch(/^Auto-Submitted/im);
    const replyTo = /^Reply-To: .*<(.+)>$/m.exec(headers)?.[1] ?? '';
    expect(tokens.read([replyTo])).toBe(ticketId);
    const read = await parseMail(
      { raw: Buffer.from(taken?.raw ?? ''), receivedAt: NOON },
      { ...parsingDesk(), address: 'x@y.example' },
    );
    expect(read.said).toMatchObject({
      text: 'Возврат сделан.\nСпасибо!',
      subject: 'Re: Возврат [#123]',
      sender: { name: 'Поддержка' },
    });
  });

  test('a file goes with it under its own name', async () => {
    await (await mailbox()).send(answer({ files: [FILE] }));

    const read = await parseMail({ raw: Buffer.from(sink.taken[0]?.raw ?? ''), receivedAt: NOON }, parsingDesk());
    expect(read.files).toMatchObject([
      { name: 'чек за май.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') },
    ]);
  });

  test('the program’s own words say that they are', async () => {
    await (await mailbox()).send(answer({ automatic: true }));

    expect(headersOf(sink.taken[0]?.raw ?? '')).toMatch(/^Auto-Submitted: auto-replied$/m);
  });

  test('comes back as a loop', async () => {
    await (await mailbox()).send(answer());

    const { said } = await parseMail({ raw: Buffer.from(sink.taken[0]?.raw ?? ''), receivedAt: NOON }, parsingDesk());
    expect(said).toMatchObject({ automatic: 'loop' });
  });

  test.each([
    'vera@shop.example\r\nBcc: thief@evil.example',
    'vera@shop.example, thief@evil.example',
    'Vera <thief@evil.example>',
    'vera@shop.example>\r\nRCPT TO:<thief@evil.example',
    'vera',
  ])('an address that is more than one, or none, is refused: %j', async (address) => {
    expect(await (await mailbox()).send(answer({}, address))).toMatchObject({
      outcome: 'failed',
      reason: 'bad-address',
    });
    expect(sink.taken).toEqual([]);
  });

  test('a line break in the subject is refused; ids that cannot stand in a header are left out', async () => {
    const channel = await mailbox();

    expect(await channel.send(answer({ subject: 'a\r\nBcc: thief@evil.example' }))).toMatchObject({
      reason: 'line-break-in-field',
    });
    await channel.send(answer({ replyTo: '<a>\r\nBcc: thief@evil.example', references: ['<420000••••••0000@x>'] }));
    expect(headersOf(sink.taken[0]?.raw ?? '')).not.toMatch(/thief|References|In-Reply-To/);
  });
});

describe('what may become of it', () => {
  test.each([
    [{ rcpt: 550 }, { outcome: 'failed', reason: 'refused-by-server' }],
    [{ rcpt: 450 }, { outcome: 'later', reason: 'server-busy' }],
    [{ data: 554 }, { outcome: 'failed', reason: 'refused-by-server' }],
    [{ data: 452 }, { outcome: 'later', reason: 'server-busy' }],
    [{ hangUpAfterData: true }, { outcome: 'unknown', reason: 'connection-lost' }],
  ])('%j', async (manners, expected) => {
    Object.assign(sink.manners, manners);

    expect(await (await mailbox()).send(answer())).toMatchObject(expected);
  });

  test('the server’s own words are told', async () => {
    sink.manners.rcpt = 550;

    expect(await (await mailbox()).send(answer())).toMatchObject({ words: expect.stringContaining('550 said no') });
  });

  test('nobody there, or nobody who speaks: later', async () => {
    const wire = await wireTo(sink.port);
    wire.goDead();
    const caps = { connectMs: 150, silenceMs: 150, idleMs: 150 };

    expect(await (await mailbox({ smtpPort: 9 })).send(answer())).toMatchObject({ outcome: 'later' });
    expect(await (await mailbox({ smtpPort: wire.port }, caps)).send(answer())).toMatchObject({ outcome: 'later' });
  });

  test('a wrong password is no fault of the mail', async () => {
    const guarded = await mailSink({ password: 'right' });
    const given = { smtpPort: guarded.port, smtpUser: 'desk' };

    expect(await (await mailbox({ ...given, password: 'wrong' })).send(answer())).toMatchObject({
      outcome: 'later',
      reason: 'wrong-password',
    });
    expect(await (await mailbox({ ...given, password: 'right' })).send(answer())).toMatchObject({ outcome: 'sent' });
  });

  test('a file that is not there is told', async () => {
    const missing = FileId.parse(crypto.randomUUID());

    expect(await (await mailbox()).send(answer({ files: [missing] }))).toMatchObject({
      outcome: 'failed',
      reason: 'file-missing',
    });
  });
});

describe('the mailbox itself', () => {
  test('a try-out reaches nobody and says each step', async () => {
    const imap = await imapServer();

    expect(await (await mailbox({ imapPort: imap.port })).test()).toEqual([
      { step: 'smtp', ok: true, words: '' },
      { step: 'imap', ok: true, words: '' },
    ]);
    expect(sink.taken).toEqual([]);
    expect(await (await mailbox({ smtpPort: 9 })).test()).toMatchObject([{ step: 'smtp', ok: false }]);
  });

  test('a mail of which nobody knows is looked for among those that were sent', async () => {
    const imap = await imapServer();
    const channel = await mailbox({ imapPort: imap.port });

    expect(await channel.lookFor?.(ID)).toBeUndefined();
    imap.deliver(mailOf({ 'Message-ID': OURS }), 'Sent');
    expect(await channel.lookFor?.(ID)).toEqual({ outcome: 'sent', providerMessageId: OURS });
  });
});
