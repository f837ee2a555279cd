import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InboundRow, listQuarantine } from '#contract/channels';
import { BlockDialog } from '../../features/channels/block-dialog.tsx';
import { BlockedSenders } from '../../features/channels/blocked-senders.tsx';
import { QuarantineFilter } from '../../features/channels/quarantine-filter.tsx';
import { QuarantineList } from '../../features/channels/quarantine-list.tsx';
import { type Decision, useDecisions } from '../../features/channels/use-decisions.ts';
import { useMay } from '../../lib/actor.ts';
import { askPages, refresh } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useStream } from '../../lib/live.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { useListCursor } from '../../ui/use-list-cursor.ts';
import classes from './quarantine.module.css';

export function QuarantinePage() {
  const { t } = useTranslation('channels');
  const choice = useSearch({ from: '/shell/quarantine' });
  const navigate = useNavigate();
  const [openId, setOpenId] = useState<string>();
  const [blocking, setBlocking] = useState<InboundRow>();
  const { account, state } = choice;
  const list = useInfiniteQuery(
    askPages(listQuarantine, { query: { ...(state && { state }), ...(account && { accountId: account }) } }),
  );
  const look = () => void refresh(listQuarantine);
  useStream('quarantine', { onFrames: look, onReload: look });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = ({ id }: InboundRow) => setOpenId(id === openId ? undefined : id);
  const cursor = useListCursor(t('quarantine'), rows.length, (at) => rows[at] && open(rows[at]));
  const { decide, madeTicket, error } = useDecisions();
  const current = rows[Math.min(Math.max(cursor.at, 0), rows.length - 1)];
  useRowKeys(current, decide, setBlocking);
  const isWhole = account === undefined && state === undefined;
  return (
    <Page title={t('quarantine')} aside={<Link to="/channels">← {t('back')}</Link>}>
      <QuarantineFilter choice={choice} onChange={(search) => void navigate({ to: '/quarantine', search })} />
      <ErrorNote error={list.error ?? error} onRetry={() => void list.refetch()} />
      {madeTicket !== undefined && (
        <p className={classes.made} role="status">
          {t('madeTicket')} <a href={`/inbox/${madeTicket}`}>{t('openTicket')}</a>
        </p>
      )}
      {list.data !== undefined && rows.length === 0 && (
        <Empty title={isWhole ? t('quarantineEmpty') : t('quarantineFiltered')}>
          {isWhole && t('quarantineEmptyText')}
        </Empty>
      )}
      <QuarantineList
        rows={rows}
        cursor={Math.max(cursor.at, 0)}
        openId={openId}
        onOpen={open}
        onDecide={decide}
        onBlock={setBlocking}
      />
      <MoreButton query={list} />
      <BlockedSenders />
      {blocking !== undefined && blocking.identity !== null && (
        <BlockDialog identity={blocking.identity} onClose={() => setBlocking(undefined)} />
      )}
    </Page>
  );
}

/** One key decides about the row at the cursor. */
function useRowKeys(
  row: InboundRow | undefined,
  decide: (row: InboundRow, decision: Decision) => void,
  block: (row: InboundRow) => void,
): void {
  const { t } = useTranslation('channels');
  const may = useMay();
  const group = t('quarantine');
  const key = (keys: string, decision: Decision) => ({
    keys,
    group,
    label: t(`decide.${decision}`),
    run: () => row !== undefined && decide(row, decision),
  });
  const decisions = [key('KeyT', 'ticket'), key('KeyR', 'again'), key('KeyE', 'dismiss')];
  const blocks = { keys: 'KeyB', group, label: t('block.it'), run: () => row?.identity != null && block(row) };
  useKeys([...(may('quarantine.decide') ? decisions : []), ...(may('sender.block') ? [blocks] : [])]);
}
