import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForPull, getSource, listSources, pauseSource, resumeSource, type Source } from '#contract/gateways';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { say } from '../../ui/toast.ts';
import { ConnectionTest } from './connection-test.tsx';
import classes from './source-actions.module.css';
import { SourceDialog } from './source-dialog.tsx';

const READS = [listSources, getSource];

/** What can be done with a source by whoever is at the screen. */
export function SourceActions({ source }: { source: Source }) {
  const { t } = useTranslation('gateways');
  const may = useMay();
  const [opened, setOpened] = useState<'test' | 'edit'>();
  const pull = useChange(askForPull, { refreshes: READS, onDone: () => say(t('asked')) });
  const pause = useChange(pauseSource, { refreshes: READS });
  const resume = useChange(resumeSource, { refreshes: READS });
  const input = { params: { sourceId: source.id } };
  const isPaused = source.state === 'paused';
  return (
    <span className={classes.actions}>
      {may('source.pull') && !isPaused && (
        <Button variant="default" loading={pull.isPending} onClick={() => pull.mutate(input)}>
          {t('pull')}
        </Button>
      )}
      {may('source.test') && (
        <Button variant="default" onClick={() => setOpened('test')}>
          {t('test')}
        </Button>
      )}
      {may('source.change') && (
        <>
          <Button variant="default" onClick={() => (isPaused ? resume.mutate(input) : pause.mutate(input))}>
            {isPaused ? t('resume') : t('pause')}
          </Button>
          <Button variant="default" onClick={() => setOpened('edit')}>
            {t('edit')}
          </Button>
        </>
      )}
      <ErrorNote error={pull.error ?? pause.error ?? resume.error} />
      {opened === 'test' && <ConnectionTest source={source} onClose={() => setOpened(undefined)} />}
      {opened === 'edit' && <SourceDialog source={source} onClose={() => setOpened(undefined)} />}
    </span>
  );
}
