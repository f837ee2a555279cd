import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChannelAccount } from '#contract/channels';
import { Card } from '../../ui/card.tsx';
import { AccountActions } from './account-actions.tsx';
import { AccountMark } from './account-mark.tsx';
import { AccountProblem } from './account-problem.tsx';
import { AccountReadings } from './account-readings.tsx';
import { BalanceLine } from './balance-line.tsx';
import { useAccountNews } from './use-account-news.ts';

/** One bot or mailbox on the list: whether it works, what came and went, what to do. */
export function AccountCard({ account }: { account: ChannelAccount }) {
  const { t } = useTranslation('channels');
  useAccountNews(account.id);
  return (
    <Card
      name={
        <Link
          to="/channels/$accountId"
          params={{ accountId: account.id }}
          aria-label={t('open', { name: account.name })}
        >
          {account.name}
        </Link>
      }
      kind={[t(`kind.${account.kind}`), account.settings.kind === 'email' && account.settings.address]
        .filter(Boolean)
        .join(' · ')}
      beside={
        <>
          <AccountMark account={account} />
          <AccountActions account={account} />
        </>
      }
    >
      {account.problem !== null && <AccountProblem problem={account.problem} />}
      <AccountReadings account={account} />
      <BalanceLine account={account} />
    </Card>
  );
}
