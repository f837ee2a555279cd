import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SearchHit, searchTransactions } from '#contract/transactions';
import type { TransactionUid } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Candidate } from './candidate.tsx';
import classes from './candidates.module.css';

const SHOWN = 3;
const LEAST = 3;

interface OtherPaymentProps {
  attached: string | undefined;
  isBusy: boolean;
  statusOf(hit: SearchHit): ReactNode;
  reasonsOf(hit: SearchHit): ReactNode;
  onAttach(uid: TransactionUid): void;
}

/** Another payment than those found from the words: what is pasted here is searched at once. */
export function OtherPayment({ attached, isBusy, statusOf, reasonsOf, onAttach }: OtherPaymentProps) {
  const { t } = useTranslation('answers');
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const { data, error } = useQuery({
    ...ask(searchTransactions, { body: { text: asked, limit: SHOWN } }),
    enabled: asked.length >= LEAST,
  });
  const hits = asked.length < LEAST ? [] : (data?.items ?? []);
  return (
    <form
      className={classes.other}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(typed.trim());
      }}
    >
      <input
        className={classes.field}
        aria-label={t('other')}
        placeholder={t('other')}
        spellCheck={false}
        maxLength={2000}
        value={typed}
        onChange={({ currentTarget, nativeEvent }) => {
          setTyped(currentTarget.value);
          const isPaste = (nativeEvent as InputEvent).inputType === 'insertFromPaste'; // a change of a text field is one
          setAsked(isPaste ? currentTarget.value.trim() : '');
        }}
      />
      <ErrorNote error={error} />
      {data !== undefined && asked.length >= LEAST && hits.length === 0 && (
        <p className={classes.none} role="status">
          {t('otherNothing')}
        </p>
      )}
      <ol className={classes.hits}>
        {hits.map((hit) => (
          <Candidate
            key={hit.transaction.uid}
            hit={hit}
            place={undefined}
            isAttached={hit.transaction.uid === attached}
            status={statusOf(hit)}
            reasons={reasonsOf(hit)}
            isBusy={isBusy}
            onAttach={(uid) => {
              onAttach(uid);
              setTyped('');
              setAsked('');
            }}
          />
        ))}
      </ol>
    </form>
  );
}
