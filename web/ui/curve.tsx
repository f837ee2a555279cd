import classes from './curve.module.css';
import { type CurveValue, layOut } from './curve.rules.ts';

interface CurveProps {
  points: readonly CurveValue[];
  /** The line that must not be crossed, and its name. */
  cap: number;
  capLabel: string;
  /** The first and the last moment, and what the drawing shows, in words. */
  from: string;
  to: string;
  label: string;
}

/** A sum over time under its cap: what was is a line, what is foretold a line within its band. */
export function Curve({ points, cap, capLabel, from, to, label }: CurveProps) {
  const drawn = layOut(points, cap);
  if (drawn === undefined) return null;
  return (
    <figure className={classes.figure}>
      <svg viewBox="0 0 600 180" className={classes.plot} role="img" aria-label={label} preserveAspectRatio="none">
        <path d={drawn.band} className={classes.band} />
        <line x1="0" x2="600" y1={drawn.capY} y2={drawn.capY} className={classes.cap} />
        <path d={drawn.past} className={classes.past} />
        <path d={drawn.future} className={classes.future} />
      </svg>
      <figcaption className={classes.legend}>
        <span>{from}</span>
        <span className={classes.capName}>{capLabel}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
}
