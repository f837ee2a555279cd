import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAccounts } from '#contract/channels';
import { AccountCard } from '../../features/channels/account-card.tsx';
import { AccountDialog } from '../../features/channels/account-dialog.tsx';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';

/** A silence that grows rings for nobody: it is looked at this often while the page is seen. */
const LOOK_EVERY_MS = 10_000;

export function ChannelsPage() {
  const { t } = useTranslation('channels');
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, refetch } = useQuery({ ...ask(listAccounts, {}), refetchInterval: LOOK_EVERY_MS });
  const mayAdd = may('channel.change');
  useKeys(mayAdd ? [{ keys: 'KeyN', group: t('title'), label: t('add'), run: () => setIsAdding(true) }] : []);
  const add = mayAdd && (
    <Button onClick={() => setIsAdding(true)} rightSection={<KeyHint keys="KeyN" />}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} aside={<Link to="/quarantine">{t('toQuarantine')}</Link>} actions={add}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && (
        <Empty title={t('empty')} action={add}>
          {t('emptyText')}
        </Empty>
      )}
      <ul>
        {data?.items.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
      {isAdding && <AccountDialog onClose={() => setIsAdding(false)} />}
    </Page>
  );
}
