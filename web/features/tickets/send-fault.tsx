import { useTranslation } from 'react-i18next';
import type { CallError } from '../../lib/call.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './send-fault.module.css';
import { en } from './words.en.ts';

const isKnown = (what: string): what is keyof typeof en.tooMuch => Object.hasOwn(en.tooMuch, what);

/** Why nothing was sent; of a text that tells too much, what it tells. The text stays. */
export function SendFault({ error, onClose }: { error: CallError | null; onClose(): void }) {
  const { t } = useTranslation('tickets');
  if (error === null) return null;
  const told = error.reason === 'tells-too-much' ? Object.entries(error.fields) : [];
  return (
    <div className={classes.fault}>
      <ErrorNote error={error} />
      {told.length > 0 && (
        <ul className={classes.list}>
          {told.map(([what, words]) => (
            <li key={what}>
              {isKnown(what) ? t(`tooMuch.${what}`) : what}: {words}
            </li>
          ))}
        </ul>
      )}
      <button type="button" className={classes.close} onClick={onClose}>
        {t('close')}
      </button>
    </div>
  );
}
