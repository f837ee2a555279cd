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
        const isListed = (span: { start: string }) => begins(span) || (start === rota.from && span.start < start);
        const lines = [
          ...rota.shifts.filter(isListed).map((shift) => ({ ...shift, name: nameOf(shift.personId) })),
          ...rota.gaps.filter(begins).map((gap) => ({ ...gap, name: undefined, place: undefined })),
        ].toSorted((a, b) => (a.start < b.start ? -1 : 1));
        return (
          <div key={date} className={classes.day}>
            <h2 className={classes.head} data-today={(start <= now && now < end) || undefined}>
              {weekdayName(weekdayOf(date), language)}, {shortDay(`${date}T12:00:00Z`)}
            </h2>
            <ul>
              {lines.map((line) => (
                <li
                  key={`${line.start} ${line.name}`}
                  className={classes.line}
                  data-over={line.end <= now || undefined}
                >
                  <span className={classes.hours}>
                    {clock(line.start)}–{clock(line.end)}
                  </span>
                  {line.name !== undefined ? (
                    <>
                      <span className={classes.name}>{line.name}</span>
                      <span className={classes.quiet}>{line.place === 'home' && t('week.home')}</span>
                    </>
                  ) : (
                    <Mark tone="bad" shape="cross">
                      {t('week.uncovered')}
                    </Mark>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
