import { beforeEach, expect, test } from 'vitest';
import { blockSender } from '../../../../../server/domains/channels/block-sender.ts';
import { decideInbound, takeInbound } from '../../../../../server/domains/channels/index.ts';
import { keepMail } from '../../../../../server/domains/channels/mail/keep-mail.ts';
import { parseMail } from '../../../../../server/domains/channels/mail/parse-mail.ts';
import { getAccount } from '../../../../../server/domains/channels/queries.ts';
import { channelTallies, inbound } from '../../../../../server/domains/channels/tables.ts';
import type { Receive, ReceivedOutcome } from '../../../../../server/domains/channels/take-inbound.ts';
import { unblockSender } from '../../../../../server/domains/channels/unblock-sender.ts';
import { InboundId } from '../../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../../support/database.ts';
import { mailOf, makeMailbox } from '../../../../support/fake-mail.ts';
import { parsingDesk } from './parsing-desk.ts';

/* A mail that comes again by another way, or out of a mailbox that was made anew, has another delivery and is the same mail. */
const db = await freshDatabase();
const ctx = testContext(db);
const { id: accountId } = await makeMailbox(ctx);
const desk = parsingDesk();

beforeEach(async () => {
  await db.write.delete(inbound);
  await db.write.delete(channelTallies);
  heard.length = 0;
  answer = { state: 'quarantined', reason: 'auto-reply' };
});

const heard: string[] = [];
let answer: ReceivedOutcome;
const receive: Receive = async (_, { said }) => {
  heard.push(said.kind);
  return answer;
};

let deliveries = 0;
async function arrives(raw: Buffer): Promise<void> {
  deliveries += 1;
  const parsed = await parseMail({ raw, receivedAt: NOON }, desk);
  const deliveryKey = `way:${deliveries}`;
  await db.write.transaction((tx) => keepMail(tx, { accountId, deliveryKey, parsed, receivedAt: NOON }));
}
const take = () => takeInbound(ctx, receive);
const states = async () =>
  (await db.read.select().from(inbound).orderBy(inbound.receivedAt, inbound.id)).map(({ state }) => state);
const balance = async () => (await getAccount(db.read, accountId)).balance;

const AWAY = mailOf({ 'Auto-Submitted': 'auto-replied' }, 'I am away');
const BOUNCE = mailOf(
  { From: 'MAILER-DAEMON@mx.example', 'Content-Type': 'multipart/report; boundary=b' },
  `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; vera@shop.example\r\nAction: failed\r\nStatus: 5.1.1\r\n
--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <019ab000-0000-7000-8000-000000000001@desk.example>\r\n\r\nHello\r\n--b--`,
);
const DEEP = Buffer.from(
  `${Array.from({ length: 120 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('')}Content-Type: text/plain\r\n\r\nhi`,
);

test('what was set aside is not set aside again, though it was dismissed meanwhile', async () => {
  await arrives(AWAY);
  await take();
  const [first] = await db.read.select().from(inbound);
  await decideInbound(ctx, InboundId.parse(first?.id), 'dismiss', receive);

  await arrives(AWAY);
  await take();

  expect(await states()).toEqual(['quarantined', 'duplicate']);
  expect(await balance()).toMatchObject({ received: 2, quarantined: 1, duplicate: 1, waiting: 0 });
});

test('two that are taken together are told apart from two that differ', async () => {
  await arrives(AWAY);
  await arrives(AWAY);
  await arrives(mailOf({ 'Auto-Submitted': 'auto-replied' }, 'I am away until Monday'));
  await arrives(mailOf({ 'Auto-Submitted': 'auto-replied', 'Message-ID': '<other@shop.example>' }, 'I am away'));
  await take();

  expect(await states()).toEqual(['quarantined', 'duplicate', 'quarantined', 'quarantined']);
});

test('a mail that came through a list first, and is set aside, is taken when it comes by itself', async () => {
  await arrives(mailOf({ 'List-Id': '<all.shop.example>' }));
  await take();
  answer = { state: 'ticketed' };
  await arrives(mailOf());
  await take();

  expect(await states()).toEqual(['quarantined', 'ticketed']);
});

test('of a sender who was blocked then it stays set aside once, also when they are let in again', async () => {
  const vera = { kind: 'email', value: 'vera@shop.example' } as const;
  await blockSender(ctx, vera, 'nothing but spam');
  await arrives(mailOf());
  await take();
  await unblockSender(ctx, vera);
  await arrives(mailOf());
  await take();

  expect(heard).toEqual([]);
  expect(await states()).toEqual(['quarantined', 'duplicate']);
});

test('the news that an answer did not arrive is heard once', async () => {
  answer = { state: 'joined' };
  await arrives(BOUNCE);
  await take();
  await arrives(BOUNCE);
  await take();

  expect(heard).toEqual(['undelivered']);
  expect(await states()).toEqual(['joined', 'duplicate']);
});

test('one that nobody can take apart is set aside once', async () => {
  await arrives(DEEP);
  await arrives(DEEP);
  await take();

  expect(await states()).toEqual(['quarantined', 'duplicate']);
});

test('where the first could not be taken by our own fault, the second is', async () => {
  await arrives(AWAY);
  await db.write.update(inbound).set({ state: 'failed', reason: 'failed-here' });
  await arrives(AWAY);
  await take();

  expect(await states()).toEqual(['failed', 'quarantined']);
});

test('of what was made a message the tickets know best where it lies now', async () => {
  answer = { state: 'ticketed' };
  await arrives(mailOf());
  await take();
  await arrives(mailOf());
  await take();

  expect(heard).toEqual(['message', 'message']);
});

test('one that is tried again is no repeat of itself', async () => {
  await arrives(AWAY);
  await take();
  const [first] = await db.read.select().from(inbound);
  await decideInbound(ctx, InboundId.parse(first?.id), 'again', receive);
  await take();

  expect(await states()).toEqual(['quarantined']);
  expect(heard).toHaveLength(2);
});
