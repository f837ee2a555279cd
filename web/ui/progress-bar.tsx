import { useFormat } from '../lib/format.ts';
import classes from './progress-bar.module.css';

/** How far something is, from 0 to 1. */
export function ProgressBar({ share, label }: { share: number; label: string }) {
  const format = useFormat();
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <div
      className={classes.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={format.percent(share)}
    >
      <div className={classes.done} style={{ width: `${percent}%` }} />
    </div>
  );
}
