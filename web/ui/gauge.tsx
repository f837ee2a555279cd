import classes from './gauge.module.css';
import type { Tone } from './mark.tsx';

interface GaugeProps {
  /** Of the whole: certain, likely, and at most; over 1 is over. */
  low: number;
  likely: number;
  high: number;
  tone: Tone;
  /** What is measured and how full it is, in words. */
  label: string;
}

/** How full something is; what is not certain is drawn paler behind what is, the less likely the paler. */
export function Gauge({ low, likely, high, tone, label }: GaugeProps) {
  const percent = (share: number) => Math.min(100, Math.max(0, share * 100));
  return (
    <div className={classes.gauge} data-tone={tone} role="img" aria-label={label}>
      <div className={classes.high} style={{ width: `${percent(high)}%` }} />
      <div className={classes.likely} style={{ width: `${percent(likely)}%` }} />
      <div className={classes.low} style={{ width: `${percent(low)}%` }} />
    </div>
  );
}
