import { z } from 'zod';
import { InstantText } from './contract.ts';

/** The stretch of time that is being read, and how far into it the pages have come. */
export const PullWindow = z.object({
  from: InstantText,
  to: InstantText,
  /** Time of the last row that was read; the next page begins there. */
  at: InstantText.optional(),
  /** The last row's uid, or the provider's own mark. */
  after: z.string().optional(),
  /** Rows at `at` that were read already: the next page may bring them again. */
  edge: z.array(z.string()).default([]),
  seen: z.int().default(0),
  /** Rows asked for a page, when the usual number did not get past one instant. */
  limit: z.int().optional(),
  /** How often in a row a page brought nothing new although more was promised. */
  stalls: z.int().default(0),
});
export type PullWindow = z.infer<typeof PullWindow>;

/** How far one track of a source has been read: everything before `doneUntil`, and the pages of a window after it. */
export const TrackCursor = z.object({ doneUntil: InstantText, window: PullWindow.optional() });
export type TrackCursor = z.infer<typeof TrackCursor>;

export const SourceCursor = z.record(z.string(), TrackCursor);
export type SourceCursor = z.infer<typeof SourceCursor>;

const LONGEST_WINDOW_DAYS = 31;

/** The window to read next: from a little before what is done, to the present or a month on. */
export function openWindow(
  doneUntil: InstantText,
  reach: { overlapMinutes: number; startFrom: InstantText },
  at: InstantText,
): PullWindow {
  const done = Temporal.Instant.from(doneUntil);
  const back = textOf(done.subtract({ minutes: reach.overlapMinutes }));
  const from = back < reach.startFrom ? reach.startFrom : back;
  const furthest = textOf(Temporal.Instant.from(from).add({ hours: 24 * LONGEST_WINDOW_DAYS }));
  return { from, to: furthest < at ? furthest : at, edge: [], seen: 0, stalls: 0 };
}

export interface PageRow {
  uid: string;
  /** The time by which the pages are ordered. */
  at: InstantText | undefined;
}

export interface PageSaid {
  rows: readonly PageRow[];
  asked: number;
  more: boolean;
  nextAt?: InstantText | undefined;
}

export type Advance =
  | { kind: 'page'; window: PullWindow }
  | { kind: 'done' }
  /** Given up after several tries: the other side promises more and brings nothing new. */
  | { kind: 'done-in-doubt' }
  /** The other side starts over at every page: what follows cannot be had now. */
  | { kind: 'cursor-ignored' }
  | { kind: 'out-of-order' };

const MOST_STALLS = 3;
const MOST_ROWS = 10_000;

/** Where the next page begins. It never trusts the other side's word alone: rows that were not seen before are progress, nothing else is. */
export function advance(window: PullWindow, page: PageSaid): Advance {
  const edge = new Set(window.edge);
  // What lies before the cursor was read: a gateway that gives it again ignores the cursor.
  const isPast = ({ at }: PageRow) => at !== undefined && window.at !== undefined && at < window.at;
  const fresh = page.rows.filter((row) => !edge.has(row.uid) && !isPast(row));
  // A full page may have more behind it, whatever it says.
  if (!page.more && page.rows.length < page.asked) return { kind: 'done' };
  if (!inOrder(page.rows)) return { kind: 'out-of-order' };
  const reached = latestOf(page.rows, window.at);
  return fresh.length === 0 || reached === undefined
    ? stalled(window, page, page.rows.some(isPast))
    : further(window, page.rows, fresh.length, reached);
}

/** The last row that has a time, unless it lies before what was read already. */
function latestOf(rows: readonly PageRow[], before: InstantText | undefined): Timed | undefined {
  const last = rows.findLast((row): row is Timed => row.at !== undefined);
  return last === undefined || (before !== undefined && last.at < before) ? undefined : last;
}
type Timed = PageRow & { at: InstantText };

function further(window: PullWindow, rows: readonly PageRow[], fresh: number, { uid, at }: Timed): Advance {
  const isSame = at === window.at;
  const atEdge = rows.filter((row) => row.at === at).map((row) => row.uid);
  return {
    kind: 'page',
    window: {
      ...window,
      at,
      after: uid,
      edge: [...new Set([...(isSame ? window.edge : []), ...atEdge])],
      seen: window.seen + fresh,
      limit: isSame ? window.limit : undefined,
      stalls: 0,
    },
  };
}

/** A page that cannot get past one instant is asked for larger; then the provider's own next time is taken; then it is the end. */
function stalled(window: PullWindow, { asked, nextAt }: PageSaid, startsOver: boolean): Advance {
  if (window.stalls + 1 < MOST_STALLS)
    return { kind: 'page', window: { ...window, stalls: window.stalls + 1, limit: Math.min(asked * 4, MOST_ROWS) } };
  if (startsOver) return { kind: 'cursor-ignored' };
  if (nextAt === undefined || nextAt <= (window.at ?? window.from) || nextAt > window.to)
    return { kind: 'done-in-doubt' };
  return { kind: 'page', window: { ...window, at: nextAt, after: undefined, edge: [], limit: undefined, stalls: 0 } };
}

function inOrder(rows: readonly PageRow[]): boolean {
  let before = '';
  for (const { at } of rows) {
    if (at === undefined) continue;
    if (at < before) return false;
    before = at;
  }
  return true;
}

export const textOf = (at: Temporal.Instant): InstantText => at.toString({ fractionalSecondDigits: 6 });
