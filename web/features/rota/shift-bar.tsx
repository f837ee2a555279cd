import IconHome from '@tabler/icons-react/icons/IconHome';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shift } from '#contract/rota';
import classes from './shift-bar.module.css';
import { clockText } from './wall-clock.rules.ts';

interface ShiftBarProps {
  shift: Shift;
  name: string;
  zone: string;
  isOver: boolean;
  isNow: boolean;
  /** Put on by an override. */
  isChange: boolean;
  style: CSSProperties;
  onOpen?: (() => void) | undefined;
}

/** One shift on its person's line. */
export function ShiftBar({ shift, name, zone, isOver, isNow, isChange, style, onOpen }: ShiftBarProps) {
  const { t } = useTranslation('rota');
  const [from, to] = [clockText(shift.start, zone), clockText(shift.end, zone)];
  const words = [
    t('week.shift', { name, from, to }),
    ...(shift.place === 'home' ? [t('week.home')] : []),
    ...(isChange ? [t('week.changed')] : []),
  ].join(', ');
  const body = (
    <>
      <span className={classes.hours} aria-hidden="true">
        {shortHour(from)}–{shortHour(to)}
      </span>
      {shift.place === 'home' && <IconHome size={13} stroke={1.8} className={classes.home} aria-hidden="true" />}
      <span className="for-readers">{words}</span>
    </>
  );
  const look = {
    className: classes.bar,
    style,
    title: words,
    'data-over': isOver || undefined,
    'data-now': isNow || undefined,
    'data-change': isChange || undefined,
  };
  if (onOpen === undefined) return <span {...look}>{body}</span>;
  return (
    <button type="button" {...look} onClick={onOpen}>
      {body}
    </button>
  );
}

/** `8` for 08:00: a bar is narrow. */
const shortHour = (clock: string) => (clock.endsWith(':00') ? String(Number(clock.slice(0, 2))) : clock);
