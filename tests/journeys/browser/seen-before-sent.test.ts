import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TicketId } from '../../../server/kernel/ids.ts';
import { atDesk } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import { field, thread, turnToReply } from '../../support/inbox-seat.ts';
import { makePerson } from '../../support/people.ts';
import { makeAccount, receive, write } from '../../support/tickets.ts';
import { WORDS } from '../../support/words.ts';

/* Promise D-06 at the screen: whoever sends knows what was said and who else is about to say something. */
const inbox = await inboxDesk();
const browser = await openBrowser();
const ctx = atDesk(inbox.desk);
const [bot, mailbox] = [await makeAccount(ctx), await makeAccount(ctx, 'email')];
const { tickets } = WORDS.en;

async function openAt(page: Page, ticketId: TicketId, text: string): Promise<void> {
  await page.goto(`/inbox/${ticketId}`);
  await thread(page).getByText(text).first().waitFor();
  await turnToReply(page);
}

/** Somebody goes on typing, however long the others take; gives back how to stop. */
function keepTyping(page: Page): () => Promise<void> {
  let isOver = false;
  const typing = (async () => {
    while (!isOver) await page.keyboard.type('Let me answer. ', { delay: 60 });
  })();
  return () => {
    isOver = true;
    return typing;
  };
}

test('a colleague who writes here is met before sending: asked once, then sent', async () => {
  const ticketId = TicketId.parse((await write(ctx, bot, 'telegram', { chat: '8801', text: 'Two at once' })).ticketId);
  const colleague = await makePerson(ctx, { name: 'Oleg Second', withApp: true });
  const first = await sitDown(inbox, browser, inbox.engineer);
  const second = await sitDown(inbox, browser, colleague);
  await openAt(first.page, ticketId, 'Two at once');
  await openAt(second.page, ticketId, 'Two at once');
  await first.page.keyboard.type('We are looking into it.');
  const stop = keepTyping(second.page);
  await first.page.getByText('Oleg Second is typing here').waitFor();

  await first.page.keyboard.press('Control+Enter');
  const asked = first.page.getByRole('alert').filter({ hasText: 'Oleg Second is writing here. Send anyway?' });
  await asked.waitFor();
  await stop();
  expect(await field(first.page).inputValue()).toBe('We are looking into it.');
  await first.page.keyboard.press('Control+Enter');

  await asked.waitFor({ state: 'detached' });
  await expect.poll(() => field(first.page).inputValue()).toBe('');
  expect([...first.problems, ...second.problems]).toEqual([]);
  await Promise.all([first.context.close(), second.context.close()]);
});

test('words that were changed while nothing could be heard are shown as they read now, before anything leaves', async () => {
  const first = { chat: '8802', providerMessageId: '1', text: 'Cancel the order, please' };
  const ticketId = TicketId.parse((await write(ctx, bot, 'telegram', first)).ticketId);
  const { page, context } = await sitDown(inbox, browser, inbox.engineer);
  await page.routeWebSocket(/live/, () => {});
  await page.route('**/api/streams/**', (route) => route.abort());
  await openAt(page, ticketId, first.text);
  await page.keyboard.type('It is cancelled.');
  await receive(ctx, bot, 'telegram', {
    kind: 'edit',
    conversation: { address: '8802', kind: 'private' },
    providerMessageId: '1',
    at: ctx.clock.now().add({ seconds: 1 }).toString({ fractionalSecondDigits: 6 }),
    text: 'Do not cancel the order!',
  });

  await page.keyboard.press('Control+Enter');
  const missed = page.getByRole('alert').filter({ hasText: 'Do not cancel the order!' });
  await missed.getByText(tickets.thread.edited).waitFor();
  await page.keyboard.press('Control+Enter');

  await expect.poll(() => field(page).inputValue()).toBe('');
  await context.close();
});

test('a late mail that stands further up than what is loaded is shown by the refusal, and the second press sends', async () => {
  const mail = (text: string, minutesAgo: number, ticketToken?: TicketId) =>
    write(ctx, mailbox, 'email', {
      chat: 'slow@example.com',
      text,
      at: ctx.clock.now().subtract({ minutes: minutesAgo }),
      ...(ticketToken === undefined ? {} : { threading: { ticketToken } }),
    });
  const ticketId = TicketId.parse((await mail('The first', 200)).ticketId);
  for (let minute = 60; minute > 0; minute -= 1) await mail(`Line ${minute} of many`, minute, ticketId);
  const { page, context } = await sitDown(inbox, browser, inbox.engineer);
  await openAt(page, ticketId, 'Line 1 of many');
  await page.keyboard.type('It was paid.');
  await mail('Stop, it was the wrong account', 150, ticketId);

  await page.keyboard.press('Control+Enter');
  const missed = page.getByRole('alert').filter({ hasText: 'Stop, it was the wrong account' });
  await missed.waitFor();
  await page.keyboard.press('Control+Enter');

  await missed.waitFor({ state: 'detached' });
  await expect.poll(() => field(page).inputValue()).toBe('');
  await context.close();
});
