import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/format.ts';
import { nowMs } from '../lib/now.ts';
import classes from './day-range.module.css';
import { FilterPopover } from './filter-popover.tsx';

interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

interface DayRangeProps extends Days {
  label: string;
  onChange(days: Days): void;
}

const DAY_MS = 86_400_000;

/** Days of the desk's time zone, both ends included: the usual stretches, or any. */
export function DayRange({ label, from, to, onChange }: DayRangeProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const dayBefore = (days: number) => format.isoDay(nowMs() - days * DAY_MS);
  const presets = [
    { text: t('days.today'), from: dayBefore(0), to: dayBefore(0) },
    { text: t('days.yesterday'), from: dayBefore(1), to: dayBefore(1) },
    { text: t('days.week'), from: dayBefore(6), to: dayBefore(0) },
    { text: t('days.month'), from: dayBefore(29), to: dayBefore(0) },
  ];
  const preset = presets.find((each) => each.from === from && each.to === to);
  const isChosen = from !== undefined || to !== undefined;
  return (
    <FilterPopover
      label={label}
      value={isChosen && (preset?.text ?? spanText(format.shortDay, from, to))}
      onClear={() => onChange({ from: undefined, to: undefined })}
    >
      {presets.map((each) => (
        <button
          key={each.text}
          type="button"
          className={classes.preset}
          aria-pressed={each === preset}
          onClick={() => onChange({ from: each.from, to: each.to })}
        >
          {each.text}
        </button>
      ))}
      <div className={classes.own}>
        <label>
          {t('days.from')}
          <input
            type="date"
            value={from ?? ''}
            max={to}
            onChange={(event) => onChange({ from: event.currentTarget.value || undefined, to })}
          />
        </label>
        <label>
          {t('days.to')}
          <input
            type="date"
            value={to ?? ''}
            min={from}
            onChange={(event) => onChange({ from, to: event.currentTarget.value || undefined })}
          />
        </label>
      </div>
    </FilterPopover>
  );
}

// Noon is inside the day in every zone that a desk may be in.
const spanText = (dayText: (at: string) => string, from: string | undefined, to: string | undefined) =>
  [from, to].map((day) => (day === undefined ? '…' : dayText(`${day}T12:00:00Z`))).join(' – ');
