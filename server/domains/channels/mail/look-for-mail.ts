import { and, eq, gt, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { Channels } from '../channels.ts';
import { outboundChanged } from '../events.ts';
import type { SendOutcome } from '../port.ts';
import { channelAccounts, outbound } from '../tables.ts';

/** So long after an attempt a mail may still turn up among those that were sent. */
const LOOKED_FOR_MINUTES = 60;
const AT_ONCE = 20;

type Lost = Pick<typeof outbound.$inferSelect, 'id' | 'stream'> & { account: typeof channelAccounts.$inferSelect };

const lostMail = (db: ReadDb, at: Temporal.Instant) =>
  db
    .select({ id: outbound.id, stream: outbound.stream, account: channelAccounts })
    .from(outbound)
    .innerJoin(channelAccounts, eq(channelAccounts.id, outbound.accountId))
    .where(
      and(
        eq(outbound.state, 'unknown'),
        gt(outbound.dueAt, at.subtract({ minutes: LOOKED_FOR_MINUTES })),
        sql`${channelAccounts.settings} -> 'imap' ->> 'host' is not null`,
      ),
    );

export const hasLostMail = async (db: ReadDb, at: Temporal.Instant): Promise<boolean> =>
  (await lostMail(db, at).limit(1)).length > 0;

/** Mails of which nobody knows whether they went: one that lies among those that were sent, went. The others wait for a person. */
export async function lookForMail(ctx: Context, channels: Pick<Channels, 'open'>): Promise<void> {
  for (const { id, stream, account } of await lostMail(ctx.read, ctx.clock.now()).limit(AT_ONCE)) {
    const found = await channels.open(account).channel.lookFor?.(id);
    if (found?.outcome === 'sent') await noteFound(ctx, { id, stream, account }, found);
  }
}

async function noteFound(
  ctx: Context,
  { id, stream }: Lost,
  { providerMessageId }: Extract<SendOutcome, { outcome: 'sent' }>,
): Promise<void> {
  await ctx.change('outbound.send', id, async ({ tx, emit, note }) => {
    const [found] = await tx
      .update(outbound)
      .set({ state: 'sent', sentAt: ctx.clock.now(), providerMessageId, failure: null })
      // A person may have decided in the meantime.
      .where(and(eq(outbound.id, id), eq(outbound.state, 'unknown')))
      .returning({ id: outbound.id });
    note({ found: found !== undefined });
    if (found !== undefined) await emit(outboundChanged, id, { messageId: id, state: 'sent' }, stream);
  });
}
