import { useTranslation } from 'react-i18next';
import type { DeliveryDay } from '#contract/deliveries';
import { useFormat } from '../../lib/format.ts';
import { lastDays, sumOf } from './days.rules.ts';
import classes from './deliveries.module.css';

/** Ninety days as bars, and the same in a sentence. */
export function DeliveryDays({ days, today }: { days: DeliveryDay[]; today: string }) {
  const { t } = useTranslation('deliveries');
  const format = useFormat();
  const { accepted, failed, worst, most } = sumOf(days);
  if (worst === undefined) return <p className={classes.quiet}>{t('endpoint.noDays')}</p>;
  return (
    <>
      <div className={classes.days} aria-hidden="true">
        {lastDays(days, today).map((day) => (
          <span key={day.day} className={classes.day} title={`${day.day}: ${day.accepted} / ${day.failed}`}>
            <span className={classes.failed} style={{ height: `${(100 * day.failed) / most}%` }} />
            <span className={classes.accepted} style={{ height: `${(100 * day.accepted) / most}%` }} />
          </span>
        ))}
      </div>
      <p className={classes.quiet}>
        {t('endpoint.daysText', { count: days.length, accepted, failed, worst: format.day(`${worst.day}T12:00:00Z`) })}
      </p>
    </>
  );
}
