import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../ui/copy.ts';
import { say } from '../../ui/toast.ts';
import classes from './recovery-codes.module.css';

/** Codes that are shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useTranslation(['access', 'ui']);
  const text = codes.join('\n');
  const copy = async () => {
    if (await copyText(text)) say(t('ui:copied'));
  };
  return (
    <div className={classes.box}>
      <p>{t('recovery.text')}</p>
      <ul className={classes.codes} aria-label={t('recovery.title')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => void copy()}>
          {t('recovery.copyAll')}
        </Button>
        <Button
          variant="default"
          component="a"
          download="vakhta-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {t('recovery.download')}
        </Button>
        <Button onClick={onKept}>{t('recovery.kept')}</Button>
      </div>
    </div>
  );
}
