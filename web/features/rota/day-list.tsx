import { useTranslation } from 'react-i18next';
import type { Rota } from '#contract/rota';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Mark } from '../../ui/mark.tsx';
import classes from './day-list.module.css';
import { clockText, weekdayName, weekdayOf } from './wall-clock.rules.ts';

/** The week day by day, for a narrow screen. */
export function DayList({ rota }: { rota: Rota }) {
  const { t } = useTranslation('rota');
  const { language, shortDay } = useFormat();
  const now = new Date(useNowMs()).toISOString();
  const nameOf = (personId: string) => rota.people.find((person) => person.personId === personId)?.name;
  const clock = (at: string) => clockText(at, rota.zone);
  return (
    <section aria-label={t('week.label')}>
      {rota.days.map(({ date, start, end }) => {
        const begins = (span: { start: string }) => span.start >= start && span.start < end;
        const shifts = rota.shifts.filter((shift) => begins(shift) || (start === rota.from && shift.start < start));
        const gaps = rota.gaps.filter(begins);
        return (
          <div key={date} className={classes.day}>
            <h2 className={classes.head} data-today={(start <= now && now < end) || undefined}>
              {weekdayName(weekdayOf(date), language)}, {shortDay(`${date}T12:00:00Z`)}
            </h2>
            <ul>
              {shifts.map((shift) => (
                <li
                  key={`${shift.personId} ${shift.start}`}
                  className={classes.line}
                  data-over={shift.end <= now || undefined}
                >
                  <span className={classes.hours}>
                    {clock(shift.start)}–{clock(shift.end)}
                  </span>
                  <span className={classes.name}>{nameOf(shift.personId)}</span>
                  <span className={classes.quiet}>{shift.place === 'home' && t('week.home')}</span>
                </li>
              ))}
              {gaps.map((gap) => (
                <li key={gap.start} className={classes.line}>
                  <span className={classes.hours}>
                    {clock(gap.start)}–{clock(gap.end)}
                  </span>
                  <Mark tone="bad" shape="cross">
                    {t('week.uncovered')}
                  </Mark>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
