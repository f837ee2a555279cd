import { eq, sql } from 'drizzle-orm';
import { type AccountId, type ContactId, ConversationId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { ConversationAddress } from '../../channels/contract.ts';
import { merchants } from '../../merchants/tables.ts';
import { conversations } from '../tables.ts';

export type ConversationRecord = typeof conversations.$inferSelect;

/** The conversation at an address, made on first sight and held until the commit: two messages of one chat are taken one after the other. */
export async function knowConversation(
  ctx: Context,
  tx: Tx,
  accountId: AccountId,
  { address, kind, title }: ConversationAddress,
  contactId: ContactId | null,
): Promise<ConversationRecord> {
  const [conversation] = await builtOnce(tx, 'know-conversation', () => upsert(tx)).execute({
    id: newId(ConversationId),
    accountId,
    address,
    kind,
    title: title ?? null,
    contactId: kind === 'group' ? null : contactId,
    createdAt: ctx.clock.now(),
  });
  if (conversation === undefined) throw new Error('an upsert gives its row');
  return conversation;
}

const upsert = (tx: Tx) =>
  tx
    .insert(conversations)
    .values({
      id: sql.placeholder('id'),
      accountId: sql.placeholder('accountId'),
      address: sql.placeholder('address'),
      kind: sql.placeholder('kind'),
      title: sql.placeholder('title'),
      contactId: sql.placeholder('contactId'),
      isReachable: true,
      createdAt: sql.placeholder('createdAt'),
    })
    .onConflictDoUpdate({
      target: [conversations.accountId, conversations.address],
      set: {
        title: sql`coalesce(excluded.title, ${conversations.title})`,
        contactId: sql`coalesce(${conversations.contactId}, excluded.contact_id)`,
        // Who writes can be written to.
        isReachable: true,
      },
    })
    .returning()
    .prepare('know-conversation');

/** The merchant to which an engineer has bound a chat. */
export async function findBoundMerchant(tx: Tx, { merchantId }: ConversationRecord) {
  if (merchantId === null) return null;
  const [merchant] = await tx
    .select({ id: merchants.id, name: merchants.name })
    .from(merchants)
    .where(eq(merchants.id, merchantId));
  return merchant ?? null;
}
