import type { ReactNode } from 'react';
import { Title } from '../../ui/title.tsx';
import classes from './gate.module.css';

/** The plain sheet on which everything before the console stands. */
export function Gate({
  title,
  text,
  mark,
  children,
}: {
  title: string;
  text?: string;
  mark?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className={classes.gate}>
      <Title>{title}</Title>
      <div className={classes.sheet}>
        {mark !== undefined && <div className={classes.mark}>{mark}</div>}
        <h1 className={classes.title}>{title}</h1>
        {text !== undefined && <p className={classes.text}>{text}</p>}
        <div className={classes.body}>{children}</div>
      </div>
    </main>
  );
}
