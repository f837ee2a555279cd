import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getPublicStatusSetting, setPublicStatus } from '#contract/incidents';
import { ask, useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './links-panel.module.css';

const HOLD_MINUTES = [0, 5, 15, 30, 60];

/** Opens the status of the provider as a whole to everybody, or closes it. */
export function PublicPagePanel() {
  const { t } = useTranslation('status-pages');
  const { data, error } = useQuery(ask(getPublicStatusSetting, {}));
  const change = useChange(setPublicStatus, { refreshes: [getPublicStatusSetting] });
  const isOn = data?.isOn === true;
  return (
    <Panel title={t('public.title')}>
      <p className={classes.quiet}>{t('public.text')}</p>
      <ErrorNote error={error ?? change.error} />
      <Switch
        label={t('public.isOn')}
        checked={isOn}
        disabled={data === undefined || change.isPending}
        onChange={(event) => change.mutate({ body: { isOn: event.currentTarget.checked } })}
      />
      <NativeSelect
        label={t('public.hold')}
        description={t('public.holdHint')}
        value={String(data?.holdMinutes ?? '')}
        disabled={data === undefined || change.isPending}
        onChange={({ currentTarget: { value } }) =>
          change.mutate({ body: { isOn, holdMinutes: value === '' ? null : Number(value) } })
        }
        data={[
          ...HOLD_MINUTES.map((count) => ({
            value: String(count),
            label: count === 0 ? t('public.holdNot') : t('public.holdMinutes', { count }),
          })),
          { value: '', label: t('public.holdForPerson') },
        ]}
      />
      {isOn && (
        <p className={classes.actions}>
          <a href="/status" target="_blank" rel="noopener">
            {t('public.page')}
          </a>
          <a href="/status/badge.svg" target="_blank" rel="noopener">
            {t('public.badge')}
          </a>
        </p>
      )}
    </Panel>
  );
}
