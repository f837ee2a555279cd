import { useTranslation } from 'react-i18next';
import classes from './new-pill.module.css';

/** New rows announce themselves here instead of moving what is under the cursor. */
export function NewPill({ count, onShow }: { count: number; onShow: () => void }) {
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
