import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { listTransactions, type TransactionRow } from '#contract/transactions';
import { ask } from '../../lib/ask.ts';
import { useStream } from '../../lib/live.ts';
import { type ListQuery, PAGE_ROWS, transactionPages } from './api.ts';

type Pages = InfiniteData<{ items: TransactionRow[]; next?: string | undefined }>;

/** A screen asks at most this often, however much arrives: each look at rows is noted. */
const ASK_EVERY_MS = 3000;

/**
 * Rows that arrived since the list was read. Rows on the screen are brought up to date where they stand; new ones wait
 * for `show`.
 */
export function useNewRows(filter: ListQuery, isFollowing: boolean): { count: number; show(): void } {
  const client = useQueryClient();
  const [fresh, setFresh] = useState<{ of: string; rows: TransactionRow[] }>({ of: '', rows: [] });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pages = transactionPages(filter);
  const first = ask(listTransactions, { query: { ...filter, limit: PAGE_ROWS } });
  const key = JSON.stringify(filter);
  const look = async () => {
    timer.current = undefined;
    const page = await client.fetchQuery({ ...first, staleTime: 0 });
    const shown = client.getQueryData<Pages>(pages.queryKey);
    if (shown === undefined) return;
    const known = new Set(shown.pages.flatMap((each) => each.items.map((row) => row.uid)));
    client.setQueryData<Pages>(pages.queryKey, updated(shown, page.items));
    setFresh({ of: key, rows: page.items.filter((row) => !known.has(row.uid)) });
  };
  const ring = () => {
    if (!isFollowing || document.hidden) return;
    timer.current ??= setTimeout(() => void look().catch(() => {}), ASK_EVERY_MS);
  };
  useStream(isFollowing ? 'transactions' : undefined, { onFrames: ring, onReload: ring });
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    // Rows that are new under another filter say nothing here.
    count: isFollowing && fresh.of === key ? fresh.rows.length : 0,
    show: () => {
      setFresh({ of: '', rows: [] });
      const page = client.getQueryData(first.queryKey);
      if (page !== undefined) client.setQueryData(pages.queryKey, { pages: [page], pageParams: [undefined] });
    },
  };
}

function updated(shown: Pages, rows: TransactionRow[]): Pages {
  const byUid = new Map(rows.map((row) => [row.uid, row]));
  return {
    ...shown,
    pages: shown.pages.map((page) => ({ ...page, items: page.items.map((row) => byUid.get(row.uid) ?? row) })),
  };
}
