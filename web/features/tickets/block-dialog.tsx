import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blockSender } from '#contract/channels';
import type { Ticket } from '#contract/tickets';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { say } from '../../ui/toast.ts';
import classes from './dialogs.module.css';

/** What this sender writes goes to quarantine from now on; nothing is thrown away. */
export function BlockDialog({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { t } = useTranslation('tickets');
  const identities = ticket.contact?.identities ?? [];
  const [value, setValue] = useState(identities[0]?.value ?? null);
  const [reason, setReason] = useState('');
  const block = useChange(blockSender, {
    onDone: () => {
      say(t('block.done'));
      onClose();
    },
  });
  const fieldText = useFieldText(block.error);
  const identity = identities.find((each) => each.value === value);
  const save = () => identity && block.mutate({ body: { identity, reason: reason.trim() } });
  return (
    <Dialog title={t('block.title')} onClose={onClose} size={460}>
      <p className={classes.help}>{t('block.help')}</p>
      <FormColumn error={block.error} onSubmit={save}>
        <Select
          label={t('block.who')}
          allowDeselect={false}
          data={identities.map((each) => each.value)}
          value={value}
          onChange={setValue}
        />
        <TextInput
          label={t('block.reason')}
          data-autofocus
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldText('reason')}
        />
        <DangerButton loading={block.isPending} onClick={save}>
          {t('block.do')}
        </DangerButton>
      </FormColumn>
    </Dialog>
  );
}
