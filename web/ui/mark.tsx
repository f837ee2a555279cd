import type { ReactNode } from 'react';
import classes from './mark.module.css';

export type Tone = 'good' | 'bad' | 'wait' | 'idle' | 'accent';
export type Shape = 'tick' | 'cross' | 'half' | 'ring' | 'clock' | 'back' | 'bolt' | 'question' | 'pause' | 'dot';

interface MarkProps {
  tone: Tone;
  shape: Shape;
  /** The word beside the shape: colour and shape never speak alone. */
  children?: ReactNode;
  title?: string;
  /** More than a word: it goes on in the next line. */
  isSentence?: boolean;
}

/** A state: a shape of its own, a colour with meaning, and the word. */
export function Mark({ tone, shape, children, title, isSentence = false }: MarkProps) {
  return (
    <span className={`${classes.mark} ${classes[tone]}`} title={title} data-sentence={isSentence || undefined}>
      <svg viewBox="0 0 14 14" className={classes.shape} aria-hidden="true">
        {SHAPES[shape]}
      </svg>
      {children !== undefined && <span className={classes.word}>{children}</span>}
    </span>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round' } as const;

// Filled: over. Outlined: still open. The outline tells them apart without colour.
const SHAPES: Record<Shape, ReactNode> = {
  tick: (
    <>
      <circle cx="7" cy="7" r="6.2" fill="currentColor" />
      <path d="m4.3 7.2 1.9 1.9 3.5-4" fill="none" stroke="var(--panel)" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  cross: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="1.5" fill="currentColor" />
      <path
        d="m4.6 4.6 4.8 4.8m0-4.8-4.8 4.8"
        fill="none"
        stroke="var(--panel)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </>
  ),
  half: (
    <>
      <circle cx="7" cy="7" r="5.5" {...line} />
      <path d="M7 1.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="7" cy="7" r="5.5" {...line} strokeDasharray="2.6 2.6" />,
  clock: (
    <>
      <circle cx="7" cy="7" r="5.5" {...line} />
      <path d="M7 4v3l2 1.4" {...line} />
    </>
  ),
  back: <path d="M5.5 2.5 2.5 5.5l3 3M2.5 5.5h5.7a3.2 3.2 0 0 1 0 6.4H6" {...line} />,
  bolt: <path d="M7.8 1 3 8h3.6L6.2 13 11 6H7.4Z" fill="currentColor" />,
  question: (
    <>
      <circle cx="7" cy="7" r="5.5" {...line} />
      <path d="M5.4 5.6A1.6 1.6 0 1 1 7 7.3v.5M7 9.9v.1" {...line} />
    </>
  ),
  pause: (
    <>
      <circle cx="7" cy="7" r="5.5" {...line} />
      <path d="M5.6 5v4M8.4 5v4" {...line} />
    </>
  ),
  dot: <circle cx="7" cy="7" r="3" fill="currentColor" />,
};
