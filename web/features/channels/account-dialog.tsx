import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChannelAccount, changeAccount, createAccount, getAccount, listAccounts } from '#contract/channels';
import { useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { type AccountDraft, accountDraftOf, accountInputOf } from './account-draft.rules.ts';
import { MailFields } from './mail-fields.tsx';
import { TelegramFields } from './telegram-fields.tsx';
import { useDraftFields } from './use-draft-fields.ts';

/** Connects a bot or a mailbox, or changes a connected one. */
export function AccountDialog({ account, onClose }: { account?: ChannelAccount; onClose: () => void }) {
  const { t } = useTranslation('channels');
  const [draft, setDraft] = useState<AccountDraft>(() => accountDraftOf(account));
  const refreshes = [listAccounts, getAccount];
  const create = useChange(createAccount, { refreshes, onDone: onClose });
  const change = useChange(changeAccount, { refreshes, onDone: onClose });
  const error = create.error ?? change.error;
  const props = {
    draft,
    error,
    fingerprints: account?.fingerprints ?? {},
    onChange: (next: Partial<AccountDraft>) => setDraft({ ...draft, ...next }),
  };
  const bind = useDraftFields(props);
  const save = () => {
    const body = accountInputOf(draft);
    if (account === undefined) create.mutate({ body });
    else change.mutate({ params: { accountId: account.id }, body });
  };
  return (
    <Dialog
      title={account === undefined ? t('form.newTitle') : t('form.editTitle', { name: account.name })}
      onClose={onClose}
      size={640}
    >
      <FormColumn error={error} onSubmit={save}>
        {account === undefined && (
          <SegmentedControl
            aria-label={t('form.kind')}
            value={draft.kind}
            onChange={(kind) => props.onChange({ kind })}
            data={(['telegram', 'email'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
        <TextInput label={t('form.name')} {...bind('name', 'name')} data-autofocus />
        {draft.kind === 'telegram' ? <TelegramFields {...props} /> : <MailFields {...props} />}
        <Button type="submit" loading={create.isPending || change.isPending}>
          {account === undefined ? t('form.connect') : t('form.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
