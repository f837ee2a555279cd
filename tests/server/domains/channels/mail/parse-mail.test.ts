import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { Incoming, type IncomingMessage } from '../../../../../server/domains/channels/contract.ts';
import { type ArrivedMail, parseMail } from '../../../../../server/domains/channels/mail/parse-mail.ts';
import { TicketId } from '../../../../../server/kernel/ids.ts';
import { mailOf } from '../../../../support/fake-mail.ts';
import { finderOf, plantedCards } from '../../../../support/planted-cards.ts';
import { parsingDesk } from './parsing-desk.ts';

const receivedAt = Temporal.Instant.from('2026-11-09T09:00:00Z');
const desk = parsingDesk();
const OURS = '<019ab000-0000-7000-8000-000000000001@desk.example>';

const parse = (raw: Buffer, envelope?: ArrivedMail['envelope']) =>
  parseMail({ raw, receivedAt, ...(envelope === undefined ? {} : { envelope }) }, desk);

async function message(raw: Buffer, envelope?: ArrivedMail['envelope']): Promise<IncomingMessage> {
  const { said } = await parse(raw, envelope);
  const known = Incoming.parse(said);
  if (known.kind !== 'message') throw new Error(`this is ${JSON.stringify(known)}`);
  return known;
}

const boundary = (parts: string[], kind = 'mixed'): [Record<string, string>, string] => [
  { 'Content-Type': `multipart/${kind}; boundary=b` },
  `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--`,
];
const text = (said: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${said}`;
const file = (name: string, type: string, said: string) =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${said}`;

test('a plain mail is what was written, by whom, when and under which name', async () => {
  expect(await message(mailOf())).toMatchObject({
    conversation: { address: 'vera@shop.example', kind: 'mail' },
    sender: { identity: { kind: 'email', value: 'vera@shop.example' }, name: 'Vera' },
    providerMessageId: '<m1@shop.example>',
    at: '2026-11-09T08:59:00.000000Z',
    subject: 'Receipt',
    text: 'Где мой чек?',
    files: [],
    threading: { references: [] },
    proof: { addressAligned: false },
  });
});

test('bare bytes are read in the charset they look like, in a part as in the head', async () => {
  const [headers, body] = boundary([`Content-Type: text/plain\r\n\r\nTEXT`]);
  const raw = mailOf({ ...headers, Subject: 'SUBJECT', From: '"NAME" <vera@shop.example>' }, body).toString('latin1');
  const put = (into: string, mark: string, said: string) =>
    into.replace(mark, iconv.encode(said, 'windows-1251').toString('latin1'));
  const filled = put(put(put(raw, 'TEXT', 'Деньги списались'), 'SUBJECT', 'Нет чека'), 'NAME', 'Вера Иванова');

  expect(await message(Buffer.from(filled, 'latin1'))).toMatchObject({
    text: 'Деньги списались',
    subject: 'Нет чека',
    sender: { name: 'Вера Иванова' },
  });
});

test('a mail in HTML alone has a text, and a sane HTML', async () => {
  const said = await message(
    mailOf({ 'Content-Type': 'text/html; charset=utf-8' }, '<p>Где <b>чек</b>?</p><script>x</script>'),
  );

  expect(said.text.trim()).toBe('Где чек?');
  expect(said.html).toContain('<p>Где <b>чек</b>?</p>');
});

test('what it quotes is folded, and kept', async () => {
  const said = await message(
    mailOf({}, 'Спасибо\n\nOn Mon, 9 Nov 2026, Help <help@desk.example> wrote:\n> Возврат сделан'),
  );

  expect(said.text).toBe('Спасибо');
  expect(said.quoted).toContain('Возврат сделан');
});

test('attachments are beside it, with their names and sizes', async () => {
  const { said, files } = await parse(mailOf(...boundary([text('См. файл'), file('check.txt', 'text/plain', 'abc')])));

  expect(said).toMatchObject({
    text: 'См. файл',
    files: [{ name: 'check.txt', contentType: 'text/plain', sizeBytes: 3 }],
  });
  expect(files.map(({ bytes }) => bytes.toString())).toEqual(['abc']);
});

// --- who it is from and where it belongs (D-04) -----------------------------------------------------------------

const ALIGNED = 'mx.desk.example; dmarc=pass header.from=shop.example';

test('our own server’s word proves the address; anybody else’s, or one below, does not', async () => {
  const line = (value: string) => mailOf({ 'Authentication-Results': value });
  const below = (top: string) => Buffer.concat([Buffer.from(`Authentication-Results: ${top}\r\n`), line(ALIGNED)]);

  expect((await message(line(ALIGNED))).proof.addressAligned).toBe(true);
  expect((await message(line(ALIGNED.replace('mx.desk', 'mx.evil')))).proof.addressAligned).toBe(false);
  expect((await message(below('mx.desk.example; dmarc=fail'))).proof.addressAligned).toBe(false);
  expect((await message(below('mx.relay.example; dmarc=fail'))).proof.addressAligned).toBe(false);
  expect((await message(below(''))).proof.addressAligned).toBe(false);
});

test('where no server is named, nothing is said of the address', async () => {
  const { said } = await parseMail(
    { raw: mailOf({ 'Authentication-Results': ALIGNED }), receivedAt },
    { ...desk, authservId: '' },
  );

  expect(said).toMatchObject({ proof: {} });
  expect(said).not.toHaveProperty('proof.addressAligned');
});

test('a second From, two addresses in one, or another address to answer prove nothing', async () => {
  const aligned = { 'Authentication-Results': ALIGNED };
  const second = Buffer.concat([Buffer.from('From: Eva <eva@desk.example>\r\n'), mailOf(aligned)]);

  expect((await message(second)).proof.addressAligned).toBe(false);
  expect(
    (await message(mailOf({ ...aligned, From: 'vera@shop.example, eva@shop.example' }))).proof.addressAligned,
  ).toBe(false);
  expect(await message(mailOf({ ...aligned, 'Reply-To': 'thief@evil.example' }))).toMatchObject({
    sender: { identity: { value: 'thief@evil.example' } },
    proof: { addressAligned: false },
  });
});

test('a name that looks like an address is a name', async () => {
  const said = await message(mailOf({ From: '"eva@desk.example" <thief@evil.example>' }));

  expect(said.sender.identity?.value).toBe('thief@evil.example');
});

test('an encoded word does not make an address', async () => {
  const hidden = `=?utf-8?B?${Buffer.from('eva@desk.example').toString('base64')}?= <thief@evil.example>`;

  expect((await message(mailOf({ From: hidden }))).sender.identity?.value).toBe('thief@evil.example');
});

test('only our own signed address names a ticket; references and a number are told as what they are', async () => {
  const ticketId = TicketId.parse(crypto.randomUUID());
  const signed = desk.tokens.sign(desk.address, ticketId) ?? '';
  const forged = signed.replace(/\.[0-9a-z]{4}/, '.0000');
  const threads = { 'In-Reply-To': OURS, References: `<a@b.example> ${OURS}`, Subject: 'Re: [#123] Receipt' };

  expect((await message(mailOf({ ...threads, To: signed }))).threading).toEqual({
    ticketToken: ticketId,
    replyTo: OURS,
    references: ['<a@b.example>', OURS],
    subjectNumber: 123,
  });
  expect((await message(mailOf({ To: forged }))).threading.ticketToken).toBeUndefined();
  expect((await message(mailOf(), { from: 'x@y.example', to: [signed] })).threading.ticketToken).toBe(ticketId);
});

// --- one mail or two --------------------------------------------------------------------------------------------

test('the same mail on another way has the same digest, another content under the same name has not', async () => {
  const direct = await message(mailOf());
  const relayed = await message(
    Buffer.concat([Buffer.from('Received: from a by b\r\nDelivered-To: help@desk.example\r\n'), mailOf()]),
  );
  const reused = await message(mailOf({}, 'Something else'));

  expect(relayed).toMatchObject({ providerMessageId: direct.providerMessageId, contentDigest: direct.contentDigest });
  expect(reused.providerMessageId).toBe(direct.providerMessageId);
  expect(reused.contentDigest).not.toBe(direct.contentDigest);
});

test('a mail without a Message-ID is known by its content', async () => {
  const one = await message(mailOf({ 'Message-ID': '' }));

  expect(one.providerMessageId).toBe(`none:${one.contentDigest}`);
  expect((await message(mailOf({ 'Message-ID': '' }, 'Else'))).providerMessageId).not.toBe(one.providerMessageId);
});

test.each([
  ['', undefined],
  ['not a time', undefined],
  ['Mon, 09 Nov 2099 11:59:00 +0300', undefined],
  ['Mon, 09 Nov 1909 11:59:00 +0300', undefined],
])('a date that cannot be believed (%s) is the time at which it came', async (date) => {
  expect((await message(mailOf({ Date: date }))).at).toBe('2026-11-09T09:00:00.000000Z');
});

// --- programs ---------------------------------------------------------------------------------------------------

const dsn = (id: string, action = 'failed', from = 'MAILER-DAEMON@mx.example') =>
  mailOf(
    {
      From: from,
      Subject: 'Undelivered',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    },
    boundary([
      text('Sorry'),
      `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; vera@shop.example\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user`,
      `Content-Type: message/rfc822\r\n\r\nMessage-ID: ${id}\r\nSubject: Re\r\n\r\nHello`,
    ])[1],
  );

test('a bounce of our own mail is the news that it did not arrive', async () => {
  expect((await parse(dsn(OURS))).said).toEqual({
    kind: 'undelivered',
    providerMessageId: OURS,
    at: '2026-11-09T08:59:00.000000Z',
    final: true,
    words: 'vera@shop.example: 550 no such user',
    recipients: ['vera@shop.example'],
  });
  expect((await parse(dsn(OURS, 'delayed'))).said).toMatchObject({ final: false });
});

test('a person who sends what looks like a bounce of our mail is told as that, and nothing is said of the mail', async () => {
  expect(await message(dsn(OURS, 'failed', 'Eve <eve@shop.example>'))).toMatchObject({
    kind: 'message',
    automatic: 'bounce',
    sender: { identity: { value: 'eve@shop.example' } },
  });
});

test('a bounce of somebody else’s mail is filed as one, with nobody to answer', async () => {
  expect(await message(dsn('<x@elsewhere.example>'))).toMatchObject({
    automatic: 'bounce',
    sender: { identity: null },
    conversation: { kind: 'mail' },
  });
});

test('our own mail on its way back is a loop, an absence note an auto-reply; both are filed', async () => {
  expect(await message(mailOf({ 'X-Vakhta-Desk': desk.address }))).toMatchObject({
    automatic: 'loop',
    text: 'Где мой чек?',
  });
  expect(await message(mailOf({ 'Auto-Submitted': 'auto-replied' }))).toMatchObject({ automatic: 'auto-reply' });
});

// --- what nobody sends ------------------------------------------------------------------------------------------

const nested = (depth: number) => {
  let raw = 'From: a@b.example\r\n';
  for (let i = 0; i < depth; i += 1) raw += `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`;
  return Buffer.from(`${raw}Content-Type: text/plain\r\n\r\nhi\r\n`);
};

test.each<[string, Buffer]>([
  ['mail-too-deep', nested(150)],
  ['mail-too-large', Buffer.concat([mailOf(), Buffer.alloc(50 * 1024 * 1024)])],
  ['mail-has-too-many-parts', mailOf(...boundary(Array.from({ length: 600 }, () => text('x'))))],
  ['mail-head-too-long', mailOf({ References: '<a@b.example> '.repeat(30_000) })],
])('%s: it is told, with its head', async (what, raw) => {
  const { said, original } = await parse(raw);

  expect(said).toEqual({ kind: 'unknown', what, at: '2026-11-09T09:00:00.000000Z' });
  expect(original).toMatch(/from/);
});

test('a hundred parts inside each other are still read', async () => {
  expect((await message(nested(99))).text.trim()).toBe('hi');
});

test('NUL, controls and half signs can be stored', async () => {
  const said = await message(
    mailOf({ Subject: 'a\u0000b', From: '"x\u0001" <vera@shop.example>' }, 'a\u0000b \u001b[31m'),
  );

  expect(JSON.stringify(said)).not.toMatch(/\\u00(?:0[0-8bcef]|1)/);
  expect(
    (
      await message(mailOf({ 'Content-Type': 'text/plain; charset=utf-16le' }, Buffer.from([0x3d, 0xd8, 0x41, 0])))
    ).text.isWellFormed(),
  ).toBe(true);
});

test('nothing at all, noise and half a mail are each something', async () => {
  for (const raw of [
    Buffer.alloc(0),
    Buffer.from('\r\n\r\n'),
    Buffer.from([0xff, 0xfe, 0, 1, 2]),
    mailOf().subarray(0, 90),
    Buffer.from('From: \r\nFrom\r\n: x\r\n\r\n'),
  ])
    expect(Incoming.safeParse((await parse(raw)).said).success).toBe(true);
});

// --- cards ------------------------------------------------------------------------------------------------------

test('a card is nowhere in what is kept, wherever it was planted', async () => {
  const cards = plantedCards(300, 11);
  const bare = finderOf(cards);
  const found: string[] = [];
  for (const card of cards) {
    const line = card.text.replace(/[\r\n]+/g, ' ');
    // In a quoted string a backslash is no sign of its own.
    const quoted = line.includes('\\') ? card.digits : line.replaceAll('"', ' ');
    const raw = mailOf(
      {
        Subject: `card ${line} end`,
        From: `"${quoted}" <vera@shop.example>`,
        'X-Tracking': `of ${line}`,
        'Message-ID': `<${card.digits}@shop.example>`,
        References: `<${card.digits}.1@shop.example>`,
        ...boundary([])[0],
      },
      boundary([
        `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`my card ${card.text} !\n\n> old ${card.text}`).toString('base64')}`,
        `Content-Type: text/html; charset=utf-8\r\n\r\n<p title="${quoted}">my card <b>${card.text}</b></p>`,
        file(`scan ${quoted}.txt`, 'application/x-scan', 'x'),
      ])[1],
    );
    const { said, original } = await parse(raw, { from: `${card.digits}@shop.example`, to: [desk.address] });
    for (const stored of [JSON.stringify(said), original]) {
      const piece = bare(stored);
      if (piece !== undefined) found.push(`${card.text} → ${piece}`);
    }
  }

  expect(found).toEqual([]);
});

test.each([
  ['From', { From: 'Vera <4111111111111111@shop.example>' }, ''],
  ['Reply-To', { 'Reply-To': '4111111111111111@shop.example' }, ''],
  ['the name and From', { From: '4111111111111111@shop.example' }, ''],
  ['Sender', { From: '', Sender: 'Vera <v+4111-1111-1111-1111@shop.example>' }, ''],
  ['the envelope', { From: '' }, '4111111111111111@shop.example'],
])('a card as the address in %s is nobody’s address', async (_, headers, from) => {
  const { said, original } = await parse(mailOf(headers), { from, to: [desk.address] });

  expect(JSON.stringify([said, original])).not.toMatch(/4111-?1111-?1111/);
  expect(said).toMatchObject({
    sender: { identity: null, name: expect.stringMatching(/^Vera$|^411111/) },
    conversation: { address: expect.stringMatching(/^unknown:/) },
  });
});

test.each([
  ['in the laid-out mail alone', '<p>card 4200 0000 0000 0000</p>', true],
  ['cut in pieces by its tags', '<p>4200 0000 <b>0000</b> 0000</p>', true],
  ['in a link', '<p><a href="https://shop.example/?c=4200000000000000">look</a></p>', true],
  ['nowhere', '<p>order 10423, password: hunter2hunter2</p>', undefined],
])('a card %s is told of, where the words do not show it', async (_, html, hidCard) => {
  const parts = [text('as laid out'), `Content-Type: text/html; charset=utf-8\r\n\r\n${html}`];
  const said = await message(mailOf(...boundary(parts, 'alternative')));

  expect(said).toMatchObject({ text: 'as laid out' });
  expect(said.hidCard).toBe(hidCard);
});

test('a card inside an encoded word, cut by a folded line, is masked', async () => {
  const word = (said: string) => `=?utf-8?B?${Buffer.from(said).toString('base64')}?=`;
  const { said, original } = await parse(mailOf({ Subject: `${word('card 4200 0000 ')}\r\n ${word('0000 0000')}` }));

  expect(said).toMatchObject({ subject: 'card 420000••••••0000' });
  expect(original).toContain('420000••••••0000');
  expect(original).not.toContain(Buffer.from('card 4200 0000 ').toString('base64'));
});
