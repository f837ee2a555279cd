import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { weekdayName } from './wall-clock.rules.ts';
import classes from './weekday-pick.module.css';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** On which days of the week. */
export function WeekdayPick({ value, onChange }: { value: number[]; onChange: (weekdays: number[]) => void }) {
  const { t } = useTranslation('rota');
  const { language } = useFormat();
  const flip = (day: number) =>
    onChange(value.includes(day) ? value.filter((each) => each !== day) : [...value, day].toSorted((a, b) => a - b));
  return (
    <fieldset className={classes.week}>
      <legend className={classes.legend}>{t('rule.days')}</legend>
      {WEEK.map((day) => (
        <button
          key={day}
          type="button"
          className={classes.day}
          aria-pressed={value.includes(day)}
          onClick={() => flip(day)}
        >
          {weekdayName(day, language)}
        </button>
      ))}
    </fieldset>
  );
}
