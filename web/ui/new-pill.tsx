import { useTranslation } from 'react-i18next';
import classes from './new-pill.module.css';

interface NewPillProps {
  count: number;
  onShow: () => void;
}

/** New rows announce themselves in the line above the rows: nothing moves under the cursor, and nothing is covered. */
export function NewPill({ count, onShow }: NewPillProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.place} aria-live="polite">
      {count > 0 && (
        <button type="button" className={classes.pill} onClick={onShow}>
          <span aria-hidden="true">↑ </span>
          {count > 99 ? '99+' : t('newRows', { count })}
        </button>
      )}
    </div>
  );
}
