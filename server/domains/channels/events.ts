import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { AccountId, FileId, MessageId } from '../../kernel/ids.ts';
import { OutboundState } from './contract.ts';

/** Settings, state or balance of a bot or mailbox. */
export const channelChanged = event('channel.changed', z.object({ accountId: AccountId }));

/** A person may look into the quarantine: something was set aside, or decided. */
export const quarantineChanged = event('quarantine.changed', z.object({ accountId: AccountId }));

/** An answer moved on its way. */
export const outboundChanged = event('outbound.changed', z.object({ messageId: MessageId, state: OutboundState }));

/** An answer waits to be sent, at the earliest at `dueAt`. */
export const outboundQueued = event(
  'outbound.queued',
  z.object({ messageId: MessageId, accountId: AccountId, dueAt: z.iso.datetime() }),
);

/** A file is there now, or will never be. */
export const fileChanged = event('file.changed', z.object({ fileId: FileId }));
