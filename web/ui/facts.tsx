import { Children, type ReactNode } from 'react';
import classes from './facts.module.css';

/** A list of what is known, one label and one value a line; lines without a value are not there. */
export function Facts({ children, isStacked = false }: { children: ReactNode; isStacked?: boolean }) {
  if (Children.toArray(children).length === 0) return null;
  return (
    <dl className={classes.facts} data-stacked={isStacked || undefined}>
      {children}
    </dl>
  );
}

interface FactProps {
  label: ReactNode;
  /** By what a link leads here. */
  id?: string;
  children: ReactNode;
}

export function Fact({ label, id, children }: FactProps) {
  if (children === null || children === undefined || children === false || children === '') return null;
  return (
    <div className={classes.fact} id={id}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}
