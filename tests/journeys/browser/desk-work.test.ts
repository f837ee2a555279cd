import { expect, onTestFailed, test } from 'vitest';
import { MerchantInput } from '../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../server/domains/merchants/index.ts';
import { freePort } from '../../../server/platform/free-port.ts';
import { atDesk, letPass, told } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { makeSetAside } from '../../support/channels.ts';
import { mailOf, mailSink, makeMailbox, pushMail } from '../../support/fake-mail.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import {
  banner,
  compose,
  dialogOpen,
  facts,
  field,
  noDialog,
  openBy,
  path,
  rows,
  type Seat,
  thread,
  ticket,
} from '../../support/inbox-seat.ts';
import { keepPicture } from '../../support/keep-picture.ts';
import { makePerson } from '../../support/people.ts';
import { keyboardOf } from '../../support/physical-keys.ts';
import { makeAccount, putOnDuty, write } from '../../support/tickets.ts';
import { WORDS } from '../../support/words.ts';

/* A day's work at the desk, by keyboard, in one window a person: what is open when one thing ends is where the next begins. */
const smtpPort = await freePort('127.0.0.1');
const inbox = await inboxDesk({ SMTP_PORT: String(smtpPort) });
const ctx = atDesk(inbox.desk);
const browser = await openBrowser();
const bot = await makeAccount(ctx);
const sink = await mailSink();
const mailbox = await makeMailbox(ctx, { smtpPort: sink.port, authservId: 'mx.desk.example' });
const manager = await makePerson(ctx, { role: 'account-manager', name: 'Mara Manager', withApp: true });
const own = await createMerchant(ctx, MerchantInput.parse({ name: 'Lantern House', accountManagerId: manager.id }));
const other = await createMerchant(ctx, MerchantInput.parse({ name: 'Copper Kettle' }));
const { answers, app, channels, errors, tickets } = WORDS.en;

let opened: Promise<Seat & { problems: string[] }> | undefined;
/** The engineer's one window, opened when the day begins. */
const seated = () => {
  opened ??= sitDown(inbox, browser, inbox.engineer).then(async ({ page, problems }) => {
    await told(page, app.connection.live);
    return { page, problems, strike: (await keyboardOf(page, 'cyrillic')).strike };
  });
  onTestFailed(async () => keepPicture((await seated()).page, `failed desk-work ${expect.getState().currentTestName}`));
  return opened;
};

let chats = 90_000;
/** Somebody writes in a chat of their own. */
async function says(text: string, chat = String(++chats)): Promise<string> {
  await write(ctx, bot, 'telegram', { chat, from: chat.replace('-', ''), text });
  return chat;
}

test('a mail comes in, its payment is found, it is answered, and the answer arrives by mail', async () => {
  const desk = await seated();
  const { page, strike } = desk;
  const mail = mailOf({ Subject: 'Lantern mail' }, 'Why was order 10423 declined? 48.50 BYN, card 4242');
  await pushMail(smtpPort, mail);
  await expect
    .poll(async () => {
      await strike('Escape', 'KeyG', 'Digit8', 'Period');
      return rows(page).filter({ hasText: 'order 10423' }).count();
    })
    .toBe(1);
  await openBy(desk, 'channel:email 10423', 'order 10423');

  await ticket(page).getByText('48.50').first().waitFor();
  await compose(desk, 'KeyR', 'We are looking into it. 4111 1111 1111 1111');
  await told(page, tickets.composer.masked);
  await strike('Control+Enter');
  await thread(page).getByText(tickets.delivery.queued).waitFor();
  await letPass(inbox.desk, page, 9);

  await expect.poll(() => sink.taken.length, { timeout: 20_000 }).toBe(1);
  expect(sink.taken[0]?.to).toEqual(['vera@shop.example']);
  expect(sink.taken[0]?.raw).not.toContain('4111 1111 1111 1111');
  await thread(page).getByText(tickets.delivery.sent).waitFor();
  await strike('Escape');
});

test('what lies in quarantine becomes a ticket by one key, and the count of the view goes down', async () => {
  const desk = await seated();
  const { page, strike } = desk;
  await makeSetAside(ctx, mailbox);
  await strike('Escape', 'KeyG', 'Digit9');
  await page.getByText(channels.reason['unknown-kind']).first().waitFor();

  await strike('KeyT');

  await told(page, channels.madeTicket);
  await page.getByText(channels.reason['unknown-kind']).waitFor({ state: 'detached' });
  await strike('KeyG', 'KeyQ');
});

test('a pasted order number is attached to the ticket that is open, from the palette', async () => {
  const desk = await seated();
  const { page, strike } = desk;
  await says('It says amber, what now?');
  await openBy(desk, 'amber', 'It says amber');

  await strike('Control+KeyK');
  await dialogOpen(page, app.palette.title);
  await page.keyboard.insertText('10423');
  await page.getByRole('option', { name: /attach to #/ }).waitFor();
  await strike('Enter');

  await page.getByText('attached by Nora Duty').waitFor();
  await strike('Control+KeyK');
  await page.getByRole('option').filter({ hasText: app.palette.itsPayment }).waitFor();
  await strike('Escape');
  await noDialog(page);
});

test('what somebody has proven is raised by hand, with a reason', async () => {
  const desk = await seated();
  const { page, strike } = desk;
  await strike('Shift+KeyP');
  await dialogOpen(page, answers.writer.raise);
  await page.getByRole('combobox', { name: answers.writer.level }).click();
  await page.getByRole('option', { name: answers.level.proven, exact: true }).click();
  await page.getByLabel(answers.writer.reason).fill('They called from the number in the payment');
  await strike('Tab', 'Enter');
  await noDialog(page);

  await ticket(page).getByRole('complementary').getByText(answers.level.proven, { exact: true }).waitFor();
  await ticket(page)
    .getByText(/Nora Duty: They called/)
    .waitFor();
});

test('a message that belongs elsewhere moves to a ticket of its own', async () => {
  const desk = await seated();
  const { page, strike } = desk;
  const chat = await says('Is walnut delivered?');
  await says('And a birch question', chat);
  await openBy(desk, 'walnut', 'birch question');
  const before = path(page);

  await strike('Shift+KeyM');
  await dialogOpen(page, tickets.move.message);
  await strike('Digit1');
  await expect.poll(() => path(page)).not.toBe(before);
  await thread(page).getByText('birch question').waitFor();

  expect(await thread(page).getByText('Is walnut delivered?').count()).toBe(0);
});

test('a group is bound to its merchant, and says so', async () => {
  const desk = await seated();
  const { page, strike } = desk;
  await says('Cedar group is asking', '-9100');
  await openBy(desk, 'cedar', 'Cedar group');

  await strike('KeyB');
  await dialogOpen(page, tickets.bind.title);
  await page.keyboard.insertText('Copper');
  await page.getByRole('option', { name: 'Copper Kettle' }).click();
  await page.getByLabel(tickets.bind.reason).fill('Their engineer invited us');
  await strike('Enter');
  await noDialog(page);

  await ticket(page).getByText(answers.why['group-bound']).waitFor();
});

test('a merge is taken back by Z with everything as it was', async () => {
  const desk = await seated();
  const { page, strike } = desk;
  const chat = await says('The first of the juniper');
  await openBy(desk, 'juniper', 'first of the juniper');
  await strike('KeyE');
  await facts(page, tickets.status.done).waitFor();
  await says('The second of the rowan', chat);
  await openBy(desk, 'rowan', 'second of the rowan');

  await strike('KeyM');
  await dialogOpen(page);
  await strike('Digit1');
  await banner(page, /This ticket goes on in/).waitFor();
  await strike('KeyZ');
  await banner(page, /This ticket goes on in/).waitFor({ state: 'detached' });

  await thread(page).getByText('second of the rowan').waitFor();
});

test('what cannot be done to one of several is told by its number; the others are done', async () => {
  const desk = await seated();
  const { page, strike } = desk;
  await says('The first of two hazels');
  await says('The second of two hazels');
  await openBy(desk, 'first hazels', 'first of two hazels');
  await strike('KeyE');
  await facts(page, tickets.status.done).waitFor();
  await strike('Escape', 'Slash');
  await page.keyboard.insertText('hazels');
  await strike('Enter');
  await expect.poll(() => rows(page).count()).toBe(2);

  await strike('KeyK', 'KeyX', 'KeyJ', 'Shift+KeyX');
  await page.getByText(tickets.bulk.chosen_other.replace('{{count}}', '2')).waitFor();
  await strike('KeyE');
  await dialogOpen(page, tickets.bulk.closeTitle);
  await page.keyboard.insertText('Answered by phone');
  await strike('Enter');
  const refused = page.getByRole('dialog', { name: tickets.bulk.refused_one.replace('{{count}}', '1') });
  await refused.getByText(errors.reasons['not-from-here']).waitFor();
  await strike('Escape');
  await noDialog(page);

  await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(1);
  await strike('Escape');
  await openBy(desk, 'second hazels', 'second of two hazels');
  await facts(page, tickets.status.done).waitFor();
  await thread(page)
    .getByText(/more events?/)
    .click();
  await thread(page).getByText('closed Answered by phone').waitFor();
});

test('two engineers on one ticket: who takes it is seen, and what the other types is kept', async () => {
  const desk = await seated();
  const colleague = await makePerson(ctx, { name: 'Oleg Second', withApp: true });
  await putOnDuty(ctx, colleague.id);
  await says('Whose is the maple?');
  await openBy(desk, 'maple', 'Whose is the maple');
  const window = await sitDown(inbox, browser, colleague);
  const second: Seat = { page: window.page, strike: (await keyboardOf(window.page, 'latin')).strike };
  await told(second.page, app.connection.live);
  await openBy(second, 'maple', 'Whose is the maple');
  const isSeconds = (await facts(second.page, 'with Oleg Second').count()) > 0;
  const [taker, typist] = isSeconds ? [desk, second] : [second, desk];
  const name = isSeconds ? 'Nora Duty' : 'Oleg Second';

  await compose(typist, 'KeyR', 'Half a sentence');
  await taker.page.getByText(/is typing here/).waitFor();
  await taker.strike('KeyI');
  await facts(typist.page, `with ${name}`).waitFor();

  expect(await field(typist.page).inputValue()).toBe('Half a sentence');
  expect(window.problems).toEqual([]);
  await window.context.close();
});

test('an account manager opens a request, follows and comments it, and sees own merchants only', async () => {
  await write(ctx, mailbox.id, 'email', { chat: 'k@kettle.example', text: 'Kettle asks something secret' });
  const { page, context, problems: faults } = await sitDown(inbox, browser, manager);
  const { strike } = await keyboardOf(page, 'latin');
  await told(page, app.connection.live);
  await strike('Shift+KeyN');
  await dialogOpen(page, tickets.open.title);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(tickets.open.name).fill('Olga of the Lantern');
  await dialog.getByLabel(tickets.open.merchant).click();
  await page.getByRole('option', { name: 'Lantern House' }).click();
  expect(await page.getByRole('option', { name: other.name ?? '' }).count()).toBe(0);
  await dialog.getByLabel(tickets.open.subject).fill('Limit for December');
  await dialog.getByLabel(tickets.open.text).fill('They ask for a higher limit');
  await dialog.getByRole('button', { name: tickets.open.make }).click();
  await noDialog(page);
  await thread(page).getByText('They ask for a higher limit').waitFor();

  // The thread may be there before the ticket, and where one writes comes with the ticket.
  await field(page).waitFor();
  await strike('KeyN');
  await page.keyboard.insertText('They need it by Friday');
  await strike('Alt+Enter');
  await thread(page).getByText('They need it by Friday').waitFor();
  await strike('Escape', 'Escape', 'Slash');
  await page.keyboard.insertText('sort:newest');
  await strike('Enter');
  await rows(page).filter({ hasText: 'higher limit' }).waitFor();

  expect(await rows(page).count()).toBe(1);
  expect(own.id).not.toBe(other.id);
  expect(faults).toEqual([]);
  await context.close();
});

test('nothing went wrong in the window all day', async () => {
  const { problems } = await seated();

  expect(problems).toEqual([]);
});
