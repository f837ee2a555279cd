import type { ReactNode } from 'react';
import classes from './toolbar.module.css';

/** The line above a list: what narrows it. */
export function Toolbar({ isInset = false, children }: { isInset?: boolean; children: ReactNode }) {
  return (
    <div className={classes.bar} data-inset={isInset || undefined}>
      {children}
    </div>
  );
}
