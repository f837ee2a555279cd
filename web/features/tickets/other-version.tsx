import { useTranslation } from 'react-i18next';
import { type DraftPlace, decideOther } from './drafts.ts';
import classes from './other-version.module.css';

/** Another window of the same person wrote something else here: both are kept until one is chosen. */
export function OtherVersion({ place, text }: { place: DraftPlace; text: string }) {
  const { t } = useTranslation('tickets');
  return (
    <div className={classes.other} role="status">
      <p className={classes.title}>{t('draft.other')}</p>
      <p className={classes.text}>{text}</p>
      <button type="button" className={classes.choice} onClick={() => decideOther(place, true)}>
        {t('draft.takeOther')}
      </button>
      <button type="button" className={classes.choice} onClick={() => decideOther(place, false)}>
        {t('draft.keepOwn')}
      </button>
    </div>
  );
}
