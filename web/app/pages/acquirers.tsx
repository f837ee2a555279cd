import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AcquirerCard } from '../../features/acquirers/acquirer-card.tsx';
import { AcquirerDialog } from '../../features/acquirers/acquirer-dialog.tsx';
import { UnknownTerminals } from '../../features/acquirers/unknown-terminals.tsx';
import { useAcquirers } from '../../features/acquirers/use-acquirers.ts';
import { useMay } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';

/** The banks behind the gateways: hours, people, terminals. */
export function AcquirersPage() {
  const { t } = useTranslation('acquirers');
  const mayChange = useMay()('acquirer.change');
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, refetch } = useAcquirers();
  useKeys(mayChange ? [{ keys: 'KeyN', group: t('title'), label: t('add'), run: () => setIsAdding(true) }] : []);
  const add = mayChange && (
    <Button onClick={() => setIsAdding(true)} rightSection={<KeyHint keys="KeyN" />}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} aside={<Link to="/limits">{t('toLimits')}</Link>} actions={add}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && (
        <Empty title={t('empty')} action={add}>
          {mayChange ? t('emptyText') : t('emptyReader')}
        </Empty>
      )}
      <ul>
        {data?.items.map((bank) => (
          <AcquirerCard key={bank.id} bank={bank} />
        ))}
      </ul>
      <UnknownTerminals />
      {isAdding && <AcquirerDialog onClose={() => setIsAdding(false)} />}
    </Page>
  );
}
