import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMerchants } from '#contract/merchants';
import { bindConversation, getTicket, type Ticket } from '#contract/tickets';
import type { ConversationId } from '#kernel/ids';
import { ask, useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './dialogs.module.css';

interface BindDialogProps {
  ticket: Ticket;
  conversationId: ConversationId;
  onClose(): void;
}

/** Which merchant a chat belongs to: what may be said in it comes from this, so it needs a reason. */
export function BindDialog({ ticket, conversationId, onClose }: BindDialogProps) {
  const { t } = useTranslation('tickets');
  const [asked, setAsked] = useState('');
  const [merchantId, setMerchantId] = useState(ticket.merchantId);
  const [reason, setReason] = useState('');
  const { data } = useQuery(ask(listMerchants, { query: { q: asked, limit: 20 } }));
  const bind = useChange(bindConversation, { refreshes: [getTicket], onDone: onClose });
  const fieldText = useFieldText(bind.error);
  const merchants = data?.items ?? [];
  const save = () => bind.mutate({ params: { conversationId }, body: { merchantId, reason: reason.trim() } });
  return (
    <Dialog title={t('bind.title')} onClose={onClose} size={460}>
      <p className={classes.help}>{t('bind.help')}</p>
      <FormColumn error={bind.error} onSubmit={save}>
        <Select
          label={t('bind.merchant')}
          clearable
          searchable
          data-autofocus
          placeholder={t('bind.none')}
          onSearchChange={setAsked}
          filter={({ options }) => options}
          data={merchants.map(({ id, name }) => ({ value: id, label: name ?? id }))}
          value={merchantId}
          onChange={(id) => setMerchantId(merchants.find((merchant) => merchant.id === id)?.id ?? null)}
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
