import { afterAll } from 'vitest';
import {
  type SandboxTelegram,
  startSandboxTelegram,
} from '../../server/demo/sandbox-telegram/start-sandbox-telegram.ts';
import type { Clock } from '../../server/kernel/clock.ts';
import { BOT_TOKEN } from './channels.ts';

/** A Bot API on loopback that speaks the real format, gone after the file. */
export async function fakeTelegram(clock: Clock): Promise<SandboxTelegram> {
  const telegram = await startSandboxTelegram({ clock, token: BOT_TOKEN, username: 'desk_of_nobody_bot' });
  afterAll(() => telegram.stop());
  return telegram;
}

export const VERA = { id: 501, firstName: 'Vera', languageCode: 'ru' };
