import type { AccountId } from '../../kernel/ids.ts';
import { type Bell, createBell } from '../../platform/bell.ts';
import type { ContextServices } from '../../platform/context.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { openSecrets } from './account-secrets.ts';
import type { Connection, OpenAccount } from './connection.ts';
import type { IntakeRow } from './facts.ts';
import { createIntake, type Intake } from './intake.ts';
import type { Channel } from './port.ts';
import { findAccountByKey } from './queries.ts';
import { readStoredFile } from './read-file.ts';
import type { AccountRow } from './tables.ts';
import { createTelegram } from './telegram/index.ts';

export interface ChannelParts {
  services: ContextServices;
  log: Logger;
  secrets: Secrets;
  /** Where the world reaches us: webhooks are below it. */
  publicUrl: URL;
  /** Makes what sends mail. */
  mail?(connection: Connection): Channel;
}

/** What this process knows of its channels: open accounts, what takes payloads in, and the bells that wake who waits. */
export interface Channels extends ChannelParts {
  open(row: AccountRow): OpenAccount;
  /** The account behind an address of a webhook; what was found is believed for a moment. */
  findByKey(key: string): Promise<OpenAccount | undefined>;
  /** What was believed of addresses is looked up afresh: an account was changed here. */
  forgetKeys(): void;
  intake: Intake;
  /** Rings when something was taken in. */
  inboundBell: Bell;
  /** Rings when something may be ready to be sent. */
  outboundBell: Bell;
}

const BELIEVED_SECONDS = 5;
const MOST_KEYS = 1000;

export function createChannels(parts: ChannelParts): Channels {
  const { db, clock } = parts.services;
  const opened = new Map<AccountId, OpenAccount>();
  const byKey = new Map<string, { until: Temporal.Instant; account: OpenAccount | undefined }>();
  const inboundBell = createBell();
  const keep = createIntake(db.write);
  const open = (row: AccountRow) => {
    const known = opened.get(row.id);
    if (known !== undefined && isSame(known.row, row)) return { ...known, row };
    const account = openAccount(parts, row);
    opened.set(row.id, account);
    return account;
  };
  return {
    ...parts,
    open,
    findByKey: async (key) => {
      const now = clock.now();
      const known = byKey.get(key);
      if (known !== undefined && Temporal.Instant.compare(now, known.until) < 0) return known.account;
      const row = await findAccountByKey(db.read, key);
      const account = row === undefined ? undefined : open(row);
      if (byKey.size >= MOST_KEYS) byKey.clear();
      byKey.set(key, { until: now.add({ seconds: BELIEVED_SECONDS }), account });
      return account;
    },
    forgetKeys: () => byKey.clear(),
    intake: async (row: IntakeRow) => {
      const isNew = await keep(row);
      if (isNew) inboundBell.ring();
      return isNew;
    },
    inboundBell,
    outboundBell: createBell(),
  };
}

/** A connection made for older settings or secrets is not used any more. */
const isSame = (known: AccountRow, row: AccountRow) =>
  known.revision === row.revision && known.sealedSecrets === row.sealedSecrets;

function openAccount(parts: ChannelParts, row: AccountRow): OpenAccount {
  const secrets = openSecrets(parts.secrets, row.sealedSecrets);
  const connection: Connection = { row, secrets, readFile: (id) => readStoredFile(parts.services.db.read, id) };
  if (row.settings.kind === 'telegram') {
    const telegram = createTelegram(connection, row.settings);
    return { row, secrets, channel: telegram, telegram };
  }
  return { row, secrets, channel: parts.mail?.(connection) ?? NOT_CONNECTED };
}

const refusal = { reason: 'not-connected', words: '' } as const;
const NOT_CONNECTED: Channel = {
  send: async () => ({ outcome: 'failed', ...refusal }),
  test: async () => [],
};
