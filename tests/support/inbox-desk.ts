import type { Browser, Page } from 'playwright-core';
import type { BotMessage } from '../../server/demo/sandbox-telegram/chats.ts';
import type { TelegramPerson } from '../../server/demo/sandbox-telegram/people.ts';
import type { SandboxTelegram, Written } from '../../server/demo/sandbox-telegram/start-sandbox-telegram.ts';
import { atDesk } from './at-the-desk.ts';
import { openWindow, type Window } from './browser.ts';
import { makeBot } from './channels.ts';
import { fakeTelegram } from './fake-telegram.ts';
import { makePerson, signedIn, type TestPerson } from './people.ts';
import { type Desk, sampleDesk } from './sample-desk.ts';
import { putOnDuty } from './tickets.ts';

export interface InboxDesk {
  desk: Desk;
  /** On duty around the clock. */
  engineer: TestPerson;
  telegram: SandboxTelegram;
  /** What the bot has said. */
  said: BotMessage[];
  /** Somebody writes to the bot of the desk. */
  write(from: TelegramPerson, written: Written): void;
}

/** The sample with a bot that is connected to a Bot API on loopback, and one engineer on duty. */
export async function inboxDesk(environment: Record<string, string> = {}): Promise<InboxDesk> {
  const desk = await sampleDesk(environment);
  const ctx = atDesk(desk);
  const engineer = await makePerson(ctx, { name: 'Nora Duty', withApp: true });
  await putOnDuty(ctx, engineer.id);
  const telegram = await fakeTelegram(desk.clock);
  await makeBot(ctx, { apiRoot: telegram.origin, mode: 'polling' });
  const said: BotMessage[] = [];
  telegram.onSaid((message) => said.push(message));
  return { desk, engineer, telegram, said, write: (from, written) => void telegram.write(from, written) };
}

export const PAYER: TelegramPerson = { id: 7001, firstName: 'Daria', languageCode: 'en' };

/** Somebody sits down at the inbox. */
export async function sitDown(
  { desk }: InboxDesk,
  browser: Browser,
  person: TestPerson,
  given: { locale?: string } = {},
): Promise<Window> {
  const { cookie } = await signedIn(atDesk(desk), person);
  const window = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie, ...given });
  await window.page.goto('/inbox');
  return window;
}

export const rowsOf = (page: Page, label: string) => page.getByRole('region', { name: label }).getByRole('link');
