import type { Page } from 'playwright-core';
import { rowsOf } from './inbox-desk.ts';
import type { Keyboard } from './physical-keys.ts';
import { WORDS } from './words.ts';

const { tickets } = WORDS.en;

/** Somebody at the inbox who uses the keyboard alone. */
export interface Seat {
  page: Page;
  strike: Keyboard['strike'];
}

export const rows = (page: Page) => rowsOf(page, tickets.list.label);
export const thread = (page: Page) => page.getByRole('region', { name: tickets.thread.label });
export const field = (page: Page) => page.getByRole('textbox', { name: /Reply to|Note on/ });
export const path = (page: Page) => new URL(page.url()).pathname;
/** The ticket that is open, with everything around it. */
export const ticket = (page: Page) => page.getByRole('region', { name: tickets.ticket, exact: true });
/** What is said above the thread: that it sleeps, was promised, goes on elsewhere. */
export const banner = (page: Page, text: string | RegExp) => ticket(page).locator('p').filter({ hasText: text });
/** The line under the subject: number, status, deadline, writer, topic, owner. */
export const facts = (page: Page, text: string) => ticket(page).locator('header').getByText(text, { exact: true });

/** A window is open and listens: whatever is struck now is for it. */
export async function dialogOpen(page: Page, name?: string): Promise<void> {
  await page.getByRole('dialog', name === undefined ? {} : { name }).waitFor();
  await page.locator('[role="dialog"]:focus-within').waitFor();
}

export async function noDialog(page: Page): Promise<void> {
  await page.getByRole('dialog').first().waitFor({ state: 'detached' });
}

/** Finds a ticket by the text of a view and opens it. */
export async function openBy({ page, strike }: Seat, view: string, text: string): Promise<void> {
  if (path(page) !== '/inbox') await strike('Escape');
  await strike('Slash');
  await page.keyboard.insertText(view);
  // The second is struck before the rows are there.
  await strike('Enter', 'Enter');
  await thread(page).getByText(text).first().waitFor();
  // Its keys are there with its head, a moment after its words.
  await ticket(page).locator('header').first().waitFor();
}

/** Turns to the answer or the note, and types. */
export async function compose({ page, strike }: Seat, key: 'KeyR' | 'KeyN', text: string): Promise<void> {
  await strike(key);
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.insertText(text);
}

/** The cursor is where an answer is written. */
export async function turnToReply(page: Page): Promise<void> {
  await page.keyboard.press('KeyR');
  await page.locator('textarea:focus').waitFor();
}
