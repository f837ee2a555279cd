import { useTranslation } from 'react-i18next';
import classes from './new-pill.module.css';

interface NewPillProps {
  count: number;
  onShow: () => void;
  /** There is no line of column names above the rows to stand in. */
  isOverRows: boolean;
}

/** New rows announce themselves here instead of moving what is under the cursor. */
export function NewPill({ count, onShow, isOverRows }: NewPillProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.place} data-over={isOverRows || undefined} aria-live="polite">
      {count > 0 && (
        <button type="button" className={classes.pill} onClick={onShow}>
          <span aria-hidden="true">↑ </span>
          {count > 99 ? '99+' : t('newRows', { count })}
        </button>
      )}
    </div>
  );
}
