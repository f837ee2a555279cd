import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSettings, readSettings } from '#contract/platform';
import { useMay } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.ts';
import { When } from '../../ui/when.tsx';
import classes from './program-facts.module.css';

/** What is known of the running program, and the one thing an administrator sets. */
export function ProgramFacts() {
  const { t } = useTranslation('platform');
  const may = useMay();
  const { data: settings } = useQuery(ask(readSettings, {}));
  if (settings === undefined) return null;
  const { database, waiting } = settings;
  return (
    <Panel title={t('title')}>
      {may('settings.change') && <ProviderName key={settings.providerName} name={settings.providerName} />}
      <Facts>
        <Fact label={t('version')}>{settings.version}</Fact>
        <Fact label={t('running')}>
          <When at={settings.startedAt} as="full" />
        </Fact>
        <Fact label={t('address')}>{settings.publicUrl}</Fact>
        <Fact label={t('zone')}>{settings.timeZone}</Fact>
        <Fact label={t('database')}>
          PostgreSQL {database.version}, {t(`kinds.${database.kind}`)}
        </Fact>
        <Fact label={t('waiting')}>{t('waitingText', waiting)}</Fact>
        {settings.demo && <Fact label="">{t('demo')}</Fact>}
      </Facts>
    </Panel>
  );
}

function ProviderName({ name }: { name: string }) {
  const { t } = useTranslation('platform');
  const [draft, setDraft] = useState(name);
  const change = useChange(changeSettings, { refreshes: [readSettings], onDone: () => say(t('saved')) });
  return (
    <div className={classes.name}>
      <TextInput
        label={t('provider')}
        description={t('providerText')}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Button
        disabled={draft === name}
        loading={change.isPending}
        onClick={() => change.mutate({ body: { providerName: draft } })}
      >
        {t('save')}
      </Button>
      <ErrorNote error={change.error} />
    </div>
  );
}
