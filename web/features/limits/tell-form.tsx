import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellOfRaise } from '#contract/answers';
import { listTellings, type Telling } from '#contract/limits';
import { getMerchant } from '#contract/merchants';
import type { AccountId, RaiseId } from '#kernel/ids';
import { ask, useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './limits.module.css';
import { MailboxSelect } from './mailbox-select.tsx';

interface TellFormProps {
  raiseId: RaiseId;
  telling: Telling;
  onBack(): void;
}

/** The prepared words for one merchant, read over by a person before they go. */
export function TellForm({ raiseId, telling, onBack }: TellFormProps) {
  const { t } = useTranslation('limits');
  const { merchantId } = telling;
  const { data: merchant } = useQuery(ask(getMerchant, { params: { merchantId } }));
  const [typed, setTyped] = useState<{ name?: string; address?: string }>({});
  const [text, setText] = useState(telling.text);
  const [sendFrom, setSendFrom] = useState<AccountId | null>(null);
  const tell = useChange(tellOfRaise, { refreshes: [listTellings], onDone: onBack });
  const fieldText = useFieldText(tell.error);
  const known = merchant?.contacts.find(({ identities }) => identities.some(({ kind }) => kind === 'email'));
  const name = typed.name ?? known?.name ?? telling.name ?? '';
  const address = typed.address ?? known?.identities.find(({ kind }) => kind === 'email')?.value ?? '';
  const submit = () =>
    tell.mutate({
      params: { raiseId },
      body: {
        merchantId,
        subject: telling.subject,
        text,
        contact: { name, identity: address === '' ? null : { kind: 'email', value: address } },
        sendFrom: address === '' ? null : sendFrom,
      },
    });
  return (
    <FormColumn error={tell.error} onSubmit={submit}>
      <div className={classes.two}>
        <TextInput
          label={t('telling.name')}
          required
          value={name}
          error={fieldText('contact.name')}
          onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('telling.address')}
          value={address}
          error={fieldText('contact.identity.value', 'contact.identity')}
          onChange={(event) => setTyped({ ...typed, address: event.currentTarget.value })}
        />
      </div>
      <MailboxSelect
        label={t('letter.way')}
        noted={t('letter.noted')}
        fromText={(mailbox) => t('letter.from', { name: mailbox })}
        value={sendFrom}
        error={fieldText('sendFrom')}
        onChange={setSendFrom}
      />
      <Textarea
        label={telling.subject}
        autosize
        minRows={5}
        maxRows={14}
        value={text}
        error={fieldText('text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={tell.isPending} disabled={name.trim() === '' || text.trim() === ''}>
          {t(sendFrom === null ? 'telling.note' : 'telling.send')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('telling.back')}
        </Button>
      </div>
    </FormColumn>
  );
}
