import { Button, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Identity } from '#contract/contacts';
import type { AccountId } from '#kernel/ids';
import type { CallError } from '../../lib/call.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { FormColumn } from '../../ui/form-column.tsx';
import type { Account } from './ways.rules.ts';

interface TypedWayProps {
  /** From which a mail can go, once they are known. */
  mailboxes: readonly Account[] | undefined;
  /** There is nothing else to choose. */
  isAlone: boolean;
  isBusy: boolean;
  error: CallError | null;
  onType(accountId: AccountId, identity: Identity): void;
}

/** An address that nobody has with us yet: said on the phone, written on paper. */
export function TypedWay({ mailboxes, isAlone, isBusy, error, onType }: TypedWayProps) {
  const { t } = useTranslation('tickets');
  const [address, setAddress] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const fieldText = useFieldText(error);
  const mailbox = mailboxes?.find(({ id }) => id === chosen) ?? mailboxes?.[0];
  const save = () => mailbox && onType(mailbox.id, { kind: 'email', value: address.trim() });
  const [isWished, setIsWished] = useState(false);
  useEffect(() => {
    // Enter that came before the mailboxes waits for them.
    if (!isWished || mailbox === undefined) return;
    setIsWished(false);
    save();
  });
  if (mailboxes?.length === 0) return null;
  return (
    <FormColumn onSubmit={() => setIsWished(address.trim() !== '')}>
      <TextInput
        label={t('way.typed')}
        description={t('way.typedHelp')}
        type="email"
        data-autofocus={isAlone || undefined}
        maxLength={254}
        autoComplete="off"
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        error={fieldText('identity.value')}
      />
      {mailboxes !== undefined && mailbox !== undefined && mailboxes.length > 1 && (
        <Select
          label={t('way.from')}
          allowDeselect={false}
          data={mailboxes.map(({ id, name }) => ({ value: id, label: name }))}
          value={mailbox.id}
          onChange={setChosen}
        />
      )}
      <Button type="submit" loading={isBusy} disabled={address.trim() === ''}>
        {t('way.answerThere')}
      </Button>
    </FormColumn>
  );
}
