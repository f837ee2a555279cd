import type { FileId } from '../../kernel/ids.ts';
import type { SealedSecrets } from './account-secrets.ts';
import type { Channel } from './port.ts';
import type { StoredFile } from './read-file.ts';
import type { AccountRow } from './tables.ts';
import type { Telegram } from './telegram/port.ts';

/** An account with its secrets open, as what connects it is given it. */
export interface Connection {
  row: AccountRow;
  secrets: SealedSecrets;
  /** The bytes of a file that goes with an answer. */
  readFile(id: FileId): Promise<StoredFile | undefined>;
}

export interface OpenAccount {
  row: AccountRow;
  secrets: SealedSecrets;
  channel: Channel;
  /** Of a bot: what only Telegram can do. */
  telegram?: Telegram;
}
