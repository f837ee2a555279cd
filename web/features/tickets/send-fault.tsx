import { useTranslation } from 'react-i18next';
import type { CallError } from '../../lib/call.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './send-fault.module.css';

/** Why nothing was sent; of a text that tells too much, what it tells. The text stays. */
export function SendFault({ error, onClose }: { error: CallError | null; onClose(): void }) {
  const { t } = useTranslation('tickets');
  if (error === null) return null;
  const told = error.reason === 'tells-too-much' ? Object.values(error.fields) : [];
  return (
    <div className={classes.fault}>
      <ErrorNote error={error} />
      {told.length > 0 && (
        <ul className={classes.list}>
          {told.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      )}
      <button type="button" className={classes.close} onClick={onClose}>
        {t('close')}
      </button>
    </div>
  );
}
