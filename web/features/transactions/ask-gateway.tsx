import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  askGateway,
  type GatewayAnswer,
  type GatewayKey,
  getTransaction,
  listTransactions,
} from '#contract/transactions';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './ask-gateway.module.css';

interface AskGatewayProps {
  keys: GatewayKey[];
  /** One payment was found: it is stored now. */
  onFound(uid: string): void;
}

const KINDS = { uid: 'uid', 'tracking-id': 'order', 'checkout-token': 'checkout-token' } as const;

/** Asks the gateway for a payment that is not stored here, by what is known of it. */
export function AskGateway({ keys, onFound }: AskGatewayProps) {
  const { t } = useTranslation('transactions');
  const may = useMay();
  const ask = useChange(askGateway, {
    refreshes: [getTransaction, listTransactions],
    onDone: ({ uids: [first, second] }) => {
      if (first !== undefined && second === undefined) onFound(first);
    },
  });
  if (keys.length === 0 || !may('transaction.refresh')) return null;
  return (
    <div className={classes.ask}>
      <p>{t('ask.text')}</p>
      <p className={classes.keys}>
        {keys.map((key) => (
          <Button
            key={key.value}
            variant="default"
            loading={ask.isPending && ask.variables.body.value === key.value}
            disabled={ask.isPending}
            onClick={() => ask.mutate({ body: key })}
          >
            {t('ask.do', { what: `${t(`kind.${KINDS[key.by]}`)} ${key.value}` })}
          </Button>
        ))}
      </p>
      <div role="status">{ask.data !== undefined && <Answer answer={ask.data} />}</div>
      <ErrorNote error={ask.error} />
    </div>
  );
}

function Answer({ answer: { uids, problem } }: { answer: GatewayAnswer }) {
  const { t } = useTranslation(['transactions', 'errors']);
  if (uids.length === 0) return <p>{problem === undefined ? t('ask.none') : t(`errors:problems.${problem}`)}</p>;
  return (
    <>
      <p>{t('ask.found')}</p>
      <ul>
        {uids.map((uid) => (
          <li key={uid}>
            <Link to="/transactions/$uid" params={{ uid }} search state>
              {uid}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
