import { createHash, timingSafeEqual } from 'node:crypto';
import type { Channels } from './channels.ts';
import type { OpenAccount } from './connection.ts';
import type { IntakeRow } from './facts.ts';
import { noteProven, noteTurnedAway } from './note-state.ts';
import { parseUpdate } from './telegram/parse.rules.ts';
import { instantText } from './telegram/time.rules.ts';

export interface Update {
  /** The end of the address to which it came. */
  key: string;
  body: Uint8Array;
  secret: string;
}

export type UpdateReceived = 'taken' | 'duplicate' | 'turned-away' | 'unknown-account';

/** Verify over the raw bytes, mask, one insert; then Telegram hears 200 and does not send it again. */
export async function receiveUpdate(channels: Channels, update: Update): Promise<UpdateReceived> {
  const account = await channels.findByKey(update.key);
  if (account?.telegram === undefined) return 'unknown-account';
  if (!isSecret(update.secret, account.secrets.webhookSecret)) {
    await noteTurnedAway(channels, account.row.id);
    return 'turned-away';
  }
  if (account.row.problem?.reason === 'wrong-secret') await noteProven(channels, account.row.id);
  const isNew = await channels.intake(rowOf(account, update.body, channels.services.clock.now()));
  return isNew ? 'taken' : 'duplicate';
}

const digest = (text: string) => createHash('sha256').update(text).digest();

const isSecret = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected));

function rowOf(account: OpenAccount, body: Uint8Array, receivedAt: Temporal.Instant): IntakeRow {
  const parsed = parseUpdate(readJson(body), instantText(receivedAt));
  return {
    accountId: account.row.id,
    deliveryKey: parsed.updateId ?? `sha256:${createHash('sha256').update(body).digest('hex')}`,
    lane: parsed.lane ?? account.row.id,
    said: parsed.said,
    original: parsed.original,
    receivedAt,
  };
}

/** What is no JSON is kept as the text that it is: the secret was right, so somebody wants to be heard. */
function readJson(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: text };
  }
}
