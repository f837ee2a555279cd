import { and, eq } from 'drizzle-orm';
import { forbidden, unprocessable } from '../../kernel/errors.ts';
import type { AccountId, ContactId } from '../../kernel/ids.ts';
import { reachOf } from '../../kernel/permissions.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { ChannelKind } from '../channels/contract.ts';
import { channelAccounts } from '../channels/tables.ts';
import type { Identity } from '../contacts/contract.ts';
import { type ConversationRecord, knowConversation } from './receiving/know-conversation.ts';
import { conversations } from './tables.ts';

/** Where a message of ours goes. */
export interface WayOut {
  channel: ChannelKind;
  conversation: ConversationRecord;
}

export interface KnownContact {
  id: ContactId | null;
  name: string;
  identity: Identity | null;
}

export const mayReply = ({ actor }: Context) =>
  actor.kind === 'person' && reachOf(actor.role, 'ticket.reply') === 'all';

/** A mail may go to any address; a messenger lets one write only to who has written before. */
export async function wayOut(
  ctx: Context,
  tx: Tx,
  accountId: AccountId,
  { id, identity }: Pick<KnownContact, 'id' | 'identity'>,
): Promise<WayOut> {
  if (ctx.actor.kind === 'person' && !mayReply(ctx)) throw forbidden('not-allowed', 'Your role may not do this.');
  const [account] = await tx
    .select({ kind: channelAccounts.kind })
    .from(channelAccounts)
    .where(eq(channelAccounts.id, accountId));
  if (account === undefined || identity?.kind !== account.kind)
    throw unprocessable('no-way-to-answer', 'Nobody can be written to like this.', {
      fields: { sendFrom: 'no-way-to-answer' },
    });
  if (account.kind === 'email')
    return {
      channel: 'email',
      conversation: await knowConversation(ctx, tx, accountId, { address: identity.value, kind: 'mail' }, id),
    };
  const [conversation] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.accountId, accountId), eq(conversations.address, identity.value)));
  if (conversation === undefined || !conversation.isReachable)
    throw unprocessable('writer-out-of-reach', 'They have to write to this bot first.', {
      fields: { sendFrom: 'writer-out-of-reach' },
    });
  return { channel: account.kind, conversation };
}
