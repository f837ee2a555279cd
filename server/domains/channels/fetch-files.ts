import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { FileId } from '../../kernel/ids.ts';
import { builtOnce } from '../../platform/built-once.ts';
import type { Context } from '../../platform/context.ts';
import { isOutOfReach, type ReadDb } from '../../platform/db.ts';
import { errorFields } from '../../platform/logger.ts';
import type { Channels } from './channels.ts';
import type { FileState } from './contract.ts';
import { fileChanged } from './events.ts';
import { keepBytes } from './keep-file.ts';
import { getAccountRow } from './queries.ts';
import type { FileRow } from './read-file.ts';
import { channelAccounts, files } from './tables.ts';
import type { FetchedFile } from './telegram/port.ts';

const AT_ONCE = 4;
const MOST_ATTEMPTS = 8;

export async function hasFilesToFetch(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [one] = await builtOnce(db, 'has-files-to-fetch', () =>
    db
      .select({ id: files.id })
      .from(files)
      .where(sql`${files.state} = 'waiting' and ${files.dueAt} <= ${sql.placeholder('at')}::timestamptz`)
      .limit(1)
      .prepare('has-files-to-fetch'),
  ).execute({ at: at.toString() });
  return one !== undefined;
}

/** Fetches a few files that still lie with their provider; gives how many it tried. */
export async function fetchFiles(ctx: Context, channels: Channels): Promise<number> {
  const rows = await ctx.read
    .select({ row: files })
    .from(files)
    .innerJoin(channelAccounts, and(eq(channelAccounts.id, files.accountId), eq(channelAccounts.paused, false)))
    .where(and(sql`${files.state} = 'waiting'`, lte(files.dueAt, ctx.clock.now())))
    .orderBy(asc(files.dueAt))
    .limit(AT_ONCE);
  await Promise.all(rows.map(({ row }) => fetchOne(ctx, channels, row)));
  return rows.length;
}

/** A fault with one counts as an attempt of it: left where it was, it would hold back all that are younger. */
async function fetchOne(ctx: Context, channels: Channels, row: FileRow): Promise<void> {
  const { accountId, providerRef } = row;
  if (accountId === null || providerRef === null) return;
  try {
    const { telegram } = channels.open(await getAccountRow(ctx.read, accountId));
    await record(ctx, row, (await telegram?.fetchFile(providerRef)) ?? NOWHERE);
  } catch (error) {
    if (isOutOfReach(error)) throw error;
    channels.log.error('file not fetched', { ...errorFields(error), subjectId: row.id });
    await record(ctx, row, FAILED_HERE);
  }
}

const NOWHERE: FetchedFile = { ok: false, reason: 'nowhere', isFinal: true };
const FAILED_HERE: FetchedFile = { ok: false, reason: 'failed-here', isFinal: false };

async function record(ctx: Context, row: FileRow, fetched: FetchedFile): Promise<void> {
  await ctx.change('inbound.fetch', row.id, async ({ tx, emit, note }) => {
    const state = await keepFetched(tx, row, fetched, ctx.clock.now());
    note({ state, attempt: row.attempts + 1 });
    if (state !== 'waiting') await emit(fileChanged, row.id, { fileId: row.id }, row.stream ?? undefined);
  });
}

type KeepTx = Parameters<typeof keepBytes>[0];

async function keepFetched(tx: KeepTx, row: FileRow, fetched: FetchedFile, at: Temporal.Instant): Promise<FileState> {
  if (fetched.ok) return keepBytes(tx, row.id, row.contentType, fetched.bytes);
  const attempts = row.attempts + 1;
  const isOver = fetched.isFinal || attempts >= MOST_ATTEMPTS;
  await tx
    .update(files)
    .set({
      attempts,
      state: isOver ? 'missing' : 'waiting',
      missingWhy: isOver ? fetched.reason : null,
      dueAt: isOver ? null : at.add({ seconds: Math.min(600, 5 * 2 ** attempts) }),
    })
    .where(eq(files.id, row.id));
  return isOver ? 'missing' : 'waiting';
}

/** In which state files are, for the messages that show them. */
export async function listFileStates(db: ReadDb, ids: readonly FileId[]): Promise<Map<FileId, FileState>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: files.id, state: files.state })
    .from(files)
    .where(inArray(files.id, [...ids]));
  return new Map(rows.map(({ id, state }) => [id, state]));
}
