import { legendsOf, useLegends } from '../lib/key-legend.ts';
import classes from './key-hint.module.css';

/** The keys of a binding as they are printed on the keyboard at hand. */
export function KeyHint({ keys }: { keys: string }) {
  useLegends();
  return (
    <span className={classes.keys} aria-hidden="true">
      {legendsOf(keys).map((legend, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same legend may stand twice
        <kbd key={at} className={classes.key}>
          {legend}
        </kbd>
      ))}
    </span>
  );
}
