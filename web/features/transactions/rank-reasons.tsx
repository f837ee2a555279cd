import { useTranslation } from 'react-i18next';
import type { RankReason } from '#contract/transactions';
import { useFormat } from '../../lib/format.ts';
import classes from './rank-reasons.module.css';

/** Why a payment was found: what fits, then what does not. */
export function RankReasons({ reasons }: { reasons: RankReason[] }) {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const howOf = ({ kind, how, minutesApart = 0 }: RankReason) => {
    const span = format.span(Math.abs(minutesApart) * 60);
    if (minutesApart !== 0) return t(minutesApart > 0 ? 'later' : 'earlier', { span });
    // A card is hardly ever known by more than a few of its digits.
    return kind === 'card' && how === 'part' ? t('how.digits') : t(`how.${how}`);
  };
  return (
    <>
      <span className="for-readers">{t('reasonsFor')}: </span>
      {reasons.map((reason) => (
        <span
          key={`${reason.termKey} ${reason.kind}`}
          className={classes.reason}
          data-against={reason.weight < 0 || undefined}
        >
          {t('reason', { kind: t(`kind.${reason.kind}`), how: howOf(reason) })}
          {reason.otherReading === true && ` (${t('otherReading')})`}
        </span>
      ))}
    </>
  );
}
