import IconCheck from '@tabler/icons-react/icons/IconCheck';
import classes from './choose-mark.module.css';

interface ChooseMarkProps {
  label: string;
  isChosen: boolean;
  /** Others are chosen: each line shows whether it is. */
  isShown: boolean;
  onToggle(): void;
}

/** For the mouse: the keyboard chooses by X. It lies over the line, which is a link of its own. */
export function ChooseMark({ label, isChosen, isShown, onToggle }: ChooseMarkProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a box of the browser cannot be drawn over a line without its own layout
    <button
      type="button"
      role="checkbox"
      aria-checked={isChosen}
      aria-label={label}
      tabIndex={-1}
      className={classes.mark}
      data-shown={isShown || undefined}
      onClick={onToggle}
    >
      <span className={classes.box}>{isChosen && <IconCheck size={12} stroke={3} aria-hidden="true" />}</span>
    </button>
  );
}
