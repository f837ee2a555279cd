import classes from './gauge.module.css';
import type { Tone } from './mark.tsx';

interface GaugeProps {
  /** Of the whole: certain, and at most; over 1 is over. */
  low: number;
  high: number;
  tone: Tone;
  /** What is measured and how full it is, in words. */
  label: string;
}

/** How full something is; what is not certain yet is drawn paler behind what is. */
export function Gauge({ low, high, tone, label }: GaugeProps) {
  const percent = (share: number) => Math.min(100, Math.max(0, share * 100));
  return (
    <div className={classes.gauge} data-tone={tone} role="img" aria-label={label}>
      <div className={classes.high} style={{ width: `${percent(high)}%` }} />
      <div className={classes.low} style={{ width: `${percent(low)}%` }} />
    </div>
  );
}
