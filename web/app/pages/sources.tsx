import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listSources } from '#contract/gateways';
import { SourceCard } from '../../features/gateways/source-card.tsx';
import { SourceDialog } from '../../features/gateways/source-dialog.tsx';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';

/** A state that nobody rings for (a lag that grows) is looked at this often while the page is seen. */
const LOOK_EVERY_MS = 10_000;

export function SourcesPage() {
  const { t } = useTranslation('gateways');
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, refetch } = useQuery({ ...ask(listSources, {}), refetchInterval: LOOK_EVERY_MS });
  const mayAdd = may('source.change');
  useKeys(mayAdd ? [{ keys: 'KeyN', group: t('title'), label: t('add'), run: () => setIsAdding(true) }] : []);
  const add = mayAdd && (
    <Button onClick={() => setIsAdding(true)} rightSection={<KeyHint keys="KeyN" />}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={add}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && (
        <Empty title={t('empty')} action={add}>
          {t('emptyText')}
        </Empty>
      )}
      <ul>
        {data?.items.map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </ul>
      {isAdding && <SourceDialog onClose={() => setIsAdding(false)} />}
    </Page>
  );
}
