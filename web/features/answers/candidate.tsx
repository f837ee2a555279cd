import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '#contract/transactions';
import type { TransactionUid } from '#kernel/ids';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import classes from './candidates.module.css';

interface CandidateProps {
  hit: SearchHit;
  /** Its digit after T, where it has one. */
  place: number | undefined;
  isAttached: boolean;
  status: ReactNode;
  reasons: ReactNode;
  isBusy: boolean;
  onAttach: ((uid: TransactionUid) => void) | undefined;
}

/** A payment that may be meant, and why it stands here. */
export function Candidate({ hit, place, isAttached, status, reasons, isBusy, onAttach }: CandidateProps) {
  const { t } = useTranslation('answers');
  const { uid, amount, at, merchantName, trackingId } = hit.transaction;
  return (
    <li className={classes.hit} data-attached={isAttached || undefined}>
      <div className={classes.line}>
        {place !== undefined && (
          <span className={classes.place} aria-hidden="true">
            {place}
          </span>
        )}
        <Link to="/transactions/$uid" params={{ uid }} search={{}} className={classes.amount}>
          {amount === null ? t('noAmount') : <Money value={amount} />}
        </Link>
        {status}
        <span className={classes.quiet}>
          <When at={at} />
        </span>
      </div>
      <div className={classes.line}>
        <span className={classes.what}>{[merchantName, trackingId].filter((part) => part !== null).join(' · ')}</span>
        {onAttach !== undefined && !isAttached && (
          <button type="button" className={classes.act} disabled={isBusy} onClick={() => onAttach(uid)}>
            {t('attach')}
          </button>
        )}
      </div>
      <p className={classes.reasons}>{reasons}</p>
    </li>
  );
}
