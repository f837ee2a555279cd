import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inbound, outbound } from '../../../server/domains/channels/tables.ts';
import { NewTicket } from '../../../server/domains/tickets/contract.ts';
import { getTicket, openTicket } from '../../../server/domains/tickets/index.ts';
import { messages } from '../../../server/domains/tickets/tables.ts';
import { MessageId, TicketId } from '../../../server/kernel/ids.ts';
import { atDesk } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import { thread, turnToReply } from '../../support/inbox-seat.ts';
import { keepPicture } from '../../support/keep-picture.ts';
import { faultsOf } from '../../support/look-at-screens.ts';
import { keyboardOf } from '../../support/physical-keys.ts';
import { makeAccount, messageOf, write } from '../../support/tickets.ts';
import { WORDS } from '../../support/words.ts';

const inbox = await inboxDesk();
const browser = await openBrowser();
const ctx = atDesk(inbox.desk);
const mailbox = await makeAccount(ctx, 'email');
const { tickets, contacts } = WORDS.en;
const { db } = inbox.desk;

const sentTo = async (address: string) =>
  (await db.read.select().from(outbound).where(eq(outbound.address, address))).map(({ content }) => content.text);

/** What the intake keeps of a mail. */
async function keptAs(messageId: MessageId, original: unknown): Promise<void> {
  const [message] = await db.read.select().from(messages).where(eq(messages.id, messageId));
  const at = ctx.clock.now();
  await db.write.insert(inbound).values({
    id: message?.inboundId ?? (messageId as never), // of a mail it is always there
    accountId: mailbox,
    deliveryKey: messageId,
    lane: '',
    state: 'joined',
    said: messageOf(ctx, 'email'),
    original: JSON.stringify(original),
    receivedAt: at,
    repeats: 0,
    attempts: 1,
    dueAt: at,
  });
}

test('a call is answered by mail, and the contact is written to from their own page', async () => {
  const contact = { name: 'Vera Caller', identity: { kind: 'email', value: 'caller@shop.example' } };
  const { id } = await openTicket(ctx, NewTicket.parse({ subject: 'A call', text: 'Where is my receipt?', contact }));
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto(`/inbox/${id}`);

  await page.getByRole('button', { name: tickets.way.choose }).click();
  await page.getByRole('button', { name: 'caller@shop.example, from email' }).click();
  await page.getByRole('button', { name: 'Send by mail to caller@shop.example' }).waitFor();
  await turnToReply(page);
  await page.keyboard.type('The receipt is on its way.');
  await keepPicture(page, 'a call is answered by mail');
  await page.keyboard.press('Control+Enter');
  await thread(page).getByText('The receipt is on its way.').waitFor();
  expect(await sentTo('caller@shop.example')).toEqual(['The receipt is on its way.']);

  await page.goto(`/contacts/${(await getTicket(ctx, id)).contact?.id}`);
  await page.getByRole('button', { name: contacts.write }).click();
  expect(await page.getByLabel(tickets.open.address).inputValue()).toBe('caller@shop.example');
  await page.getByLabel(tickets.open.message).fill('One more thing, please.');
  await page.getByRole('button', { name: tickets.open.send }).click();
  await thread(page).getByText('One more thing, please.').waitFor();
  expect((await sentTo('caller@shop.example')).sort()).toEqual([
    'One more thing, please.',
    'The receipt is on its way.',
  ]);
  expect(problems).toEqual([]);
});

test('a call without an address is answered where the caller said, by keys alone', async () => {
  const address = 'said@shop.example';
  const contact = { name: 'Olga Phone', identity: null };
  const { id } = await openTicket(ctx, NewTicket.parse({ subject: 'A call', text: 'Send me the contract', contact }));
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto(`/inbox/${id}`);
  await page.getByRole('button', { name: tickets.way.choose }).waitFor();
  const { strike } = await keyboardOf(page, 'cyrillic');

  await strike('KeyR');
  await page.getByRole('dialog').locator('input:focus').waitFor();
  await page.keyboard.insertText('said at shop');
  await strike('Enter');
  await page.getByText('This is not an e-mail address.').waitFor();
  expect(await faultsOf(page, 'typed-way')).toEqual([]);
  const why = page.getByText(tickets.cannotReply['no-way-to-answer']);
  expect(await why.evaluate((words) => words.getBoundingClientRect().right <= window.innerWidth)).toBe(true);
  await strike('Control+KeyA');
  await page.keyboard.insertText(address);
  await strike('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: `Send by mail to ${address}` }).waitFor();
  await thread(page).getByText(`${address}, an address typed by hand`).waitFor();
  await turnToReply(page);
  await page.keyboard.type('Here it is.');
  await strike('Control+Enter');
  await thread(page).getByText('Here it is.').waitFor();

  expect(await sentTo(address)).toEqual(['Here it is.']);
  expect(problems).toEqual([]);
});

test('who writes under a known name from another address is seen as that, and the mail opens as it came', async () => {
  const first = await write(ctx, mailbox, 'email', {
    chat: 'vera@shop.example',
    name: 'Vera',
    text: 'A refund, please',
  });
  const ticketId = TicketId.parse(first.ticketId);
  const forged = { chat: 'eve@elsewhere.example', name: 'Vera', text: 'Please refund to my card' };
  const second = await write(ctx, mailbox, 'email', { ...forged, threading: { ticketToken: ticketId } });
  await keptAs(MessageId.parse(second.messageId), {
    headers: [
      ['from', 'Vera <eve@elsewhere.example>'],
      ['cc', 'boss@shop.example'],
    ],
  });
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto(`/inbox/${ticketId}`);
  const message = thread(page).getByRole('article').filter({ hasText: 'Please refund to my card' });

  await message.getByText('another address, not vouched for: eve@elsewhere.example').waitFor();
  await thread(page).getByText('a mail came from another address: eve@elsewhere.example').waitFor();
  await message.getByRole('button', { name: tickets.thread.original }).click();
  await message.getByText('boss@shop.example', { exact: true }).waitFor();
  await keepPicture(page, 'a mail as it came');
  expect(problems).toEqual([]);
});
