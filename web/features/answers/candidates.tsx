import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { attachTransaction, getSuggestion, type Suggestion } from '#contract/answers';
import { getTicket } from '#contract/tickets';
import type { SearchHit } from '#contract/transactions';
import type { TicketId, TransactionUid } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BindingLink } from './binding-link.tsx';
import { Candidate } from './candidate.tsx';
import classes from './candidates.module.css';
import { OtherPayment } from './other-payment.tsx';

interface CandidatesProps {
  ticketId: TicketId;
  suggestion: Suggestion | undefined;
  isFetching: boolean;
  onReload(): void;
  /** Why a payment stands here, in the words of the search. */
  reasonsOf(hit: SearchHit): ReactNode;
  statusOf(hit: SearchHit): ReactNode;
  /** The page of all payments, with what was understood searched for. */
  search: ReactNode;
}

/** The payments that the words may mean, best first; T and a digit attaches one. */
export function Candidates(props: CandidatesProps) {
  const { ticketId, suggestion, isFetching, onReload, reasonsOf, statusOf, search } = props;
  const { t } = useTranslation('answers');
  const may = useMay();
  const attach = useChange(attachTransaction, { refreshes: [getTicket, getSuggestion] });
  const attached = suggestion?.attached ?? null;
  const hits = suggestion?.candidates ?? [];
  const put = (uid: TransactionUid | null) => attach.mutate({ params: { ticketId }, body: { uid } });
  const format = useFormat();
  const sumUp = ({ amount, trackingId, merchantName, uid }: SearchHit['transaction']) =>
    [amount === null ? null : format.money(amount), trackingId, merchantName, uid]
      .filter((part) => part !== null)
      .join(' · ');
  const mayAttach = may('ticket.change');
  useKeys(
    mayAttach
      ? hits.map(({ transaction }, at) => ({
          keys: `KeyT Digit${at + 1}`,
          group: t('keys'),
          label: t('attachKey', { place: at + 1 }),
          isNeeded: attached === null && at === 0,
          foretell: () => ({ says: t('attachForetold'), words: sumUp(transaction) }),
          run: () => put(transaction.uid),
        }))
      : [],
  );
  return (
    <Panel
      title={t('payment')}
      source={<span aria-hidden="true">{hits.length > 0 && mayAttach && <KeyHint keys="KeyT" />}</span>}
      onReload={onReload}
      isReloading={isFetching}
    >
      {attached !== null && (
        <div className={classes.attached}>
          <Link to="/transactions/$uid" params={{ uid: attached.uid }} search={{}}>
            <code>{attached.uid}</code>
          </Link>
          <span className={classes.quiet}>
            {attached.byName === null ? t('attachedItself') : t('attachedBy', { name: attached.byName })}
          </span>
          {mayAttach && (
            <button type="button" className={classes.act} disabled={attach.isPending} onClick={() => put(null)}>
              {t('takeOff')}
            </button>
          )}
        </div>
      )}
      {attached !== null && suggestion?.opens === 'nothing' && (
        <BindingLink key={attached.uid} binding={{ to: 'payment', uid: attached.uid }} />
      )}
      <ErrorNote error={attach.error} />
      {suggestion !== undefined && hits.length === 0 && attached === null && (
        <p className={classes.none}>{t('noCandidates')}</p>
      )}
      <ol className={classes.hits}>
        {hits.map((hit, at) => (
          <Candidate
            key={hit.transaction.uid}
            hit={hit}
            place={at + 1}
            isAttached={hit.transaction.uid === attached?.uid}
            status={statusOf(hit)}
            reasons={reasonsOf(hit)}
            isBusy={attach.isPending}
            onAttach={mayAttach ? put : undefined}
          />
        ))}
      </ol>
      {mayAttach && (
        <OtherPayment
          attached={attached?.uid}
          isBusy={attach.isPending}
          reasonsOf={reasonsOf}
          statusOf={statusOf}
          onAttach={put}
        />
      )}
      {search}
    </Panel>
  );
}
