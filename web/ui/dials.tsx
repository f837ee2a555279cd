import type { ReactNode } from 'react';
import classes from './dials.module.css';

/** How something stands, as a row of dials. */
export function Dials({ children }: { children: ReactNode }) {
  return <dl className={classes.dials}>{children}</dl>;
}

interface DialProps {
  label: string;
  /** A quiet line below the value. */
  more?: ReactNode;
  isLate?: boolean;
  /** A sentence, not a figure. */
  isText?: boolean;
  children: ReactNode;
}

export function Dial({ label, more, isLate = false, isText = false, children }: DialProps) {
  return (
    <div className={classes.dial}>
      <dt>{label}</dt>
      <dd>
        <span className={classes.value} data-late={isLate || undefined} data-text={isText || undefined}>
          {children}
        </span>
        {more !== undefined && <span className={classes.more}>{more}</span>}
      </dd>
    </div>
  );
}
