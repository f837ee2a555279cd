import { expect, test } from 'vitest';
import type { IncomingFile } from '../../../server/domains/channels/contract.ts';
import { keepFile } from '../../../server/domains/channels/keep-file.ts';
import { atDesk, payNow, told } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
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
} from '../../support/inbox-seat.ts';
import { keyboardOf, type Layout } from '../../support/physical-keys.ts';
import { makeAccount, write } from '../../support/tickets.ts';
import { filled, WORDS } from '../../support/words.ts';

/*
 * Promise D-17, for the inbox: every key that the sheet of keys names does what it says, struck by its place, whatever
 * letter the layout gives it. The sheet says which keys there are: one without a check here fails, and so does the check
 * of a key that is gone.
 */
const inbox = await inboxDesk();
const browser = await openBrowser();
const ctx = atDesk(inbox.desk);
const bot = await makeAccount(ctx);
const { access, answers, app, tickets, 'cms-modules': modules } = WORDS.en;
// Five payments that a writer may mean.
for (let place = 0; place < 5; place += 1) await payNow(inbox.desk, { amountMinor: 77_777 });

type Check = (seat: Seat) => Promise<unknown>;
type Checks = Record<string, Check>;

/** A window opens by its key and goes by Escape. */
const opens =
  (keys: string, name: string): Check =>
  async ({ page, strike }) => {
    await strike(keys);
    await dialogOpen(page, name);
    await strike('Escape');
    await noDialog(page);
  };

const goes =
  (letter: string, to: string): Check =>
  async ({ page, strike }) => {
    await strike('KeyG', letter);
    await expect.poll(() => path(page)).toBe(to);
  };

const shows =
  (digit: number, view: string): Check =>
  async ({ page, strike }) => {
    await strike('KeyG', `Digit${digit}`);
    await expect.poll(() => new URL(page.url()).searchParams.get('view')).toBe(view);
  };

const GENERAL: Checks = {
  'Mod+KeyK': opens('Control+KeyK', app.palette.title),
  'Shift+Slash': opens('Shift+Slash', app.keys.title),
  'Shift+KeyD': async ({ page, strike }) => {
    const theme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    const before = await theme();
    await strike('Shift+KeyD');
    await expect.poll(theme).not.toBe(before);
  },
};

const SECTIONS: Checks = {
  'KeyG KeyT': goes('KeyT', '/transactions'),
  'KeyG KeyM': goes('KeyM', '/merchants'),
  'KeyG KeyK': goes('KeyK', '/contacts'),
  'KeyG KeyR': goes('KeyR', '/rota'),
  'KeyG KeyU': goes('KeyU', '/quarantine'),
  'KeyG KeyE': goes('KeyE', '/templates'),
  'KeyG KeyL': goes('KeyL', '/limits'),
  'KeyG KeyB': goes('KeyB', '/acquirers'),
  'KeyG KeyD': goes('KeyD', '/notifications'),
  'KeyG KeyY': goes('KeyY', '/modules'),
  'KeyG KeyN': goes('KeyN', '/incidents'),
  'KeyG KeyX': goes('KeyX', '/accuracy'),
  'KeyG KeyS': goes('KeyS', '/sources'),
  'KeyG KeyC': goes('KeyC', '/channels'),
  'KeyG KeyP': goes('KeyP', '/people'),
  'KeyG KeyO': goes('KeyO', '/settings'),
  'KeyG KeyQ': goes('KeyQ', '/inbox'),
};

const VIEWS: Checks = {
  'KeyG Digit1': shows(1, 'assignee:me sort:deadline'),
  'KeyG Digit2': shows(2, 'is:unassigned sort:deadline'),
  'KeyG Digit3': shows(3, 'due:<30m sort:deadline'),
  'KeyG Digit4': shows(4, 'promised:today sort:deadline'),
  'KeyG Digit5': shows(5, 'status:waiting-inside on:bank'),
  'KeyG Digit6': shows(6, 'status:waiting-inside on:developers'),
  'KeyG Digit7': shows(7, 'topic:debited-not-changed'),
  'KeyG Digit9': goes('Digit9', '/quarantine'),
  'KeyG Digit8': shows(8, 'sort:deadline'),
};

const cursor = ({ page }: Seat) =>
  page.evaluate(() => document.querySelector('a[data-current]')?.getAttribute('href') ?? null);
const height = async ({ page }: Seat) => (await rows(page).first().boundingBox())?.height;

const LIST: Checks = {
  KeyJ: async (seat) => {
    await seat.strike('KeyJ');
    await expect.poll(() => cursor(seat)).not.toBeNull();
    const first = await cursor(seat);
    await seat.strike('KeyJ');
    await expect.poll(() => cursor(seat)).not.toBe(first);
  },
  KeyK: async (seat) => {
    const second = await cursor(seat);
    await seat.strike('KeyK');
    await expect.poll(() => cursor(seat)).not.toBe(second);
  },
  Slash: async ({ page, strike }) => {
    await strike('Slash');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await strike('Escape');
  },
  'KeyG KeyV': async ({ page, strike }) => {
    const first = () => page.locator('[data-view]').first().innerText();
    await strike('KeyG', 'KeyV');
    await page.locator('[data-view]:focus').waitFor();
    await page.locator('[data-view]').first().focus();
    await strike('ArrowDown', 'Alt+ArrowUp');
    await expect.poll(first).toContain('is:unassigned');
    await page.locator('li:first-child > [data-view]:focus').waitFor();
    await strike('F2');
    await page.locator('li input:focus').waitFor();
    await page.keyboard.insertText('First of all');
    await strike('Enter');
    await expect.poll(first).toContain('First of all');
    await page.locator('li:first-child > [data-view]:focus').waitFor();
    await strike('Alt+ArrowDown');
    await expect.poll(first).toContain('assignee:me');
    await strike('Escape');
    await noDialog(page);
  },
  'Shift+KeyV': async ({ page, strike }) => {
    const shown = page.getByRole('button', { name: /topic:limit/ });
    await strike('Slash');
    await page.keyboard.insertText('topic:limit');
    await strike('Enter', 'Shift+KeyV');
    await shown.waitFor();
    await strike('Shift+KeyV');
    await shown.waitFor({ state: 'detached' });
    await strike('KeyG', 'Digit8');
    await rows(page).first().waitFor();
  },
  'Shift+KeyC': async (seat) => {
    const before = await height(seat);
    await seat.strike('Shift+KeyC');
    await expect.poll(() => height(seat)).not.toBe(before);
    await seat.strike('Shift+KeyC');
  },
  'Shift+KeyN': opens('Shift+KeyN', tickets.open.title),
  Period: async ({ page, strike }) => {
    const text = `Somebody new is here, ${chats}`;
    await says(text, text);
    await page.getByRole('button').filter({ hasText: '↑' }).waitFor();
    await strike('Period');
    await rows(page).filter({ hasText: text }).waitFor();
  },
  Enter: async ({ page, strike }) => {
    await strike('Enter');
    await thread(page).getByRole('article').first().waitFor();
    await strike('Escape');
    await expect.poll(() => path(page)).toBe('/inbox');
  },
};

const chosen = ({ page }: Seat) => page.getByRole('checkbox', { checked: true }).count();

/** With two tickets chosen; what is done to both is told, and taken back. */
async function bulk({ page, strike }: Seat, said: string, act: () => Promise<unknown>): Promise<void> {
  await act();
  await told(page, filled(said, { count: 2 }));
  await strike('KeyZ');
  await told(page, filled(tickets.undo.done, { what: filled(said, { count: 2 }) }));
  await strike('KeyK', 'KeyX', 'Shift+KeyJ');
  await page.getByText(filled(tickets.bulk.chosen_other, { count: 2 })).waitFor();
}

const BULK: Checks = {
  KeyX: async (seat) => {
    await seat.strike('KeyX');
    await expect.poll(() => chosen(seat)).toBe(1);
  },
  'Shift+KeyX': async (seat) => {
    await seat.strike('KeyJ', 'KeyJ', 'Shift+KeyX');
    await expect.poll(() => chosen(seat)).toBe(3);
    await seat.strike('Escape');
    await expect.poll(() => chosen(seat)).toBe(0);
  },
  'Shift+KeyK': async (seat) => {
    await seat.strike('Shift+KeyK');
    await expect.poll(() => chosen(seat)).toBe(2);
    await seat.strike('Escape');
  },
  'Shift+KeyJ': async (seat) => {
    await seat.strike('Shift+KeyJ');
    await expect.poll(() => chosen(seat)).toBe(2);
  },
};

const CHOSEN: Checks = {
  KeyI: (seat) => bulk(seat, tickets.bulk.taken_other, () => seat.strike('KeyI')),
  KeyS: (seat) => bulk(seat, tickets.bulk.asleep_other, () => picks(seat, 'KeyS', 1)),
  KeyY: (seat) => bulk(seat, tickets.bulk.topicSet_other, () => picks(seat, 'KeyY', 5)),
  KeyE: (seat) =>
    bulk(seat, tickets.bulk.closed_other, async () => {
      await seat.strike('KeyE');
      await seat.page.getByRole('dialog').locator('input:focus').waitFor();
      await seat.page.keyboard.insertText('Answered by phone');
      await seat.strike('Enter');
      await noDialog(seat.page);
    }),
  Escape: async (seat) => {
    await seat.strike('Escape');
    await expect.poll(() => chosen(seat)).toBe(0);
  },
};

const typed = ({ page }: Seat) => field(page).inputValue();

/** The digit of an open list takes its line, and the window goes. */
async function picks({ page, strike }: Seat, key: string, digit: number): Promise<void> {
  await strike(key);
  await dialogOpen(page);
  await strike(`Digit${digit}`);
  await noDialog(page);
}

/** Somebody else on duty gets it, with a reason. */
async function gives({ page, strike }: Seat, key: string): Promise<void> {
  await strike(key);
  await page.getByRole('dialog').locator('input:focus').waitFor();
  await page.keyboard.insertText('The shift is over');
  await strike('Tab', 'Enter');
  await noDialog(page);
  await facts(page, 'with Nora Duty').waitFor({ state: 'detached' });
}

const attaches =
  (place: number): Check =>
  async ({ page, strike }) => {
    await strike('KeyT', `Digit${place}`);
    await page
      .locator('li[data-attached]')
      .filter({ hasText: new RegExp(`^${place}`) })
      .waitFor();
  };

const CANDIDATES: Checks = {
  'KeyT Digit1': attaches(1),
  'KeyT Digit2': attaches(2),
  'KeyT Digit3': attaches(3),
  'KeyT Digit4': attaches(4),
  'KeyT Digit5': attaches(5),
};

const ATTACHED: Checks = {
  KeyV: async ({ page, strike }) => {
    const line = page.getByRole('button', { expanded: true }).filter({ hasText: /./ });
    await strike('KeyV');
    await line.first().waitFor();
    await strike('KeyV');
    await line.first().waitFor({ state: 'detached' });
  },
  KeyD: async (seat) => {
    await seat.page.getByText(tickets.composer.drafted).waitFor();
    await seat.strike('KeyD');
    await expect.poll(() => typed(seat)).not.toBe('');
    await seat.strike('Escape');
  },
  'Shift+KeyT': async ({ page, strike }) => {
    await page.getByRole('button', { name: modules.addInstruction }).waitFor();
    await strike('Shift+KeyT');
    await page.getByText(modules.inserted).first().waitFor();
  },
};

const WORK: Checks = {
  KeyS: async (seat) => {
    await picks(seat, 'KeyS', 1);
    await banner(seat.page, tickets.banner.asleep).waitFor();
  },
  KeyZ: async ({ page, strike }) => {
    await strike('KeyZ');
    await banner(page, tickets.banner.asleep).waitFor({ state: 'detached' });
  },
  KeyW: async (seat) => {
    await seat.strike('KeyW');
    await dialogOpen(seat.page, tickets.move.title);
    await seat.strike('Digit1');
    await dialogOpen(seat.page, filled(tickets.move.askAgain, { on: tickets.waitingOn.bank }));
    await seat.strike('Digit6');
    await noDialog(seat.page);
    await facts(seat.page, tickets.waitingOn.bank).waitFor();
  },
  KeyP: async ({ page, strike }) => {
    await strike('KeyP');
    await dialogOpen(page);
    await strike('Digit1');
    await banner(page, tickets.banner.promise).waitFor();
  },
  KeyY: async (seat) => {
    await picks(seat, 'KeyY', 6);
    await facts(seat.page, tickets.topic.chargeback).waitFor();
  },
  KeyU: opens('KeyU', filled(tickets.about.title, { number: '' })),
  KeyL: opens('KeyL', tickets.incident.pick),
  'Shift+KeyR': opens('Shift+KeyR', modules.pasteTitle),
  KeyR: async (seat) => {
    await compose(seat, 'KeyR', 'An answer');
    expect(await typed(seat)).toBe('An answer');
  },
  'Mod+Enter': async ({ page, strike }) => {
    await strike('Control+Enter');
    await thread(page).getByText('An answer').waitFor();
    await strike('Escape');
  },
  KeyN: async (seat) => {
    await compose(seat, 'KeyN', 'A note');
    expect(await typed(seat)).toBe('A note');
    // The keys that send only say so in a note.
    await seat.strike('Control+Enter');
    await told(seat.page, tickets.composer.noteKeys);
  },
  'Alt+Enter': async ({ page, strike }) => {
    await strike('Alt+Enter');
    await thread(page).getByText('A note').waitFor();
    await strike('Escape');
  },
  'Mod+Semicolon': async ({ page, strike }) => {
    await strike('KeyR', 'Control+Semicolon');
    await page.getByRole('listbox', { name: tickets.templates.label }).waitFor();
    await field(page).fill('');
    await strike('Escape');
  },
  KeyH: (seat) => gives(seat, 'KeyH'),
  KeyI: async ({ page, strike }) => {
    await strike('KeyI');
    await facts(page, 'with Nora Duty').waitFor();
  },
  KeyA: async (seat) => {
    await gives(seat, 'KeyA');
    await seat.strike('KeyI');
    await facts(seat.page, 'with Nora Duty').waitFor();
  },
  'Shift+KeyB': opens('Shift+KeyB', tickets.block.title),
  'Shift+KeyP': opens('Shift+KeyP', answers.writer.raise),
  'Shift+KeyM': opens('Shift+KeyM', tickets.move.message),
  KeyE: async ({ page, strike }) => {
    await strike('KeyE');
    await facts(page, tickets.status.done).waitFor();
    await strike('KeyE');
    await facts(page, tickets.status.done).waitFor({ state: 'detached' });
  },
  'Mod+Shift+Enter': async (seat) => {
    await compose(seat, 'KeyR', 'The last word');
    await seat.strike('Control+Shift+Enter');
    await facts(seat.page, tickets.status.done).waitFor();
    await seat.strike('Escape');
  },
};

const FILES: Checks = {
  'Shift+KeyF': async ({ page, strike }) => {
    const focused = (name: string) => page.locator(`:focus[download="${name}"]`);
    await strike('Shift+KeyF');
    await focused('second.csv').waitFor();
    await strike('Shift+KeyF');
    await focused('first.csv').waitFor();
    await strike('Escape');
    await focused('first.csv').waitFor({ state: 'detached' });
  },
};

const GROUP: Checks = {
  KeyB: async ({ page, strike }) => {
    await strike('KeyB');
    await dialogOpen(page, tickets.bind.title);
    // The first closes the list of merchants, which opens with the window.
    await page.getByRole('listbox').waitFor();
    await strike('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await strike('Escape');
    await noDialog(page);
  },
  KeyQ: async ({ page, strike }) => {
    const context = page.getByRole('complementary', { name: tickets.context });
    await strike('KeyQ');
    await context.waitFor();
    await strike('KeyQ');
    await context.waitFor({ state: 'detached' });
  },
};

const CONTINUED: Checks = {
  KeyO: async ({ page, strike }) => {
    const pane = page.getByRole('region', { name: /beside this one/ });
    await strike('KeyO');
    await pane.waitFor();
    await strike('KeyO');
    await pane.waitFor({ state: 'detached' });
  },
  KeyC: async ({ page, strike }) => {
    await strike('KeyC');
    await banner(page, /This ticket goes on in/).waitFor();
    await strike('KeyZ');
    await banner(page, /This ticket goes on in/).waitFor({ state: 'detached' });
  },
  KeyM: async (seat) => {
    await picks(seat, 'KeyM', 1);
    await banner(seat.page, /This ticket goes on in/).waitFor();
    await seat.strike('KeyZ');
    await banner(seat.page, /This ticket goes on in/).waitFor({ state: 'detached' });
  },
};

const NEXT: Checks = {
  'Mod+Alt+Enter': async (seat) => {
    const before = path(seat.page);
    await compose(seat, 'KeyR', 'And now the next');
    await seat.strike('Control+Alt+Enter');
    await expect.poll(() => path(seat.page)).toMatch(/^\/inbox\/./);
    await expect.poll(() => path(seat.page)).not.toBe(before);
  },
  Escape: async ({ page, strike }) => {
    await strike('Escape', 'Escape');
    await expect.poll(() => path(page)).toBe('/inbox');
  },
};

const LOCK: Checks = {
  'Mod+Shift+KeyL': async ({ page, strike }) => {
    await strike('Control+Shift+KeyL');
    await page.getByRole('heading', { name: access.lock.title }).waitFor();
  },
};

let chats = 70_000;
const chatOf = new Map<string, string>();

/** A writer says something, in a chat of their own. */
async function says(writer: string, text: string, files: IncomingFile[] = []): Promise<void> {
  chats += 1;
  const chat = chatOf.get(writer) ?? String(chats);
  chatOf.set(writer, chat);
  await write(ctx, bot, 'telegram', { chat, from: chat.replace('-', ''), text, files });
}

/** A file that has come and lies with us. */
async function kept(name: string): Promise<IncomingFile> {
  const [bytes, contentType] = [Buffer.from('a;b'), 'text/csv'];
  const { fileId } = await ctx.change('sample.build', 'file', ({ tx }) =>
    keepFile(tx, { name, contentType, bytes, at: ctx.clock.now() }),
  );
  return { name, contentType, sizeBytes: bytes.length, fileId, what: 'document' };
}

/** The keys that the sheet names here. */
async function legend({ page, strike }: Seat): Promise<string[]> {
  await strike('Shift+Slash');
  const lines = page.getByRole('dialog', { name: app.keys.title }).locator('[data-keys]');
  await dialogOpen(page);
  await lines.first().waitFor();
  const keys = await lines.evaluateAll((all) => all.map((line) => line.getAttribute('data-keys') ?? ''));
  await strike('Escape');
  await noDialog(page);
  return keys;
}

test.each([
  'latin',
  'cyrillic',
] satisfies Layout[])('every key of the inbox does what the sheet of keys says (%s)', async (layout) => {
  await says(`${layout} payer`, `I paid 777.77 BYN by ${layout}`);
  await says(`${layout} worker`, `Work for ${layout}`);
  chatOf.set(`${layout} group`, `-8${chats}`);
  await says(`${layout} group`, `Group of ${layout}`);
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  const { strike } = await keyboardOf(page, layout);
  const seat: Seat = { page, strike };
  const named = new Set<string>();
  const checked = new Set<string>();
  const goThrough = async (checks: Checks) => {
    for (const keys of await legend(seat)) named.add(keys);
    for (const [keys, check] of Object.entries(checks)) {
      await check(seat);
      checked.add(keys);
    }
  };
  await rows(page).first().waitFor();

  for (const checks of [GENERAL, SECTIONS, VIEWS, LIST, BULK, CHOSEN]) await goThrough(checks);
  await openBy(seat, `paid ${layout}`, `by ${layout}`);
  await page.locator('aside ol > li').nth(4).waitFor();
  await goThrough(CANDIDATES);
  await goThrough(ATTACHED);
  await openBy(seat, `Work ${layout}`, `Work for ${layout}`);
  // Whoever is on duty and has least got it.
  await page.getByRole('button', { name: tickets.act.assign }).waitFor();
  if ((await facts(page, 'with Nora Duty').count()) === 0) await strike('KeyI');
  await facts(page, 'with Nora Duty').waitFor();
  await goThrough(WORK);
  await says(`${layout} worker`, `A new question for ${layout}`);
  await openBy(seat, `"new question" ${layout}`, `A new question for ${layout}`);
  await goThrough(CONTINUED);
  for (const name of ['first.csv', 'second.csv']) await says(`${layout} worker`, name, [await kept(name)]);
  await thread(page).getByRole('link', { name: 'second.csv' }).waitFor();
  await goThrough(FILES);
  await page.setViewportSize({ width: 1100, height: 900 });
  await openBy(seat, `Group ${layout}`, `Group of ${layout}`);
  await goThrough(GROUP);
  await strike('Escape', 'KeyG', 'Digit8', 'Enter');
  await goThrough(NEXT);
  await goThrough(LOCK);

  expect([...named].filter((keys) => !checked.has(keys))).toEqual([]);
  expect([...checked].filter((keys) => !named.has(keys))).toEqual([]);
  expect(problems).toEqual([]);
});
