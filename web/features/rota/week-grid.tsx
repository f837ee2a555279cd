import { useTranslation } from 'react-i18next';
import type { Rota } from '#contract/rota';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { ShiftBar } from './shift-bar.tsx';
import { shareOf, weekdayName, weekdayOf } from './wall-clock.rules.ts';
import classes from './week-grid.module.css';

interface WeekGridProps {
  rota: Rota;
  /** What a click on a shift does; undefined where nothing may be changed. */
  onShift?: ((shift: Rota['shifts'][number]) => void) | undefined;
}

/** People by days, with shifts as bars that run across midnight, and the hours that nobody covers in a row of their own. */
export function WeekGrid({ rota, onShift }: WeekGridProps) {
  const { t } = useTranslation('rota');
  const now = new Date(useNowMs()).toISOString();
  const isNowShown = now >= rota.from && now < rota.to;
  const isBusy = ({ personId }: { personId: string }) => rota.shifts.some((shift) => shift.personId === personId);
  const rows = rota.people.filter(isBusy);
  const free = rota.people.filter((person) => person.mayTakeShifts && !isBusy(person));
  return (
    <section className={classes.grid} aria-label={t('week.label')}>
      {isNowShown && (
        <div className={classes.nowLane} aria-hidden="true">
          <span className={classes.now} style={{ left: `${shareOf(now, rota)}%` }} />
        </div>
      )}
      <DayHeads rota={rota} now={now} />
      <div className={classes.row} data-cover>
        <span className={classes.who}>{t('week.uncovered')}</span>
        <div className={classes.track}>
          <DayLines rota={rota} />
          {rota.gaps.map((gap) => (
            <span key={gap.start} className={classes.gap} style={placeOf(gap, rota)} aria-hidden="true" />
          ))}
          {rota.gaps.length === 0 && <span className={classes.covered}>{t('week.covered')}</span>}
        </div>
      </div>
      {rows.map(({ personId, name }) => (
        <div key={personId} className={classes.row}>
          <span className={classes.who}>{name}</span>
          <div className={classes.track}>
            <DayLines rota={rota} />
            {rota.shifts
              .filter((shift) => shift.personId === personId)
              .map((shift) => (
                <ShiftBar
                  key={shift.start}
                  shift={shift}
                  name={name}
                  zone={rota.zone}
                  isOver={shift.end <= now}
                  isNow={shift.start <= now && now < shift.end}
                  isChange={rota.overrides.some(({ id }) => id === shift.source)}
                  style={placeOf(shift, rota)}
                  onOpen={onShift && shift.end > now ? () => onShift(shift) : undefined}
                />
              ))}
          </div>
        </div>
      ))}
      {free.length > 0 && (
        <p className={classes.free}>
          {t('week.free')}: {free.map(({ name }) => name).join(', ')}
        </p>
      )}
    </section>
  );
}

const placeOf = ({ start, end }: { start: string; end: string }, rota: Rota) => {
  const left = shareOf(start, rota);
  return { left: `${left}%`, width: `${shareOf(end, rota) - left}%` };
};

function DayHeads({ rota, now }: { rota: Rota; now: string }) {
  const { language } = useFormat();
  return (
    <div className={classes.row} data-head>
      <span className={classes.who} />
      <div className={classes.track}>
        {rota.days.map(({ date, start, end }) => (
          <span
            key={date}
            className={classes.day}
            data-today={(start <= now && now < end) || undefined}
            style={placeOf({ start, end }, rota)}
          >
            <b>{Number(date.slice(8))}</b> {weekdayName(weekdayOf(date), language)}
          </span>
        ))}
      </div>
    </div>
  );
}

function DayLines({ rota }: { rota: Rota }) {
  return rota.days
    .slice(1)
    .map(({ date, start }) => (
      <span key={date} className={classes.midnight} style={{ left: `${shareOf(start, rota)}%` }} aria-hidden="true" />
    ));
}
