import { expect, test } from 'vitest';
import { listOutbound } from '../../server/domains/channels/index.ts';
import { getAccount } from '../../server/domains/channels/queries.ts';
import { getTicket, listTickets, replyToTicket } from '../../server/domains/tickets/index.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { everythingStored } from '../support/everything-stored.ts';
import { DESK, imapServer, inboxDate, mailOf, mailSink, makeMailbox, pushMail } from '../support/fake-mail.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { finderOf, plantedCards } from '../support/planted-cards.ts';
import { until } from '../support/until.ts';
import { listeningApp } from '../support/whole-app.ts';

/*
 * The whole program with mail both ways over loopback: a mail becomes a ticket, the answer arrives, and what is written
 * to its address joins; strangers and copies do not (D-01 to D-04).
 */
const db = await freshDatabase();
const port = await freePort('127.0.0.1');
const lines: string[] = [];
await listeningApp(db, {
  clock: systemClock,
  environment: { SMTP_PORT: String(port) },
  log: (line) => void lines.push(line),
});
const person = await makePerson(testContext(db), { role: 'engineer' });
const { actor } = await signedIn(testContext(db), person);
const ctx = testContext(db, { clock: systemClock, actor });
const job = testContext(db, { clock: systemClock });
const sink = await mailSink();
const imap = await imapServer();
const mailbox = await makeMailbox(job, { smtpPort: sink.port, imapPort: imap.port, authservId: 'mx.desk.example' });

const balance = async () => (await getAccount(db.read, mailbox.id)).balance;
const taken = (received: number) =>
  until(async () => {
    const now = await balance();
    return now.received >= received && now.waiting === 0;
  });
const tickets = async () => (await listTickets(ctx, { view: 'status:any', limit: 50 })).items;
const headerOf = (raw: string, name: string) =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(raw.replace(/\r\n[ \t]+/g, ' '))?.[1]?.trim() ?? '';
const arrivesNow = () => inboxDate(systemClock.now());

test('a mail becomes a ticket, the answer arrives, and what answers it joins, whoever it says it is from', async () => {
  await pushMail(port, mailOf({ Subject: 'No receipt' }, 'Where is my receipt?'));
  await taken(1);
  const [row] = await tickets();
  if (row === undefined) throw new Error('there is no ticket');
  const { lastInboundId } = await getTicket(ctx, row.id);

  const { messageId } = await replyToTicket(ctx, { ticketId: row.id, text: 'It was sent again.', seen: lastInboundId });
  await until(async () => (await listOutbound(db.read, [messageId]))[0]?.state === 'sent');
  const raw = sink.taken[0]?.raw ?? '';
  const signed = /<(.+)>/.exec(headerOf(raw, 'Reply-To'))?.[1] ?? '';
  await pushMail(
    port,
    mailOf({ 'Message-ID': '<m2@home.example>', From: 'vera@home.example', To: signed }, 'Thank you, but no.'),
    {
      from: 'vera@home.example',
      to: [signed],
    },
  );
  await taken(2);

  expect(sink.taken[0]).toMatchObject({ from: DESK, to: ['vera@shop.example'] });
  expect(headerOf(raw, 'In-Reply-To')).toBe('<m1@shop.example>');
  expect(headerOf(raw, 'Subject')).toBe(`Re: No receipt [#${row.number}]`);
  expect(await tickets()).toHaveLength(1);
  expect(await balance()).toMatchObject({ ticketed: 1, joined: 1 });
});

test('a stranger who names the ticket, or the mail, or an engineer, joins nothing', async () => {
  const [{ number } = { number: 0 }] = await tickets();
  const ours = headerOf(sink.taken[0]?.raw ?? '', 'Message-ID');
  const before = await balance();
  const stranger = { From: 'Eva <thief@evil.example>', Subject: `Re: No receipt [#${number}]` };

  await pushMail(port, mailOf({ ...stranger, 'Message-ID': '<s1@evil.example>' }, 'one'), {
    from: 'thief@evil.example',
  });
  await pushMail(
    port,
    mailOf({ ...stranger, 'Message-ID': '<s2@evil.example>', References: ours, 'In-Reply-To': ours }, 'two'),
    { from: 'thief@evil.example' },
  );
  const asVera = { From: 'vera@shop.example', References: ours, Subject: `Re: [#${number}]` };
  const claim = { 'Authentication-Results': 'mx.evil.example; dmarc=pass header.from=shop.example' };
  await pushMail(port, mailOf({ ...asVera, ...claim, 'Message-ID': '<s3@evil.example>' }, 'three'), {
    from: 'thief@evil.example',
  });
  await pushMail(port, mailOf({ From: person.email, References: ours, 'Message-ID': '<s4@evil.example>' }, 'four'), {
    from: 'thief@evil.example',
  });
  await taken(before.received + 4);

  expect((await balance()).joined).toBe(before.joined);
  expect(sink.taken).toHaveLength(1);
});

test('the same mail on another way is a duplicate, another under its name is not', async () => {
  const before = await balance();

  imap.deliver(
    Buffer.concat([
      Buffer.from('Received: from a by b\r\n'),
      mailOf({ Subject: 'No receipt' }, 'Where is my receipt?'),
    ]),
    'INBOX',
    arrivesNow(),
  );
  await taken(before.received + 1);
  expect((await balance()).duplicate).toBe(before.duplicate + 1);

  imap.deliver(mailOf({ Subject: 'Another' }, 'Where is my refund?'), 'INBOX', arrivesNow());
  await taken(before.received + 2);
  expect((await balance()).duplicate).toBe(before.duplicate + 1);
});

test('card numbers in mails stay nowhere: no table, no line of the log; and the balance adds up', async () => {
  const cards = plantedCards(200, 20_261_126);
  const find = finderOf(cards);
  const before = await balance();
  const flat = (text: string) => text.replace(/[\r\n]+/g, ' ');

  for (const [i, card] of cards.slice(0, 40).entries())
    await pushMail(
      port,
      mailOf(
        {
          Subject: `card ${flat(card.text)}`,
          'X-Track': `of ${flat(card.text)}`,
          'Message-ID': `<c${i}@shop.example>`,
        },
        `my card ${card.text} !`,
      ),
    );
  await taken(before.received + 40);

  const places = (await everythingStored(db)).filter(({ text }) => find(text) !== undefined);
  expect(places.map(({ table }) => table)).toEqual([]);
  expect(lines.filter((line) => find(line) !== undefined)).toEqual([]);
  const { received, ...ends } = await balance();
  expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(received);
  expect(ends.failed).toBe(0);
});
