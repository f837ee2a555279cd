import { useTranslation } from 'react-i18next';
import { TRACKING_PARTS, type TransactionDetail } from '#contract/transactions';
import { CopyField } from '../../ui/copy-field.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './identifiers.module.css';

/** By what others know this payment; each with a key that copies it. */
export function Identifiers({ payment }: { payment: TransactionDetail }) {
  const { t } = useTranslation('transactions');
  const lines = [
    { label: t('detail.uid'), field: 'uid', value: payment.uid, keys: 'Digit1' },
    { label: t('detail.order'), field: 'trackingId', value: payment.trackingId, keys: 'Digit2' },
    { label: t('detail.rrn'), field: 'rrn', value: payment.rrn, keys: 'Digit3' },
    { label: t('detail.authCode'), field: 'authCode', value: payment.authCode, keys: 'Digit4' },
    { label: t('detail.refId'), field: 'refId', value: payment.refId, keys: 'Digit5' },
    { label: t('detail.checkoutToken'), field: 'checkoutToken', value: payment.checkoutToken, keys: 'Digit6' },
  ];
  const isExpected = (field: string) =>
    payment.unknown.some((unknown) => unknown.field === field && unknown.why === 'comes-with-enrichment');
  const parts = TRACKING_PARTS.flatMap((part) => {
    const value = payment.tracking[part];
    return value === undefined ? [] : [t(`detail.trackingParts.${part}`, { value })];
  });
  // An order's number that is all of it says itself.
  const isMadeOfParts = parts.length > 0 && payment.tracking.order !== payment.trackingId;
  return (
    <Panel title={t('detail.identifiers')}>
      <Facts isStacked>
        {lines.map(({ label, field, value, keys }) => (
          <Fact key={field} id={`fact-${field}`} label={label}>
            {value === null ? (
              <span className={isExpected(field) ? classes.expected : classes.absent}>
                {t(isExpected(field) ? 'detail.unknownHead' : 'detail.absent')}
              </span>
            ) : (
              <CopyField label={label} value={value} keys={keys} group={t('keys.copyGroup')} />
            )}
            {field === 'trackingId' && isMadeOfParts && <span className={classes.parts}>{parts.join(' · ')}</span>}
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}
