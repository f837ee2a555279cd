import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Mark, type Shape, type Tone } from '../../../ui/mark.tsx';
import classes from './ahead.module.css';

export interface AheadLine {
  id: string;
  tone: Tone;
  shape: Shape;
  /** What it is about, and what there is to say of it. */
  name: ReactNode;
  says: ReactNode;
  link: LinkProps;
}

interface AheadGroupProps {
  title: string;
  /** The page that has all of them. */
  link: LinkProps;
  /** Undefined until they are known. */
  lines: readonly AheadLine[] | undefined;
  /** How many there are beside those that are shown: `9+`. */
  more: string | undefined;
  /** What is said when there is nothing. */
  calm: string;
}

/** One question of the shift: the few worst things that answer it, and the way to all. */
export function AheadGroup({ title, link, lines, more, calm }: AheadGroupProps) {
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>
        <Link {...link}>{title}</Link>
      </h2>
      {lines?.length === 0 && (
        <p className={classes.calm}>
          <Mark tone="good" shape="tick">
            {calm}
          </Mark>
        </p>
      )}
      <ul className={classes.lines}>
        {(lines ?? []).map(({ id, tone, shape, name, says, link: to }) => (
          <li key={id}>
            <Link {...to} className={classes.line}>
              <Mark tone={tone} shape={shape}>
                <b className={classes.name}>{name}</b>
              </Mark>
              <span className={classes.says}>{says}</span>
            </Link>
          </li>
        ))}
      </ul>
      {more !== undefined && (
        <p className={classes.more}>
          <Link {...link}>{more}</Link>
        </p>
      )}
    </section>
  );
}
