import { Button, Checkbox, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMerchants } from '#contract/merchants';
import { CsvDialog } from '../../features/merchants/csv-dialog.tsx';
import { MerchantDialog } from '../../features/merchants/merchant-dialog.tsx';
import { MerchantList } from '../../features/merchants/merchant-list.tsx';
import { useMay } from '../../lib/actor.ts';
import { askPages } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useMedia } from '../../lib/use-media.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';

export function MerchantsPage() {
  const { t } = useTranslation('merchants');
  const may = useMay();
  const navigate = useNavigate();
  const isNarrow = useMedia('(max-width: 860px)');
  const [q, setQ] = useState('');
  const [unnamed, setUnnamed] = useState(false);
  const [cursor, setCursor] = useState(-1);
  const [opened, setOpened] = useState<'new' | 'csv'>();
  const field = useRef<HTMLInputElement>(null);
  const asked = useDeferredValue(q);
  const list = useInfiniteQuery(askPages(listMerchants, { query: { q: asked, unnamed: unnamed ? 'true' : 'false' } }));
  const merchants = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { fetchNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const open = (merchantId: string) => void navigate({ to: '/merchants/$merchantId', params: { merchantId } });
  const move = (step: number) => setCursor(Math.min(Math.max(cursor + step, 0), merchants.length - 1));
  const group = t('title');
  const openCurrent = () => {
    const current = merchants[Math.max(cursor, 0)];
    if (current !== undefined) open(current.id);
  };
  useKeys([
    { keys: 'KeyJ', group, label: t('keys.next'), run: () => move(1) },
    { keys: 'KeyK', group, label: t('keys.previous'), run: () => move(-1) },
    { keys: 'Enter', group, label: t('keys.open'), run: openCurrent },
    { keys: 'Slash', group, label: t('search'), run: () => field.current?.select() },
    ...(may('merchant.create') ? [{ keys: 'KeyN', group, label: t('create'), run: () => setOpened('new') }] : []),
  ]);
  return (
    <Page
      title={t('title')}
      width="full"
      actions={
        <>
          {may('merchant.import') && (
            <Button variant="default" onClick={() => setOpened('csv')}>
              {t('import')}
            </Button>
          )}
          {may('merchant.create') && (
            <Button onClick={() => setOpened('new')} rightSection={<KeyHint keys="KeyN" />}>
              {t('create')}
            </Button>
          )}
        </>
      }
    >
      <Toolbar isInset>
        <TextInput
          ref={field}
          aria-label={t('search')}
          placeholder={t('search')}
          value={q}
          rightSection={<KeyHint keys="Slash" />}
          onChange={(event) => {
            setQ(event.currentTarget.value);
            setCursor(-1);
          }}
        />
        <Checkbox
          label={t('onlyUnnamed')}
          checked={unnamed}
          onChange={(event) => setUnnamed(event.currentTarget.checked)}
        />
      </Toolbar>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data !== undefined && merchants.length === 0 ? (
        <Empty title={q === '' && !unnamed ? t('empty') : t('emptyFiltered')}>
          {q === '' && !unnamed ? t('emptyText') : t('emptyFilteredText')}
        </Empty>
      ) : (
        <MerchantList
          merchants={merchants}
          cursor={cursor}
          isNarrow={isNarrow}
          hasMore={list.hasNextPage}
          onMore={more}
        />
      )}
      {opened === 'new' && (
        <MerchantDialog onClose={() => setOpened(undefined)} onDone={(merchant) => open(merchant.id)} />
      )}
      {opened === 'csv' && <CsvDialog onClose={() => setOpened(undefined)} />}
    </Page>
  );
}
