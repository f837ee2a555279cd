import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getMerchant } from '#contract/merchants';
import type { MerchantId } from '#kernel/ids';
import { useHeadlines } from '../../features/diagnosis/use-headlines.ts';
import { AskGateway } from '../../features/transactions/ask-gateway.tsx';
import { FilterBar } from '../../features/transactions/filter-bar.tsx';
import { gatewayKeysOf } from '../../features/transactions/gateway-keys.rules.ts';
import { cleanFilter, type Filter, listQueryOf } from '../../features/transactions/list-query.ts';
import { SearchBox } from '../../features/transactions/search-box.tsx';
import { useSearchState } from '../../features/transactions/search-state.ts';
import { TransactionList } from '../../features/transactions/transaction-list.tsx';
import { UnderstoodTerms } from '../../features/transactions/understood-terms.tsx';
import { useNewRows } from '../../features/transactions/use-new-rows.ts';
import { useTransactionRows } from '../../features/transactions/use-transaction-rows.ts';
import { ask } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NewPill } from '../../ui/new-pill.tsx';
import { Title } from '../../ui/title.tsx';
import classes from './transactions.module.css';
import { useOpenPayment } from './use-open-payment.ts';

/** The list of payments with its one search box; an open payment stands beside it, or over it where it is narrow. */
export function TransactionsPage() {
  const { t } = useTranslation('transactions');
  const navigate = useNavigate();
  const filter = useSearch({ from: '/shell/transactions' });
  const [search, setSearch] = useSearchState();
  const payment = useOpenPayment();
  const merchantName = useMerchantName(filter.merchant);
  const query = useMemo(() => listQueryOf(filter), [filter]);
  const list = useTransactionRows(search, query);
  const fresh = useNewRows(query, !list.isSearching);
  const uids = useMemo(() => list.rows.map(({ row }) => row.uid), [list.rows]);
  const headlines = useHeadlines(useMemo(() => list.rows.map(({ row }) => row), [list.rows]));
  const field = useRef<HTMLTextAreaElement>(null);
  // What is shown while a search is on its way is of the question before: it is not opened by mistake.
  const cursor = useCursor(list.isStale ? NONE : uids, payment);
  const [rounds, setRounds] = useState(0);
  const showNew = () => {
    cursor.set(-1);
    fresh.show();
    setRounds(rounds + 1);
  };
  const group = t('keys.group');
  useKeys([
    { keys: 'Slash', group, label: t('keys.search'), run: () => field.current?.select() },
    { keys: 'Period', group, label: t('keys.showNew'), run: showNew },
  ]);
  const setFilter = (next: Filter) => {
    void navigate({ to: '/transactions', search: cleanFilter({ ...filter, ...next }), state: true, replace: true });
  };
  return (
    <div className={classes.page} data-open={payment.uid !== undefined || undefined}>
      <main className={classes.list} inert={payment.isCovering}>
        {payment.uid === undefined && <Title>{t('title')}</Title>}
        <h1 className="for-readers">{t('title')}</h1>
        <div className={classes.bar}>
          <SearchBox
            text={search.text}
            field={field}
            onSearch={(text, isTyping) => {
              cursor.set(-1);
              setSearch({ text }, { isTyping });
            }}
            onLeave={() => cursor.set(0)}
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
        {!list.isSearching && <FilterBar filter={filter} merchantName={merchantName} onChange={setFilter} />}
        <ErrorNote error={list.error} onRetry={list.again} />
        <div className={classes.rows} data-stale={list.isStale || undefined}>
          <NewPill count={fresh.count} onShow={showNew} />
          {list.isEmpty ? (
            <Nothing isSearching={list.isSearching} isFiltered={Object.keys(filter).length > 0}>
              <AskGateway
                keys={gatewayKeysOf(list.understood, search.without)}
                onFound={(uid) => {
                  list.again();
                  payment.open(uid);
                }}
              />
            </Nothing>
          ) : (
            <TransactionList
              rows={list.rows}
              isNarrow={payment.isListNarrow}
              cursor={cursor.at}
              openUid={payment.uid}
              headlines={headlines}
              begin={JSON.stringify([search, query, rounds])}
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

function useMerchantName(merchantId: string | undefined): string | undefined {
  // The server judges whether it is one.
  const query = ask(getMerchant, { params: { merchantId: merchantId as MerchantId } });
  const { data } = useQuery({ ...query, enabled: merchantId !== undefined });
  return data?.name ?? undefined;
}

const NONE: readonly string[] = [];

/** J and K move; an open payment follows; Enter opens, Escape goes back to the list. */
function useCursor(uids: readonly string[], payment: ReturnType<typeof useOpenPayment>) {
  const { t } = useTranslation('transactions');
  const [pointed, setPointed] = useState(-1);
  const openAt = payment.uid === undefined ? -1 : uids.indexOf(payment.uid);
  const at = openAt === -1 ? pointed : openAt;
  const openRow = (row: number) => {
    const uid = uids[row];
    if (uid !== undefined) payment.open(uid);
  };
  const move = (step: number) => {
    const next = Math.min(Math.max(at + step, 0), uids.length - 1);
    setPointed(next);
    if (payment.uid !== undefined) openRow(next);
  };
  const group = t('keys.group');
  const enter = { keys: 'Enter', group, label: t('keys.open'), run: () => openRow(Math.max(at, 0)) };
  const leave = { keys: 'Escape', group, label: t('keys.close'), run: payment.close };
  useKeys([
    { keys: 'KeyJ', group, label: t('keys.next'), run: () => move(1) },
    { keys: 'KeyK', group, label: t('keys.previous'), run: () => move(-1) },
    { keys: 'ArrowDown', group, label: t('keys.next'), isHidden: true, run: () => move(1) },
    { keys: 'ArrowUp', group, label: t('keys.previous'), isHidden: true, run: () => move(-1) },
    payment.uid === undefined ? enter : leave,
  ]);
  return { at, set: setPointed };
}

interface NothingProps {
  isSearching: boolean;
  isFiltered: boolean;
  /** What else can be done when a search found nothing. */
  children: ReactNode;
}

function Nothing({ isSearching, isFiltered, children }: NothingProps) {
  const { t } = useTranslation('transactions');
  if (isSearching) {
    return (
      <Empty title={t('search.none')} action={children}>
        {t('search.noneText')}
      </Empty>
    );
  }
  if (isFiltered) return <Empty title={t('list.emptyFiltered')}>{t('list.emptyFilteredText')}</Empty>;
  return (
    <Empty title={t('list.empty')} action={<Link to="/sources">{t('list.toSources')}</Link>}>
      {t('list.emptyText')}
    </Empty>
  );
}
