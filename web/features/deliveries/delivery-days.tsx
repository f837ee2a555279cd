import { useTranslation } from 'react-i18next';
import type { DeliveryDay } from '#contract/deliveries';
import { useFormat } from '../../lib/format.ts';
import { type KnownDays, lastDays, sumOf } from './days.rules.ts';
import classes from './deliveries.module.css';

interface DeliveryDaysProps {
  days: DeliveryDay[];
  today: string;
  known: KnownDays;
}

/** Ninety days as bars, and the same in a sentence: days without attempts, and days of which nothing is known. */
export function DeliveryDays({ days, today, known }: DeliveryDaysProps) {
  const { t } = useTranslation('deliveries');
  const format = useFormat();
  const { accepted, failed, worst, most } = sumOf(days);
  const shown = lastDays(days, today, known);
  const dayOf = (day: string) => format.day(`${day}T12:00:00Z`);
  const unknown = shown.filter(({ isKnown }) => !isKnown).length;
  return (
    <>
      <div className={classes.days} aria-hidden="true">
        {shown.map((day) => (
          <span
            key={day.day}
            className={classes.day}
            data-unknown={!day.isKnown || undefined}
            title={`${day.day}: ${day.isKnown ? `${day.accepted} / ${day.failed}` : t('endpoint.unknownDay')}`}
          >
            <span className={classes.failed} style={{ height: `${(100 * day.failed) / most}%` }} />
            <span className={classes.accepted} style={{ height: `${(100 * day.accepted) / most}%` }} />
          </span>
        ))}
      </div>
      <p className={classes.quiet}>
        {worst === undefined
          ? t('endpoint.noDays')
          : t('endpoint.daysText', { count: days.length, accepted, failed, worst: dayOf(worst.day) })}
        {unknown > 0 && ` ${t('endpoint.unknownDays', { from: dayOf(known.from), until: dayOf(known.until) })}`}
      </p>
    </>
  );
}
