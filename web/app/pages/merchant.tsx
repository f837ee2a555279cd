import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getMerchant } from '#contract/merchants';
import type { MerchantId } from '#kernel/ids';
import { MerchantModules } from '../../features/cms-modules/merchant-modules.tsx';
import { MerchantDeliveries } from '../../features/deliveries/merchant-deliveries.tsx';
import { SettlementPanel } from '../../features/diagnosis/settlement-panel.tsx';
import { LimitsPanel } from '../../features/limits/limits-panel.tsx';
import { ContactsPanel } from '../../features/merchants/contacts-panel.tsx';
import { MerchantDialog } from '../../features/merchants/merchant-dialog.tsx';
import { MergeDialog } from '../../features/merchants/merge-dialog.tsx';
import { ShopsPanel } from '../../features/merchants/shops-panel.tsx';
import { TicketsPanel } from '../../features/tickets/tickets-panel.tsx';
import { viewOfMerchant } from '../../features/tickets/views.ts';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import { MerchantLinks } from './merchant-links.tsx';

export function MerchantPage() {
  const { t } = useTranslation('merchants');
  const may = useMay();
  const navigate = useNavigate();
  const params = useParams({ from: '/shell/merchants/$merchantId' });
  const merchantId = params.merchantId as MerchantId; // the server judges whether it is one
  const [opened, setOpened] = useState<'edit' | 'merge'>();
  const { data: merchant, error, refetch } = useQuery(ask(getMerchant, { params: { merchantId } }));
  const close = () => setOpened(undefined);
  const mayChange = may('merchant.change') && merchant !== undefined && merchant.mergedInto === null;
  useKeys([
    { keys: 'Escape', group: t('title'), label: t('back'), run: () => void navigate({ to: '/merchants' }) },
    ...(mayChange ? [{ keys: 'KeyE', group: t('title'), label: t('edit'), run: () => setOpened('edit') }] : []),
  ]);
  const back = <Link to="/merchants">← {t('back')}</Link>;
  if (merchant === undefined) {
    return (
      <Page title={back}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return (
    <Page
      title={merchant.name ?? t('unnamed')}
      aside={back}
      actions={
        <>
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/transactions', search: { merchant: merchant.id } })}
          >
            {t('payments')}
          </Button>
          {mayChange && may('merchant.merge') && (
            <Button variant="default" onClick={() => setOpened('merge')}>
              {t('merge')}
            </Button>
          )}
          {mayChange && (
            <Button variant="default" onClick={() => setOpened('edit')} rightSection={<KeyHint keys="KeyE" />}>
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      {merchant.mergedInto !== null && (
        <p>
          {t('mergedInto')}{' '}
          <Link to="/merchants/$merchantId" params={{ merchantId: merchant.mergedInto }}>
            {t('toMerged')}
          </Link>
        </p>
      )}
      <Facts>
        <Fact label={t('columns.number')}>{merchant.number?.toString()}</Fact>
        <Fact label={t('columns.vertical')}>{merchant.vertical}</Fact>
        <Fact label={t('columns.language')}>{merchant.language !== null && t(`languages.${merchant.language}`)}</Fact>
        <Fact label={t('columns.manager')}>{merchant.accountManager?.name}</Fact>
        <Fact label={t('form.note')}>{merchant.note}</Fact>
      </Facts>
      <ShopsPanel merchant={merchant} />
      <MerchantModules merchantId={merchant.id} language={merchant.language} />
      <MerchantDeliveries merchantId={merchant.id} />
      <LimitsPanel merchantId={merchant.id} />
      <ContactsPanel merchant={merchant} />
      <MerchantLinks merchant={merchant} />
      <SettlementPanel merchantId={merchant.id} />
      <TicketsPanel view={viewOfMerchant(merchant.id)} />
      {opened === 'edit' && <MerchantDialog merchant={merchant} onClose={close} onDone={close} />}
      {opened === 'merge' && (
        <MergeDialog
          merchant={merchant}
          onClose={close}
          onDone={(into) =>
            void navigate({ to: '/merchants/$merchantId', params: { merchantId: into.id } }).then(close)
          }
        />
      )}
    </Page>
  );
}
