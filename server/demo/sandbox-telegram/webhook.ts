import { setTimeout as pause } from 'node:timers/promises';
import { badRequest } from './answers.ts';
import type { Update, Updates } from './updates.ts';

/** Where updates are pushed to. While an address is set, nobody can ask for them. */
export interface Webhook {
  readonly isSet: boolean;
  set(url: string, secret: string): void;
  describe(waiting: number): Record<string, unknown>;
  /** Ends the poll that is under way and gives the sign by which this one will be ended. */
  takePollingTurn(): AbortSignal;
  /** Pushes what waits, one after the other; to be called when something arrives. */
  push(): void;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const ANSWER_MS = 30_000;

export function createWebhook(updates: Updates, nowMs: () => number): Webhook {
  const ending = new AbortController();
  let target: { url: string; secret: string } | undefined;
  let lastError: { atMs: number; message: string } | undefined;
  let turn = new AbortController();
  let pushing: Promise<void> | undefined;

  const run = async () => {
    let failures = 0;
    for (;;) {
      const [update] = updates.from(0, 1);
      if (target === undefined || update === undefined || ending.signal.aborted) return;
      const problem = await deliver(target, update, ending.signal);
      if (problem === undefined) {
        updates.from(update.update_id + 1, 1);
        failures = 0;
        continue;
      }
      lastError = { atMs: nowMs(), message: problem };
      const wait = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
      failures += 1;
      await pause(wait, undefined, { signal: ending.signal }).catch(() => {});
    }
  };
  const push = () => {
    if (target === undefined || pushing !== undefined) return;
    pushing = run().finally(() => {
      pushing = undefined;
    });
  };
  return {
    get isSet() {
      return target !== undefined;
    },
    set: (url, secret) => {
      if (url !== '' && !URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified');
      target = url === '' ? undefined : { url, secret };
      push();
    },
    describe: (waiting) => ({
      url: target?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: waiting,
      ...(lastError !== undefined && {
        last_error_date: Math.floor(lastError.atMs / 1000),
        last_error_message: lastError.message,
      }),
    }),
    takePollingTurn: () => {
      turn.abort();
      turn = new AbortController();
      return turn.signal;
    },
    push,
    stop: async () => {
      ending.abort();
      turn.abort();
      await pushing;
    },
  };
}

/** Undefined when it was taken; else what went wrong, as Telegram would tell. */
async function deliver(
  { url, secret }: { url: string; secret: string },
  update: Update,
  stopping: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret !== '' && { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_MS)]),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `Wrong response from the webhook: ${response.status} ${response.statusText}`;
  } catch (error) {
    return error instanceof Error ? `Connection failed: ${error.message}` : 'Connection failed';
  }
}
