import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import classes from './one-time-link.module.css';

/** A link that is shown this once. */
export function OneTimeLink({ link, expiresAt, onDone }: { link: string; expiresAt: string; onDone: () => void }) {
  const { t } = useTranslation('access');
  const format = useFormat();
  return (
    <div className={classes.box}>
      <p>{t('invite.linkText', { when: format.fullMoment(expiresAt) })}</p>
      <div className={classes.link}>
        <CopyField label={t('invite.link')} value={link} />
      </div>
      <Button onClick={onDone}>{t('invite.done')}</Button>
    </div>
  );
}
