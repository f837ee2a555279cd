import { and, eq } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { feedEntries } from './feed.rules.ts';
import { findFeed, listAnnounced, listNames } from './queries/feeds.ts';
import { findRotaState } from './rota-state.ts';
import { rotaFeeds } from './tables.ts';
import { writeFeed } from './write-feed.ts';

const TOKEN_LETTERS = 43;
const DAYS_BACK = 30;
const DAYS_AHEAD = 60;
/** Calendar programs come every few minutes; when they came last need not be known better. */
const NOTED_EVERY_MS = 3_600_000;

/** The calendar that a secret address opens, or undefined. Noted at most once an hour. */
export async function readFeed(ctx: Context, token: string): Promise<string | undefined> {
  if (token.length !== TOKEN_LETTERS) return undefined;
  const feed = await findFeed(ctx.read, token);
  if (feed === undefined) return undefined;
  const at = ctx.clock.now();
  const window = { start: at.subtract({ hours: 24 * DAYS_BACK }), end: at.add({ hours: 24 * DAYS_AHEAD }) };
  const entries = feedEntries(await listAnnounced(ctx.read, at, window), window).filter(
    ({ personId }) => feed.whose === 'all' || personId === feed.personId,
  );
  const names = await listNames(
    ctx.read,
    entries.map(({ personId }) => personId),
  );
  const { changes } = await findRotaState(ctx.read);
  if (feed.lastReadAt === null || at.epochMilliseconds - feed.lastReadAt.epochMilliseconds >= NOTED_EVERY_MS)
    await noteFeedRead(ctx, feed, at);
  return writeFeed({ ...feed, entries, names, sequence: changes, at });
}

async function noteFeedRead(
  ctx: Context,
  { personId, whose }: Pick<typeof rotaFeeds.$inferSelect, 'personId' | 'whose'>,
  at: Temporal.Instant,
): Promise<void> {
  await ctx.change('feed.read', personId, async ({ tx, note }) => {
    await tx
      .update(rotaFeeds)
      .set({ lastReadAt: at })
      .where(and(eq(rotaFeeds.personId, personId), eq(rotaFeeds.whose, whose)));
    note({ whose });
  });
}
