import type { SourceProblem } from '../domains/gateways/contract.ts';
import {
  advanceSource,
  type Gateway,
  type Gateways,
  instantTextOf,
  noteSourceFailure,
  type PulledPage,
  type SourceRow,
  type TrackCursor,
} from '../domains/gateways/index.ts';
import { MOST_DOCUMENTS, mergeTransactions } from '../domains/transactions/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { Context } from '../platform/context.ts';
import { errorFields } from '../platform/logger.ts';

/** How long one source may go on in one run; what is left is due at once again. */
const RUN_SECONDS = 20;

/**
 * Pulls one source, page by page, until every track has reached the present, a problem comes up, or the time of this run is
 * over; each page and the cursor after it are one commit, made while the next page is asked for.
 */
export async function pullSource(
  ctx: Context,
  gateways: Gateways,
  source: SourceRow,
  stopping?: AbortSignal,
): Promise<void> {
  try {
    await pullTracks(ctx, gateways, source, stopping);
  } catch (error) {
    if (error instanceof AppError && error.reason === 'source-moved') return;
    gateways.log.error('pull failed', { ...errorFields(error), source: source.id });
    await noteSourceFailure(ctx, source.id, { kind: 'failed-here' });
  }
}

/** What was pulled and is not written yet: pages without news wait for the next commit. */
interface Run {
  source: SourceRow;
  revision: number;
  exportClosed: boolean;
  rows: number;
  unwritten: Pulled[];
  /** The commit under way: it is over before the next begins. */
  writing: Promise<void>;
}
type Pulled = PulledPage & { track: string };

async function pullTracks(ctx: Context, gateways: Gateways, source: SourceRow, stopping?: AbortSignal): Promise<void> {
  const { gateway } = gateways.open(source);
  const until = ctx.clock.now().add({ seconds: RUN_SECONDS });
  const isOver = () => stopping?.aborted === true || Temporal.Instant.compare(ctx.clock.now(), until) > 0;
  const { revision, exportClosed } = source;
  const run: Run = { source, revision, exportClosed, rows: 0, unwritten: [], writing: Promise.resolve() };
  for (const track of gateway.tracks) {
    const stop = await pullTrack(ctx, gateway, run, track, isOver);
    if (stop === undefined) continue;
    await run.writing;
    await write(ctx, run, false);
    if (stop !== 'time-over') await noteSourceFailure(ctx, source.id, stop);
    return;
  }
  await run.writing;
  await write(ctx, run, true);
}

/** Reads a track up to the present; gives what kept it from getting there. */
async function pullTrack(
  ctx: Context,
  gateway: Gateway,
  run: Run,
  track: string,
  isOver: () => boolean,
): Promise<SourceProblem | 'time-over' | undefined> {
  let cursor = cursorOf(run.source, track);
  for (let upToDate = false; !upToDate; ) {
    if (isOver()) return 'time-over';
    const page = await gateway.pull(track, cursor, instantTextOf(ctx.clock.now()));
    await run.writing;
    if (!page.ok) return page.error;
    ({ cursor, upToDate } = page.value);
    run.unwritten.push({ ...page.value, track });
    run.exportClosed = page.value.exportClosed ?? run.exportClosed;
    if (page.value.documents.length > 0) startWriting(ctx, run);
  }
  return undefined;
}

/** What was created is read from the start. Later changes of it are read from the source's own beginning: what changed before was read with the row. */
function cursorOf({ cursor, settings, createdAt }: SourceRow, track: string): TrackCursor {
  const start = Temporal.Instant.from(settings.startFrom);
  const isLater = !track.startsWith('created_at') && Temporal.Instant.compare(createdAt, start) > 0;
  return cursor[track] ?? { doneUntil: instantTextOf(isLater ? createdAt : start) };
}

function startWriting(ctx: Context, run: Run): void {
  run.writing = write(ctx, run, false);
  // Whoever waits for it hears of its failure; until then nobody does, and that must not end the process.
  run.writing.catch(() => {});
}

/** Merges what was pulled and moves the cursor past it, or neither. */
async function write(ctx: Context, run: Run, finished: boolean): Promise<void> {
  const { source, unwritten } = run;
  if (unwritten.length === 0 && !finished) return;
  const rows = unwritten.reduce((sum, page) => sum + page.documents.length, 0);
  run.revision = await advanceSource(ctx, {
    id: source.id,
    revision: run.revision,
    cursor: Object.fromEntries(unwritten.map(({ track, cursor }) => [track, cursor])),
    rows,
    merge: () => mergePages(ctx, source, unwritten),
    refused: unwritten.flatMap(({ track, refused }) => refused.map((document) => ({ origin: track, document }))),
    exportClosed: run.exportClosed,
    finished: finished ? { pollSeconds: source.settings.pollSeconds, rows: run.rows + rows } : undefined,
  });
  run.rows += rows;
  run.unwritten = [];
}

async function mergePages(ctx: Context, source: SourceRow, pages: readonly PulledPage[]): Promise<number> {
  let news = 0;
  for (const { documents, knowledge } of pages) {
    for (let from = 0; from < documents.length; from += MOST_DOCUMENTS) {
      const part = documents.slice(from, from + MOST_DOCUMENTS);
      const { inserted, changed } = await mergeTransactions(ctx, {
        knowledge,
        documents: part,
        origin: `source:${source.id}`,
      });
      news += inserted + changed;
    }
  }
  return news;
}
