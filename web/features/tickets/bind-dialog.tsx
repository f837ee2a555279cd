import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bindConversation, getTicket, type Ticket } from '#contract/tickets';
import type { ConversationId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './dialogs.module.css';
import { MerchantSelect } from './merchant-select.tsx';

interface BindDialogProps {
  ticket: Ticket;
  conversationId: ConversationId;
  onClose(): void;
}

/** Which merchant a chat belongs to: what may be said in it comes from this, so it needs a reason. */
export function BindDialog({ ticket, conversationId, onClose }: BindDialogProps) {
  const { t } = useTranslation('tickets');
  const [merchantId, setMerchantId] = useState(ticket.merchantId);
  const [reason, setReason] = useState('');
  const bind = useChange(bindConversation, { refreshes: [getTicket], onDone: onClose });
  const fieldText = useFieldText(bind.error);
  const known = ticket.merchantId === null ? null : { id: ticket.merchantId, name: ticket.merchantName };
  const save = () => bind.mutate({ params: { conversationId }, body: { merchantId, reason: reason.trim() } });
  return (
    <Dialog title={t('bind.title')} onClose={onClose} size={460}>
      <p className={classes.help}>{t('bind.help')}</p>
      <FormColumn error={bind.error} onSubmit={save}>
        <MerchantSelect
          label={t('bind.merchant')}
          none={t('bind.none')}
          isFirst
          known={known}
          value={merchantId}
          onChange={setMerchantId}
        />
        <TextInput
          label={t('bind.reason')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldText('reason')}
        />
        <Button type="submit" loading={bind.isPending}>
          {t('bind.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
