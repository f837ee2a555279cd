import type { Balance, ChannelAccount } from '#contract/channels';

export type AccountState = 'paused' | 'failing' | 'starting' | 'active';

/** How an account stands, in one word. */
export function stateOf(account: ChannelAccount): AccountState {
  if (account.paused) return 'paused';
  if (account.problem !== null) return 'failing';
  return account.lastSuccessAt === null && asksByItself(account) ? 'starting' : 'active';
}

/** Whether the account asks by itself, so that a long silence of the link means something. */
export const asksByItself = ({ settings }: ChannelAccount): boolean =>
  settings.kind === 'telegram' ? settings.mode === 'polling' : settings.imap !== null;

/** The ends of what was received, in the order in which the screen adds them up. */
export const PARTS = ['ticketed', 'joined', 'duplicate', 'quarantined', 'failed', 'waiting'] as const satisfies Exclude<
  keyof Balance,
  'received'
>[];

/** What was received and is in none of the parts: nothing, unless something was lost. */
export const missingIn = (balance: Balance): number =>
  PARTS.reduce((left, part) => left - balance[part], balance.received);
