import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listPeople } from '#contract/access';
import { listImports } from '#contract/transactions';
import { FileDrop } from '../../features/transactions/file-drop.tsx';
import { ImportList } from '../../features/transactions/import-list.tsx';
import { startUpload, useUpload } from '../../features/transactions/upload.ts';
import { UploadProgress } from '../../features/transactions/upload-progress.tsx';
import { ask, askPages } from '../../lib/ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';

export function ImportsPage() {
  const { t } = useTranslation('transactions');
  const upload = useUpload();
  const list = useInfiniteQuery(askPages(listImports, { query: {} }));
  const { data: people } = useQuery(ask(listPeople, { query: { limit: 200 } }));
  const names = useMemo(() => new Map(people?.items.map((person) => [person.id as string, person.name])), [people]);
  const imports = list.data?.pages.flatMap((page) => page.items) ?? [];
  const others = imports.filter((taken) => taken.id !== upload?.taken?.id);
  const isBusy = upload?.state === 'running';
  return (
    <Page title={t('imports.title')} width="text">
      <p>{t('imports.text')}</p>
      {!isBusy && <FileDrop onFile={(file) => void startUpload(file)} />}
      {upload !== undefined && <UploadProgress upload={upload} />}
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data !== undefined && imports.length === 0 && upload === undefined && (
        <Empty title={t('imports.empty')}>{t('imports.emptyText')}</Empty>
      )}
      <ImportList imports={others} nameOf={(id) => names.get(id)} />
      <MoreButton query={list} />
    </Page>
  );
}
