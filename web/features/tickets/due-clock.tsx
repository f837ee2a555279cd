import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueKind } from '#contract/tickets';
import { useFormat } from '../../lib/format.ts';
import { useTicking } from '../../lib/ticking.ts';
import { readDue } from './due.rules.ts';
import classes from './due-clock.module.css';

interface DueClockProps {
  dueAt: string | null;
  kind: DueKind;
}

/** The time to a deadline, running by itself: the line around it stands still. */
export function DueClock({ dueAt, kind }: DueClockProps) {
  const { t } = useTranslation('tickets');
  const format = useFormat();
  const unit = useCallback(
    (value: number, name: 'hour' | 'day') =>
      new Intl.NumberFormat(format.language, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value),
    [format.language],
  );
  const reading = useTicking((now) => {
    if (dueAt === null) return '';
    const { tone, text } = readDue(dueAt, now, unit);
    return `${tone} ${text}`;
  });
  if (dueAt === null || kind === 'none') {
    return (
      <span className={classes.due} data-tone="none" title={t('due.none')}>
        —
      </span>
    );
  }
  const tone = reading.slice(0, reading.indexOf(' '));
  const title = `${t(`due.${kind}`)}: ${format.fullMoment(dueAt)}`;
  return (
    <time className={classes.due} data-tone={tone} dateTime={dueAt} title={title}>
      {reading.slice(reading.indexOf(' ') + 1)}
    </time>
  );
}
