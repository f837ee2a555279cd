import { Link, Outlet, useMatch, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeadlines } from '../../features/diagnosis/use-headlines.ts';
import { FilterBar } from '../../features/transactions/filter-bar.tsx';
import { SearchBox } from '../../features/transactions/search-box.tsx';
import { useSearchState } from '../../features/transactions/search-state.ts';
import { TransactionList } from '../../features/transactions/transaction-list.tsx';
import { UnderstoodTerms } from '../../features/transactions/understood-terms.tsx';
import { useNewRows } from '../../features/transactions/use-new-rows.ts';
import { useTransactionRows } from '../../features/transactions/use-transaction-rows.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useMedia } from '../../lib/use-media.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NewPill } from '../../ui/new-pill.tsx';
import classes from './transactions.module.css';

/** The list of payments with its one search box; an open payment stands beside it, or over it where it is narrow. */
export function TransactionsPage() {
  const { t } = useTranslation('transactions');
  const navigate = useNavigate();
  const filter = useSearch({ from: '/shell/transactions' });
  const [search, setSearch] = useSearchState();
  const openUid = useMatch({ from: '/shell/transactions/$uid', shouldThrow: false })?.params.uid;
  const isSplit = useMedia('(min-width: 1200px)') && openUid !== undefined;
  const isNarrow = useMedia('(max-width: 860px)') || isSplit;
  const query = useMemo(
    () => ({
      status: filter.status,
      type: filter.type,
      merchantId: filter.merchant,
      shopId: filter.shop,
      fromDay: filter.from,
      toDay: filter.to,
      currency: filter.currency,
      methodType: filter.method,
      test: filter.test === undefined ? undefined : (String(filter.test) as 'true' | 'false'),
    }),
    [filter],
  );
  const list = useTransactionRows(search, query);
  const fresh = useNewRows(query, !list.isSearching);
  const headlines = useHeadlines(useMemo(() => list.rows.map(({ row }) => row.uid), [list.rows]));
  const [cursor, setCursor] = useState(-1);
  const field = useRef<HTMLTextAreaElement>(null);
  const openAt = openUid === undefined ? -1 : list.rows.findIndex(({ row }) => row.uid === openUid);
  const at = openAt === -1 ? cursor : openAt;
  const open = (uid: string) => navigate({ to: '/transactions/$uid', params: { uid }, search: true, state: true });
  const move = (step: number) => {
    const next = Math.min(Math.max(at + step, 0), list.rows.length - 1);
    setCursor(next);
    const uid = list.rows[next]?.row.uid;
    // An open payment follows the cursor.
    if (openUid !== undefined && uid !== undefined) void open(uid);
  };
  const showNew = () => {
    setCursor(-1);
    fresh.show();
  };
  const group = t('keys.group');
  useKeys([
    { keys: 'KeyJ', group, label: t('keys.next'), run: () => move(1) },
    { keys: 'KeyK', group, label: t('keys.previous'), run: () => move(-1) },
    { keys: 'ArrowDown', group, label: t('keys.next'), isHidden: true, run: () => move(1) },
    { keys: 'ArrowUp', group, label: t('keys.previous'), isHidden: true, run: () => move(-1) },
    { keys: 'Slash', group, label: t('keys.search'), run: () => field.current?.select() },
    { keys: 'Period', group, label: t('keys.showNew'), run: showNew },
    ...(openUid === undefined
      ? [
          {
            keys: 'Enter',
            group,
            label: t('keys.open'),
            run: () => void (list.rows[Math.max(at, 0)] && open(list.rows[Math.max(at, 0)]?.row.uid ?? '')),
          },
        ]
      : [
          {
            keys: 'Escape',
            group,
            label: t('keys.close'),
            run: () => void navigate({ to: '/transactions', search: true, state: true }),
          },
        ]),
  ]);
  return (
    <div className={classes.page} data-open={openUid !== undefined || undefined}>
      <main className={classes.list} inert={openUid !== undefined && !isSplit}>
        <h1 className="for-readers">{t('title')}</h1>
        <div className={classes.bar}>
          <SearchBox
            text={search.text}
            field={field}
            onSearch={(text, isTyping) => {
              setCursor(-1);
              setSearch({ text }, { isTyping });
            }}
            onLeave={() => setCursor(Math.max(at, 0))}
          />
        </div>
        {list.understood !== undefined && (
          <UnderstoodTerms
            search={search}
            understood={list.understood}
            isFarAhead={list.isFarAhead}
            onCorrect={(next) => setSearch(next)}
          />
        )}
        {!list.isSearching && (
          <FilterBar
            filter={filter}
            onChange={(next) =>
              void navigate({
                to: '/transactions',
                search: JSON.parse(JSON.stringify({ ...filter, ...next })),
                state: true,
                replace: true,
              })
            }
          />
        )}
        <ErrorNote error={list.error} onRetry={list.again} />
        <div className={classes.rows} data-stale={list.isStale || undefined}>
          <NewPill count={fresh.count} onShow={showNew} />
          {list.rows.length === 0 && !list.isFirstLoad && list.error === null ? (
            <Nothing isSearching={list.isSearching} isFiltered={Object.keys(filter).length > 0} />
          ) : (
            <TransactionList
              rows={list.rows}
              isNarrow={isNarrow}
              cursor={at}
              openUid={openUid}
              headlines={headlines}
              hasMore={list.hasMore}
              onMore={list.more}
            />
          )}
        </div>
      </main>
      <Outlet />
    </div>
  );
}

function Nothing({ isSearching, isFiltered }: { isSearching: boolean; isFiltered: boolean }) {
  const { t } = useTranslation('transactions');
  if (isSearching) return <Empty title={t('search.none')}>{t('search.noneText')}</Empty>;
  if (isFiltered) return <Empty title={t('list.emptyFiltered')}>{t('list.emptyFilteredText')}</Empty>;
  return (
    <Empty title={t('list.empty')} action={<Link to="/sources">{t('list.toSources')}</Link>}>
      {t('list.emptyText')}
    </Empty>
  );
}
