import type { ReactNode } from 'react';
import classes from './page.module.css';
import { Title } from './title.tsx';

interface PageProps {
  title: ReactNode;
  /** Beside the title: counts, states. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** The widest that text may run; `full` for lists. */
  width?: 'text' | 'wide' | 'full';
  children: ReactNode;
}

/** A page: one bar with its title and actions, and what scrolls below. */
export function Page({ title, aside, actions, width = 'wide', children }: PageProps) {
  return (
    <main className={classes.page}>
      {typeof title === 'string' && <Title>{title}</Title>}
      <header className={classes.bar}>
        <h1 className={classes.title}>{title}</h1>
        <div className={classes.aside}>{aside}</div>
        <div className={classes.actions}>{actions}</div>
      </header>
      <div className={classes.body} data-width={width}>
        <div className={classes.inner}>{children}</div>
      </div>
    </main>
  );
}
