import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChannelAccount, getAccount, listAccounts, pauseAccount } from '#contract/channels';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './account-actions.module.css';
import { AccountDialog } from './account-dialog.tsx';
import { AccountTest } from './account-test.tsx';

/** What can be done with an account by whoever is at the screen. */
export function AccountActions({ account }: { account: ChannelAccount }) {
  const { t } = useTranslation('channels');
  const may = useMay();
  const [opened, setOpened] = useState<'test' | 'edit'>();
  const pause = useChange(pauseAccount, { refreshes: [listAccounts, getAccount] });
  const flip = () => pause.mutate({ params: { accountId: account.id }, body: { paused: !account.paused } });
  const close = () => setOpened(undefined);
  return (
    <span className={classes.actions}>
      {may('channel.test') && (
        <Button variant="default" onClick={() => setOpened('test')}>
          {t('test')}
        </Button>
      )}
      {may('channel.change') && (
        <>
          <Button variant="default" loading={pause.isPending} onClick={flip}>
            {account.paused ? t('resume') : t('pause')}
          </Button>
          <Button variant="default" onClick={() => setOpened('edit')}>
            {t('edit')}
          </Button>
        </>
      )}
      <ErrorNote error={pause.error} />
      {opened === 'test' && <AccountTest account={account} onClose={close} />}
      {opened === 'edit' && <AccountDialog account={account} onClose={close} />}
    </span>
  );
}
