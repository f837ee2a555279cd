import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keepFile } from '../../../server/domains/channels/keep-file.ts';
import { TicketId } from '../../../server/kernel/ids.ts';
import { atDesk } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import { field, path, thread } from '../../support/inbox-seat.ts';
import { keepPicture } from '../../support/keep-picture.ts';
import { keyboardOf } from '../../support/physical-keys.ts';
import { makeAccount, write } from '../../support/tickets.ts';
import { WORDS } from '../../support/words.ts';

/* Promise D-17 for what comes with a message: it is reached, looked at and put away without a mouse. */
const inbox = await inboxDesk();
const browser = await openBrowser();
const ctx = atDesk(inbox.desk);
const bot = await makeAccount(ctx);
const { tickets } = WORDS.en;

/** A picture in one colour, as large as that of a phone is shown. */
function drawn(width: number, height: number): Buffer {
  const part = (name: string, bytes: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), bytes]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(bytes.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x99);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([sign, part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]);
}

async function sent(chat: string, text: string, name: string, contentType: string, bytes: Buffer): Promise<TicketId> {
  const { fileId } = await ctx.change('sample.build', 'file', ({ tx }) =>
    keepFile(tx, { name, contentType, bytes, at: ctx.clock.now() }),
  );
  const file = { name, contentType, sizeBytes: bytes.length, fileId, what: 'document' };
  return TicketId.parse((await write(ctx, bot, 'telegram', { chat, text, files: [file] })).ticketId);
}

const struck = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const named = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('download') ?? '');

test('a picture is reached, shown and put away by keys, and the focus is where it was', async () => {
  const ticketId = await sent('9951', 'My screen', 'screen.png', 'image/png', drawn(600, 900));
  await sent('9951', 'And the list', 'list.csv', 'text/csv', Buffer.from('a;b'));
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto(`/inbox/${ticketId}`);
  await thread(page).getByText('list.csv').waitFor();
  await field(page).waitFor();
  const { strike } = await keyboardOf(page, 'cyrillic');
  const picture = thread(page).getByRole('img', { name: 'screen.png' });

  await strike('Shift+KeyF');
  expect(await named(page)).toBe('list.csv');
  await strike('Shift+KeyF');
  expect(await struck(page)).toBe(`${tickets.files.show}: screen.png`);
  await strike('Enter');
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(600);
  const isWhole = async () => {
    const [box, frame] = [await picture.boundingBox(), await thread(page).boundingBox()];
    return box !== null && frame !== null && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
  };
  await expect.poll(isWhole).toBe(true);
  await keepPicture(page, 'a picture by keys');
  await strike('Escape');
  await picture.waitFor({ state: 'detached' });
  expect(await struck(page)).toBe(`${tickets.files.show}: screen.png`);
  await strike('Escape');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(path(page)).toBe(`/inbox/${ticketId}`);
  await strike('Escape');
  await expect.poll(() => path(page)).toBe('/inbox');
  expect(problems).toEqual([]);
});
