import { useTranslation } from 'react-i18next';
import type { CallError } from '../lib/call.ts';
import { useErrorText } from '../lib/error-text.ts';
import classes from './error-note.module.css';
import { Mark } from './mark.tsx';

interface ErrorNoteProps {
  error: CallError | null | undefined;
  /** Offered where trying again can help. */
  onRetry?: () => void;
}

/** What happened, what was kept, what to do. Nothing when there is no error. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  const { t } = useTranslation('ui');
  const errorText = useErrorText();
  if (error === null || error === undefined) return null;
  return (
    <div className={classes.note} role="alert">
      <Mark tone="bad" shape="cross" />
      <span className={classes.text}>
        {errorText(error)}
        {error.requestId !== undefined && error.status >= 500 && (
          <span className={classes.request}>{t('requestId', { id: error.requestId })}</span>
        )}
      </span>
      {onRetry !== undefined && (
        <button type="button" className={classes.retry} onClick={onRetry}>
          {t('tryAgain')}
        </button>
      )}
    </div>
  );
}
