import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTicketByNumber, type Ticket } from '#contract/tickets';
import type { TicketId } from '#kernel/ids';
import { type CallError, call } from '../../lib/call.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import classes from './dialogs.module.css';

interface OtherTicketDialogProps {
  title: string;
  help: string;
  ticket: Ticket;
  /** A new ticket can be chosen, too. */
  fresh?: string;
  onPick(into: TicketId | null): void;
  onClose(): void;
}

/** Another ticket: one of the same writer by its digit, or any by its number. */
export function OtherTicketDialog({ title, help, ticket, fresh, onPick, onClose }: OtherTicketDialogProps) {
  const { t } = useTranslation('tickets');
  const [number, setNumber] = useState('');
  const [error, setError] = useState<CallError | null>(null);
  const find = async () => {
    try {
      const { id } = await call(findTicketByNumber, { params: { number: Number(number.replace(/\D/g, '')) } });
      onPick(id);
    } catch (refusal) {
      setError(refusal as CallError);
    }
  };
  const siblings = ticket.siblings.slice(0, 8).map((sibling) => ({
    id: sibling.id as string,
    text: `#${sibling.number} ${sibling.subject}`,
    more: t(`status.${sibling.status}`),
  }));
  return (
    <Dialog title={title} onClose={onClose} size={520}>
      <p className={classes.help}>{help}</p>
      <PickList
        label={title}
        options={[...(fresh === undefined ? [] : [{ id: 'new', text: fresh }]), ...siblings]}
        onPick={(id) => onPick(ticket.siblings.find((sibling) => sibling.id === id)?.id ?? null)}
      />
      <FormColumn error={error} onSubmit={() => void find()}>
        <TextInput
          label={t('merge.number')}
          inputMode="numeric"
          data-autofocus={siblings.length === 0 && fresh === undefined ? true : undefined}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!/\d/.test(number)}>
          {t('merge.take')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
