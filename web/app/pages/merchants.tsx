import { Button, Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMerchants } from '#contract/merchants';
import { CsvDialog } from '../../features/merchants/csv-dialog.tsx';
import { MerchantDialog } from '../../features/merchants/merchant-dialog.tsx';
import { MerchantList } from '../../features/merchants/merchant-list.tsx';
import { useMay } from '../../lib/actor.ts';
import { askPages } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useMedia } from '../../lib/use-media.ts';
import { usePages } from '../../lib/use-pages.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useListCursor } from '../../ui/use-list-cursor.ts';

export function MerchantsPage() {
  const { t } = useTranslation('merchants');
  const navigate = useNavigate();
  const isNarrow = useMedia('(max-width: 860px)');
  const [q, setQ] = useState('');
  const [unnamed, setUnnamed] = useState(false);
  const list = usePages(
    askPages(listMerchants, { query: { q: useDeferredValue(q), unnamed: unnamed ? 'true' : 'false' } }),
  );
  const open = (merchantId: string) => void navigate({ to: '/merchants/$merchantId', params: { merchantId } });
  const openAt = (at: number) => {
    const merchant = list.rows[at];
    if (merchant !== undefined) open(merchant.id);
  };
  const cursor = useListCursor(t('title'), list.rows.length, openAt);
  const isWhole = q === '' && !unnamed;
  return (
    <Page title={t('title')} width="full" actions={<Actions onOpen={open} />}>
      <Toolbar isInset>
        <SearchField
          group={t('title')}
          label={t('search')}
          value={q}
          onChange={(text) => {
            setQ(text);
            cursor.set(-1);
          }}
        />
        <Checkbox
          label={t('onlyUnnamed')}
          checked={unnamed}
          onChange={(event) => setUnnamed(event.currentTarget.checked)}
        />
      </Toolbar>
      <ErrorNote error={list.error} onRetry={list.again} />
      {list.isEmpty ? (
        <Empty title={isWhole ? t('empty') : t('emptyFiltered')}>
          {isWhole ? t('emptyText') : t('emptyFilteredText')}
        </Empty>
      ) : (
        <MerchantList
          merchants={list.rows}
          cursor={cursor.at}
          isNarrow={isNarrow}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
    </Page>
  );
}

function Actions({ onOpen }: { onOpen: (merchantId: string) => void }) {
  const { t } = useTranslation('merchants');
  const may = useMay();
  const [opened, setOpened] = useState<'new' | 'csv'>();
  const mayCreate = may('merchant.create');
  useKeys(mayCreate ? [{ keys: 'KeyN', group: t('title'), label: t('create'), run: () => setOpened('new') }] : []);
  return (
    <>
      {may('merchant.import') && (
        <Button variant="default" onClick={() => setOpened('csv')}>
          {t('import')}
        </Button>
      )}
      {mayCreate && (
        <Button onClick={() => setOpened('new')} rightSection={<KeyHint keys="KeyN" />}>
          {t('create')}
        </Button>
      )}
      {opened === 'new' && (
        <MerchantDialog onClose={() => setOpened(undefined)} onDone={(merchant) => onOpen(merchant.id)} />
      )}
      {opened === 'csv' && <CsvDialog onClose={() => setOpened(undefined)} />}
    </>
  );
}
