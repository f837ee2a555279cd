import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { listTicketRows, listTickets, type TicketRow, type TicketSort } from '#contract/tickets';
import type { TicketId } from '#kernel/ids';
import { askPages } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';
import { useStreams } from '../../lib/use-streams.ts';
import { movedOf, patched, type QueuePages, without } from './queue.rules.ts';
import { useDeskStreams } from './use-desk.ts';
import { refreshCounts } from './use-view-counts.ts';

/** A screen asks at most this often, however much arrives. */
const ASK_EVERY_MS = 1000;
/** A deadline comes near without anything having happened. */
const LOOK_EVERY_MS = 60_000;
/** Who may follow nobody's desk looks more often. */
const LOOK_ALONE_EVERY_MS = 20_000;
const AT_ONCE = 200;
const PAGE_ROWS = 50;

export interface Queue {
  rows: TicketRow[];
  /** Those of this very view: what is shown while it is on its way is not opened by mistake. */
  ownRows: readonly TicketRow[];
  /** Still in their place, though they belong to the view no longer. */
  left: ReadonlySet<string>;
  newCount: number;
  sort: TicketSort | undefined;
  notUnderstood: string[];
  isPending: boolean;
  isStale: boolean;
  hasMore: boolean;
  error: CallError | null;
  more(): void;
  /** Puts everything in its present order, with what is new. */
  settle(): void;
}

interface Moved {
  view: string;
  came: ReadonlySet<string>;
  left: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const NO_ROWS: readonly TicketRow[] = [];

/** The rows of a view. What changes is fetched by its id and patched where it stands; what is new waits to be let in. */
export function useQueue(view: string, openId: string | undefined, isHeld: boolean): Queue {
  const client = useQueryClient();
  const pages = askPages(listTickets, { query: { view, limit: PAGE_ROWS } });
  const query = useInfiniteQuery(pages);
  const [moved, setMoved] = useState<Moved>({ view, came: NONE, left: NONE });
  const here = moved.view === view ? moved : { view, came: NONE, left: NONE };
  const shown = useMemo(() => (query.data?.pages ?? []).flatMap((page) => page.items), [query.data]);

  const settle = useCallback(() => {
    setMoved({ view, came: NONE, left: NONE });
    const first = client.getQueryData<QueuePages>(pages.queryKey);
    // Only the first page is asked again: the rest follows as it is scrolled to.
    if (first !== undefined)
      client.setQueryData<QueuePages>(pages.queryKey, {
        pages: first.pages.slice(0, 1),
        pageParams: first.pageParams.slice(0, 1),
      });
    void client.invalidateQueries({ queryKey: pages.queryKey });
  }, [client, view, pages.queryKey]);

  const look = async (ids: ReadonlySet<string> | 'all') => {
    const known = client.getQueryData<QueuePages>(pages.queryKey);
    if (known === undefined) return;
    const rows = known.pages.flatMap((page) => page.items);
    const shownIds = new Set<string>(rows.map((row) => row.id));
    const asked = ids === 'all' ? [...shownIds, ...(await newestIds(view))] : [...ids];
    const wanted = [...new Set(asked)].slice(0, AT_ONCE) as TicketId[]; // ids come from the server's own frames and rows
    if (wanted.length === 0) return;
    const { items } = await call(listTicketRows, { body: { ids: wanted, view } });
    client.setQueryData<QueuePages>(pages.queryKey, (old) => old && patched(old, items));
    const { came, left, back } = movedOf(wanted, items, shownIds);
    if (rows.length === 0 && came.length > 0) return settle();
    setMoved((old) => mergedMoves(old.view === view ? old : { view, came: NONE, left: NONE }, { came, left, back }));
    refreshCounts();
  };
  useNews(look);

  // What left goes when nothing under a hand would move.
  const kept = isHeld ? undefined : here.left;
  const rows = useMemo(() => (kept === undefined ? shown : without(shown, kept, openId)), [shown, kept, openId]);
  const { fetchNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return {
    rows,
    ownRows: query.isPlaceholderData ? NO_ROWS : rows,
    left: here.left,
    newCount: here.came.size,
    sort: query.data?.pages[0]?.sort,
    notUnderstood: query.data?.pages[0]?.notUnderstood ?? [],
    isPending: query.isPending,
    isStale: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    error: query.error,
    more,
    settle,
  };
}

async function newestIds(view: string): Promise<string[]> {
  const { items } = await call(listTickets, { query: { view, limit: PAGE_ROWS } });
  return items.map((row) => row.id);
}

function mergedMoves(old: Moved, { came, left, back }: { came: string[]; left: string[]; back: string[] }): Moved {
  const gone = new Set(left);
  const present = new Set(back);
  return {
    view: old.view,
    came: new Set([...old.came, ...came].filter((id) => !gone.has(id))),
    left: new Set([...old.left, ...left].filter((id) => !present.has(id))),
  };
}

/** Gathers what rings into one look a second; nothing is asked while nobody can see it. */
function useNews(look: (ids: ReadonlySet<string> | 'all') => Promise<void>): void {
  const latest = useRef(look);
  latest.current = look;
  const waiting = useRef<Set<string> | 'all' | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ring = useCallback((ids: string[] | 'all') => {
    if (document.hidden) return;
    if (ids === 'all' || waiting.current === 'all') waiting.current = 'all';
    else waiting.current = new Set([...(waiting.current ?? []), ...ids]);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const wanted = waiting.current;
      waiting.current = undefined;
      if (wanted !== undefined) void latest.current(wanted).catch(() => {});
    }, ASK_EVERY_MS);
  }, []);
  const streams = useDeskStreams();
  const everyMs = streams.length === 0 ? LOOK_ALONE_EVERY_MS : LOOK_EVERY_MS;
  useStreams(streams, {
    onFrames: (frames) => {
      // A frame that put many together may name none.
      const isWhole = frames.some((frame) => frame.ids.length === 0);
      ring(isWhole ? 'all' : frames.flatMap((frame) => frame.ids));
    },
    onReload: () => ring('all'),
  });
  useEffect(() => {
    // What was kept from an earlier visit may be old, and its doorbells have gone on ringing elsewhere.
    ring('all');
    const often = setInterval(() => ring('all'), everyMs);
    return () => {
      clearInterval(often);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [ring, everyMs]);
}
