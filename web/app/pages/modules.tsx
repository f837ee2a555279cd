import { Button, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listShopHealth } from '#contract/cms-modules';
import { ImportSettingsDialog } from '../../features/cms-modules/probing/import-settings-dialog.tsx';
import { ShopList } from '../../features/cms-modules/shop-list.tsx';
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

const WORST = ['any', 'breaks', 'harms', 'notice', 'none', 'unknown'] as const;
type Worst = (typeof WORST)[number];

/** The health of all shops: what they run, and the worst that was found. */
export function ModulesPage() {
  const { t } = useTranslation('cms-modules');
  const navigate = useNavigate();
  const isNarrow = useMedia('(max-width: 860px)');
  const [q, setQ] = useState('');
  const [worst, setWorst] = useState<Worst>('any');
  const list = usePages(askPages(listShopHealth, { query: { q: useDeferredValue(q), worst } }));
  const openAt = (at: number) => {
    const shop = list.rows[at];
    if (shop !== undefined) void navigate({ to: '/modules/$shopId', params: { shopId: String(shop.shopId) } });
  };
  const cursor = useListCursor(t('title'), list.rows.length, openAt);
  const isWhole = q === '' && worst === 'any';
  return (
    <Page title={t('title')} width="full" actions={<ImportSettings />}>
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
        <Select
          aria-label={t('worst')}
          value={worst}
          allowDeselect={false}
          data={WORST.map((value) => ({ value, label: t(`filter.${value}`) }))}
          onChange={(value) => {
            setWorst(WORST.find((one) => one === value) ?? 'any');
            cursor.set(-1);
          }}
        />
      </Toolbar>
      <ErrorNote error={list.error} onRetry={list.again} />
      {list.isEmpty ? (
        <Empty title={isWhole ? t('empty') : t('emptyFiltered')}>
          {isWhole ? t('emptyText') : t('emptyFilteredText')}
        </Empty>
      ) : (
        <ShopList shops={list.rows} cursor={cursor.at} isNarrow={isNarrow} hasMore={list.hasMore} onMore={list.more} />
      )}
    </Page>
  );
}

function ImportSettings() {
  const { t } = useTranslation(['probing', 'cms-modules']);
  const isAllowed = useMay()('module.change');
  const [isOpen, setOpen] = useState(false);
  const label = t('settings.import');
  useKeys(isAllowed ? [{ keys: 'KeyU', group: t('cms-modules:title'), label, run: () => setOpen(true) }] : []);
  if (!isAllowed) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)} rightSection={<KeyHint keys="KeyU" />}>
        {label}
      </Button>
      {isOpen && <ImportSettingsDialog onClose={() => setOpen(false)} />}
    </>
  );
}
