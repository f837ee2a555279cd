import { Children, type ReactNode } from 'react';
import classes from './facts.module.css';

/** A list of what is known, one label and one value a line; lines without a value are not there. */
export function Facts({ children }: { children: ReactNode }) {
  if (Children.toArray(children).length === 0) return null;
  return <dl className={classes.facts}>{children}</dl>;
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div className={classes.fact}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}
