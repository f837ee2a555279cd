import { Button, Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ring, setSound, useHasSound } from './calling.ts';
import classes from './calling-settings.module.css';
import { OwnReach } from './own-reach.tsx';

/** How this browser calls its person, and where they are called without one. `last`: who is called when they do not come. */
export function CallingSettings({ last }: { last: ReactNode }) {
  const { t } = useTranslation('tickets');
  const isOn = useHasSound();
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  return (
    <Panel title={t('calling.title')}>
      <p className={classes.help}>{t('calling.help')}</p>
      <div className={classes.line}>
        {permission === 'default' && (
          <Button variant="default" onClick={() => void Notification.requestPermission().then(setPermission)}>
            {t('calling.ask')}
          </Button>
        )}
        {permission === 'granted' && (
          <Mark tone="good" shape="tick">
            {t('calling.on')}
          </Mark>
        )}
        {permission === 'denied' && (
          <Mark tone="wait" shape="pause">
            {t('calling.off')}
          </Mark>
        )}
      </div>
      <div className={classes.line}>
        <Switch label={t('calling.sound')} checked={isOn} onChange={(event) => setSound(event.currentTarget.checked)} />
        <Button variant="default" onClick={ring}>
          {t('calling.test')}
        </Button>
      </div>
      <OwnReach />
      {last}
    </Panel>
  );
}
