import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getAccount } from '#contract/channels';
import { readSettings } from '#contract/platform';
import type { AccountId } from '#kernel/ids';
import { AccountActions } from '../../features/channels/account-actions.tsx';
import { AccountMark } from '../../features/channels/account-mark.tsx';
import { AccountProblem } from '../../features/channels/account-problem.tsx';
import { AccountReadings } from '../../features/channels/account-readings.tsx';
import { AccountSettingsPanel } from '../../features/channels/account-settings.tsx';
import { BalanceLine } from '../../features/channels/balance-line.tsx';
import { useAccountNews } from '../../features/channels/use-account-news.ts';
import { ask } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './source.module.css';

export function ChannelPage() {
  const { t } = useTranslation('channels');
  const params = useParams({ from: '/shell/channels/$accountId' });
  const accountId = params.accountId as AccountId; // the server judges whether it is one
  const { data: account, error, refetch } = useQuery(ask(getAccount, { params: { accountId } }));
  const { data: settings } = useQuery(ask(readSettings, {}));
  useAccountNews(accountId);
  return (
    <Page
      title={account?.name ?? <Link to="/channels">{t('back')}</Link>}
      aside={
        account !== undefined && (
          <span className={classes.aside}>
            <AccountMark account={account} />
            <Link to="/channels">← {t('back')}</Link>
          </span>
        )
      }
      actions={account !== undefined && <AccountActions account={account} />}
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {account !== undefined && (
        <>
          {account.problem !== null && <AccountProblem problem={account.problem} />}
          <AccountReadings account={account} />
          <BalanceLine account={account} />
          <AccountSettingsPanel account={account} publicUrl={settings?.publicUrl ?? location.origin} />
        </>
      )}
    </Page>
  );
}
