import { Button } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LimitDetail, LimitRaise } from '#contract/limits';
import type { LimitId, TicketId } from '#kernel/ids';
import { DecisionDialog } from '../../features/limits/decision-dialog.tsx';
import { EndDialog } from '../../features/limits/end-dialog.tsx';
import { HistoryPanel } from '../../features/limits/history-panel.tsx';
import { LimitDialog } from '../../features/limits/limit-dialog.tsx';
import { LimitFacts } from '../../features/limits/limit-facts.tsx';
import { RaiseDialog } from '../../features/limits/raise-dialog.tsx';
import { RaisesPanel } from '../../features/limits/raises-panel.tsx';
import { TellDialog } from '../../features/limits/tell-dialog.tsx';
import { TemporaryDialog } from '../../features/limits/temporary-dialog.tsx';
import { useLimit } from '../../features/limits/use-limits.ts';
import { WindowCurve } from '../../features/limits/window-curve.tsx';
import { useMay } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';

type Opened = 'raise' | 'edit' | 'temporary' | 'end' | { decide: LimitRaise } | { tell: LimitRaise };

/** One limit: what is agreed, how it is being used up, and everything that was asked of the bank. */
export function LimitPage() {
  const { t } = useTranslation('limits');
  const navigate = useNavigate();
  const params = useParams({ from: '/shell/limits/$limitId' });
  const { ticket } = useSearch({ from: '/shell/limits/$limitId' });
  const [opened, setOpened] = useState<Opened | undefined>(ticket === undefined ? undefined : 'raise');
  const { data: detail, error, refetch } = useLimit(params.limitId as LimitId); // the server judges whether it is one
  const acts = useActs(detail);
  useKeys([
    { keys: 'Escape', group: t('title'), label: t('back'), run: () => void navigate({ to: '/limits' }) },
    ...acts.map(({ act, keys }) => ({ keys, group: t('title'), label: t(`act.${act}`), run: () => setOpened(act) })),
  ]);
  const back = <Link to="/limits">← {t('back')}</Link>;
  if (detail === undefined)
    return (
      <Page title={back}>
        {error?.status === 404 ? <p>{t('notFound')}</p> : <ErrorNote error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  const { limit, raises } = detail;
  return (
    <Page
      title={`${limit.terminalName ?? limit.terminalId}: ${t(`kinds.${limit.kind}`)}, ${limit.currency}`}
      aside={back}
      actions={acts.map(({ act, keys }) => (
        <Button
          key={act}
          variant={act === 'raise' ? 'filled' : 'default'}
          onClick={() => setOpened(act)}
          rightSection={<KeyHint keys={keys} />}
        >
          {t(`act.${act}`)}
        </Button>
      ))}
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      <LimitFacts detail={detail} />
      <WindowCurve limit={limit} />
      <RaisesPanel
        limit={limit}
        raises={raises}
        onDecide={(decide) => setOpened({ decide })}
        onTell={(tell) => setOpened({ tell })}
      />
      <HistoryPanel detail={detail} />
      {opened !== undefined && (
        <OpenedDialog detail={detail} opened={opened} fromTicketId={ticket} onOpen={setOpened} />
      )}
    </Page>
  );
}

const ACTS = [
  { act: 'raise', keys: 'KeyR', needs: 'limit.raise' },
  { act: 'edit', keys: 'KeyE', needs: 'limit.change' },
  { act: 'temporary', keys: 'KeyT', needs: 'limit.change' },
  { act: 'end', keys: 'KeyX', needs: 'limit.change' },
] as const;

/** What may be done with it: nothing with one that ended, and a bank that was asked is not asked again. */
function useActs(detail: LimitDetail | undefined) {
  const may = useMay();
  if (detail === undefined || detail.limit.endedAt !== null) return [];
  return ACTS.filter(({ act, needs }) => may(needs) && (act !== 'raise' || detail.limit.openRaise === null));
}

interface OpenedDialogProps {
  detail: LimitDetail;
  opened: Opened;
  fromTicketId: TicketId | undefined;
  onOpen(opened: Opened | undefined): void;
}

function OpenedDialog({ detail, opened, fromTicketId, onOpen }: OpenedDialogProps) {
  const { limit } = detail;
  const navigate = useNavigate();
  const acts = useActs(detail);
  const close = () => onOpen(undefined);
  const asked = () => {
    if (fromTicketId === undefined) close();
    else void navigate({ to: '/inbox/$ticketId', params: { ticketId: fromTicketId }, search: {} });
  };
  if (opened === 'raise')
    // A link may lead here after the bank was asked.
    return acts.some(({ act }) => act === 'raise') ? (
      <RaiseDialog limit={limit} fromTicketId={fromTicketId} onClose={close} onAsked={asked} />
    ) : null;
  if (opened === 'edit') return <LimitDialog limit={limit} onClose={close} />;
  if (opened === 'temporary') return <TemporaryDialog limit={limit} onClose={close} />;
  if (opened === 'end') return <EndDialog limit={limit} onClose={close} />;
  if ('tell' in opened) return <TellDialog raiseId={opened.tell.id} onClose={close} />;
  return <DecisionDialog limit={limit} raise={opened.decide} onClose={close} onDecided={(tell) => onOpen({ tell })} />;
}
