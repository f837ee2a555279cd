import { type ReactNode, useRef } from 'react';
import { useKeys } from '../lib/keyboard.ts';
import { KeyHint } from './key-hint.tsx';
import classes from './pick-list.module.css';

export interface Pick {
  id: string;
  text: ReactNode;
  /** The quiet part of the line. */
  more?: ReactNode;
  isDisabled?: boolean;
}

interface PickListProps {
  label: string;
  options: readonly Pick[];
  isBusy?: boolean;
  onPick(id: string): void;
}

/** A short list of which one is taken: by its digit, by arrows and Enter, by a click. */
export function PickList({ label, options, isBusy = false, onPick }: PickListProps) {
  const list = useRef<HTMLUListElement>(null);
  const move = (step: number) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement); // -1 for anything else
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  const take = ({ id, isDisabled }: Pick) => !isBusy && isDisabled !== true && onPick(id);
  useKeys([
    ...options.slice(0, 9).map((option, at) => ({
      keys: `Digit${at + 1}`,
      group: label,
      label: String(at + 1),
      isHidden: true,
      run: () => void take(option),
    })),
    { keys: 'ArrowDown', group: label, label: '', isHidden: true, run: () => move(1) },
    { keys: 'ArrowUp', group: label, label: '', isHidden: true, run: () => move(-1) },
    { keys: 'KeyJ', group: label, label: '', isHidden: true, run: () => move(1) },
    { keys: 'KeyK', group: label, label: '', isHidden: true, run: () => move(-1) },
  ]);
  return (
    <ul ref={list} className={classes.list} aria-label={label}>
      {options.map((option, at) => (
        <li key={option.id}>
          <button
            type="button"
            className={classes.option}
            data-autofocus={at === 0 || undefined}
            disabled={isBusy || option.isDisabled === true}
            onClick={() => take(option)}
          >
            <span className={classes.key}>{at < 9 && <KeyHint keys={`Digit${at + 1}`} />}</span>
            <span className={classes.text}>{option.text}</span>
            <span className={classes.more}>{option.more}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
