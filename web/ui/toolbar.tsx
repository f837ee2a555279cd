import type { ReactNode } from 'react';
import classes from './toolbar.module.css';

/** The line above a list: what narrows it. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={classes.bar}>{children}</div>;
}
