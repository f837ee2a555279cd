import type { Channel } from '../port.ts';

/** A bot: the port, and what only Telegram can do. */
export interface Telegram extends Channel {
  /** Waits up to `seconds` for updates from `offset` on. Throws what `metIn` reads. */
  getUpdates(ask: { offset: number | undefined; seconds: number }, signal: AbortSignal): Promise<unknown[]>;
  /** Tells Telegram to call us, or that we ask from now on. */
  callUsAt(url: string): Promise<void>;
  stopCallingUs(): Promise<void>;
  /** The bot's name, by which its chat is opened. */
  name(): Promise<string>;
  fetchFile(providerRef: string): Promise<FetchedFile>;
}

export type FetchedFile =
  | { ok: true; bytes: Buffer }
  /** `isFinal`: asking again will not help. */
  | { ok: false; reason: string; isFinal: boolean };
