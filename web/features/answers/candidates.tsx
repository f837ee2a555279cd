import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { attachTransaction, getSuggestion, type Suggestion } from '#contract/answers';
import { getTicket } from '#contract/tickets';
import type { SearchHit } from '#contract/transactions';
import type { TicketId, TransactionUid } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Money } from '../../ui/money.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import { BindingLink } from './binding-link.tsx';
import classes from './candidates.module.css';

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
  const mayAttach = may('ticket.change');
  useKeys(
    mayAttach
      ? hits.map(({ transaction }, at) => ({
          keys: `KeyT Digit${at + 1}`,
          group: t('keys'),
          label: t('attachKey', { place: at + 1 }),
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
          <li
            key={hit.transaction.uid}
            className={classes.hit}
            data-attached={hit.transaction.uid === attached?.uid || undefined}
          >
            <div className={classes.line}>
              <span className={classes.place} aria-hidden="true">
                {at + 1}
              </span>
              <Link
                to="/transactions/$uid"
                params={{ uid: hit.transaction.uid }}
                search={{}}
                className={classes.amount}
              >
                {hit.transaction.amount === null ? t('noAmount') : <Money value={hit.transaction.amount} />}
              </Link>
              {statusOf(hit)}
              <span className={classes.quiet}>
                <When at={hit.transaction.at} />
              </span>
            </div>
            <div className={classes.line}>
              <span className={classes.what}>
                {[hit.transaction.merchantName, hit.transaction.trackingId].filter((part) => part !== null).join(' · ')}
              </span>
              {mayAttach && hit.transaction.uid !== attached?.uid && (
                <button
                  type="button"
                  className={classes.act}
                  disabled={attach.isPending}
                  onClick={() => put(hit.transaction.uid)}
                >
                  {t('attach')}
                </button>
              )}
            </div>
            <p className={classes.reasons}>{reasonsOf(hit)}</p>
          </li>
        ))}
      </ol>
      {search}
    </Panel>
  );
}
