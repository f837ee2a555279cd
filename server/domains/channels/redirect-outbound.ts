import { and, inArray, sql } from 'drizzle-orm';
import type { MessageId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import { outbound } from './tables.ts';

/** What has not arrived goes to where the chat is now. What it answered has another number there: it answers nothing in particular. */
export async function redirectOutbound(
  { tx }: Pick<Write, 'tx'>,
  ids: readonly MessageId[],
  address: string,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(outbound)
    .set({ address, content: sql`${outbound.content} - 'replyTo'` })
    .where(and(inArray(outbound.id, [...ids]), inArray(outbound.state, ['queued', 'sending', 'unknown', 'failed'])));
}
