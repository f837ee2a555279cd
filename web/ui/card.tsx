import type { ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps {
  /** A link to the whole of it. */
  name: ReactNode;
  kind: ReactNode;
  /** Its state and what can be done, beside the name. */
  beside: ReactNode;
  children: ReactNode;
}

/** One thing on a list of few: named, with its state, what can be done, and its readings below. */
export function Card({ name, kind, beside, children }: CardProps) {
  return (
    <li className={classes.card}>
      <header className={classes.head}>
        <h2 className={classes.name}>{name}</h2>
        <span className={classes.kind}>{kind}</span>
        {beside}
      </header>
      {children}
    </li>
  );
}
