import { sql } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { SenderIdentity } from './contract.ts';
import { identityKey, normalIdentity } from './outcome.rules.ts';
import { blockedSenders } from './tables.ts';

export async function unblockSender(ctx: Context, identity: SenderIdentity): Promise<void> {
  const { kind, value } = normalIdentity(identity);
  await ctx.change('sender.block', identityKey({ kind, value }), async ({ tx, note }) => {
    const gone = await tx
      .delete(blockedSenders)
      .where(sql`${blockedSenders.kind} = ${kind} and ${blockedSenders.value} = ${value}`)
      .returning({ kind: blockedSenders.kind });
    if (gone.length === 0) throw notFound('blocked-sender');
    note({ unblocked: true });
  });
}
