import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { getTransaction, refreshTransaction, type TransactionDetail } from '#contract/transactions';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFieldName } from './field-name.ts';
import classes from './not-known-yet.module.css';

/** What is missing, whether it can still come, and the button that fetches it. */
export function NotKnownYet({ payment }: { payment: TransactionDetail }) {
  const { t } = useTranslation('transactions');
  const may = useMay();
  const nameOf = useFieldName();
  const ask = useChange(refreshTransaction, { refreshes: [getTransaction] });
  const mayAsk = may('transaction.refresh');
  const askNow = () => ask.mutate({ params: { uid: payment.uid }, body: {} });
  useKeys(mayAsk ? [{ keys: 'KeyR', group: t('keys.group'), label: t('keys.refresh'), run: askNow }] : []);
  const fieldsFor = (why: 'comes-with-enrichment' | 'not-given') =>
    payment.unknown
      .filter((unknown) => unknown.why === why)
      .map((unknown) => nameOf(unknown.field))
      .join(', ');
  const coming = fieldsFor('comes-with-enrichment');
  const notGiven = fieldsFor('not-given');
  if (coming === '' && notGiven === '') return null;
  return (
    <Panel title={t('detail.unknownHead')} source={t(`detail.enrichment.${payment.enrichment}`)}>
      <div className={classes.body}>
        {coming !== '' && <p>{t('detail.comes', { fields: coming })}</p>}
        {notGiven !== '' && <p className={classes.quiet}>{t('detail.notGiven', { fields: notGiven })}</p>}
        {mayAsk && (
          <p className={classes.ask}>
            <Button variant="default" loading={ask.isPending} onClick={askNow} rightSection={<KeyHint keys="KeyR" />}>
              {t('detail.ask')}
            </Button>
            {ask.isSuccess && <span role="status">{t('detail.asked')}</span>}
          </p>
        )}
        <ErrorNote error={ask.error} onRetry={askNow} />
      </div>
    </Panel>
  );
}
