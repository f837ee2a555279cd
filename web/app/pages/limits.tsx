import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CsvDialog } from '../../features/limits/csv-dialog.tsx';
import { LimitDialog } from '../../features/limits/limit-dialog.tsx';
import type { LimitDraft } from '../../features/limits/limit-draft.rules.ts';
import { LimitList } from '../../features/limits/limit-list.tsx';
import { RecognisedPanel } from '../../features/limits/recognised-panel.tsx';
import { ReconciledPanel } from '../../features/limits/reconciled-panel.tsx';
import { TasksPanel } from '../../features/limits/tasks-panel.tsx';
import { useLimits } from '../../features/limits/use-limits.ts';
import { useMay, useSelf } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';

/** Limits of banks: the soonest exhausted first, what to do while the bank works, and what nobody told us of. */
export function LimitsPage() {
  const { t } = useTranslation('limits');
  const mayChange = useMay()('limit.change');
  const { role } = useSelf();
  const [opened, setOpened] = useState<Partial<LimitDraft> | 'file'>();
  const { data, error, refetch } = useLimits();
  const add = () => setOpened({});
  useKeys(
    mayChange
      ? [
          { keys: 'KeyN', group: t('title'), label: t('add'), run: add },
          { keys: 'KeyI', group: t('title'), label: t('import'), run: () => setOpened('file') },
        ]
      : [],
  );
  const addButton = mayChange && (
    <Button onClick={add} rightSection={<KeyHint keys="KeyN" />}>
      {t('add')}
    </Button>
  );
  const close = () => setOpened(undefined);
  return (
    <Page
      title={t('title')}
      aside={<Link to="/acquirers">{t('toBanks')}</Link>}
      actions={
        mayChange && (
          <>
            <Button variant="default" onClick={() => setOpened('file')} rightSection={<KeyHint keys="KeyI" />}>
              {t('import')}
            </Button>
            {addButton}
          </>
        )
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data !== undefined && <TasksPanel tasks={data.tasks} limits={data.items} />}
      {data?.items.length === 0 && (
        <Empty title={t('empty')} action={addButton}>
          {mayChange ? t('emptyText') : t('emptyReader')}
        </Empty>
      )}
      {data !== undefined && data.items.length > 0 && <LimitList limits={data.items} />}
      <RecognisedPanel onRegister={setOpened} />
      {role !== 'account-manager' && <ReconciledPanel />}
      {opened === 'file' && <CsvDialog onClose={close} />}
      {opened !== undefined && opened !== 'file' && <LimitDialog known={opened} onClose={close} />}
    </Page>
  );
}
