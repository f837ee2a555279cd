import { useTranslation } from 'react-i18next';
import type { RankReason } from '#contract/transactions';
import { useFormat } from '../../lib/format.ts';
import classes from './rank-reasons.module.css';

/** Why a payment was found: what fits, then what does not. */
export function RankReasons({ reasons }: { reasons: RankReason[] }) {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const textOf = (reason: RankReason) =>
    [
      t(`kind.${reason.kind}`),
      reason.minutesApart === undefined || reason.minutesApart === 0
        ? t(`how.${reason.how}`)
        : t('apart', { span: format.span(Math.abs(reason.minutesApart) * 60) }),
      reason.otherReading === true ? `(${t('otherReading')})` : '',
    ]
      .join(' ')
      .trim();
  return (
    <>
      <span className="for-readers">{t('reasonsFor')}: </span>
      {reasons.map((reason) => (
        <span
          key={`${reason.termKey} ${reason.kind}`}
          className={classes.reason}
          data-against={reason.weight < 0 || undefined}
        >
          {textOf(reason)}
        </span>
      ))}
    </>
  );
}
