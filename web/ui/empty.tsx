import type { ReactNode } from 'react';
import classes from './empty.module.css';

interface EmptyProps {
  title: string;
  /** What will appear here and what to do first. */
  children?: ReactNode;
  action?: ReactNode;
  /** The only heading of its page. */
  isPage?: boolean;
}

export function Empty({ title, children, action, isPage = false }: EmptyProps) {
  return (
    <div className={classes.empty}>
      {isPage ? <h1 className={classes.title}>{title}</h1> : <p className={classes.title}>{title}</p>}
      {children !== undefined && <div className={classes.text}>{children}</div>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
