import { useTranslation } from 'react-i18next';
import { JsonView } from '../../ui/json-view.tsx';
import classes from './original-text.module.css';

/** The payload as it came, with card numbers and secrets masked. */
export function OriginalText({ text }: { text: string }) {
  const { t } = useTranslation('channels');
  return (
    <div className={classes.original}>
      <p className={classes.label}>{t('original')}</p>
      <JsonView text={text} label={t('original')} />
    </div>
  );
}
