import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTransactionDocuments, type TransactionDetail } from '#contract/transactions';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './documents.module.css';
import { useOddityText } from './oddity-text.ts';

/** The masked documents from which the payment was merged. Asked for only when somebody looks: each look is noted. */
export function Documents({ payment }: { payment: TransactionDetail }) {
  const { t } = useTranslation('transactions');
  const oddityText = useOddityText();
  const may = useMay();
  const [isShown, setIsShown] = useState(false);
  const { data, error, refetch } = useQuery({
    ...ask(listTransactionDocuments, { params: { uid: payment.uid } }),
    enabled: isShown,
  });
  return (
    <Panel
      title={t('detail.documents')}
      source={t('detail.bestSource', { source: t(`knowledge.${payment.bestSource}`) })}
    >
      <ul className={classes.sources}>
        {payment.sources.map((head) => (
          <li key={`${head.source} ${head.origin}`}>
            {t(`knowledge.${head.source}`)} <Origin origin={head.origin} />{' '}
            <span className={classes.quiet}>
              <When at={head.heardAt} />
            </span>
          </li>
        ))}
      </ul>
      <Facts>
        {payment.updatedAt !== null && (
          <Fact label={t('detail.changedAtGateway')}>
            <When at={payment.updatedAt} as="full" />
          </Fact>
        )}
        <Fact label={t('detail.changedHere')}>
          <When at={payment.changedAt} as="full" />
        </Fact>
      </Facts>
      {payment.oddities.length > 0 && (
        <p className={classes.odd}>
          {t('detail.oddities')}: {payment.oddities.map(oddityText).join('; ')}
        </p>
      )}
      {may('transaction.read-document') && !isShown && (
        <Button variant="default" onClick={() => setIsShown(true)}>
          {t('detail.showDocuments')}
        </Button>
      )}
      {isShown && <p className={classes.quiet}>{t('detail.documentsText')}</p>}
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isShown &&
        data?.items.map((item) => (
          <div key={`${item.source} ${item.origin}`} className={classes.document}>
            <h3 className={classes.title}>{t('detail.document', { source: t(`knowledge.${item.source}`) })}</h3>
            <JsonView text={item.document} label={t('detail.document', { source: t(`knowledge.${item.source}`) })} />
          </div>
        ))}
    </Panel>
  );
}

/** From which of the configured sources, or from which file. */
function Origin({ origin }: { origin: string }) {
  const { t } = useTranslation('transactions');
  const [kind, id = ''] = origin.split(':');
  if (kind !== 'source') return <span className={classes.quiet}>{origin}</span>;
  return (
    <Link to="/sources/$sourceId" params={{ sourceId: id }}>
      {t('detail.source', { id: id.slice(-6) })}
    </Link>
  );
}
