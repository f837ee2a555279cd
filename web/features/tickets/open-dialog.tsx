import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openTicket } from '#contract/answers';
import { listMerchants } from '#contract/merchants';
import { Topic, WriterSide } from '#contract/tickets';
import type { TicketId } from '#kernel/ids';
import { ask, useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './dialogs.module.css';
import { MaskHint } from './mask-hint.tsx';
import { identityOf, type KnownDraft, type OpenDraft, openInputOf } from './open-draft.rules.ts';
import { SendFault } from './send-fault.tsx';
import { SendFromSelect } from './send-from-select.tsx';

interface OpenDialogProps {
  /** What is known before anything is typed. */
  known?: KnownDraft;
  onClose(): void;
  onOpened(ticketId: TicketId): void;
}

type Typed = 'subject' | 'text' | 'name' | 'address' | 'payment';

const NOTHING: KnownDraft = { draft: {}, merchants: [] };

const BLANK: OpenDraft = {
  subject: '',
  text: '',
  topic: 'other',
  side: 'merchant',
  merchantId: null,
  name: '',
  address: '',
  payment: '',
  sendFrom: null,
};

/** A ticket by hand: a phone call, a question from the corridor, a merchant's wish, or the first message of a conversation. */
export function OpenDialog({ known = NOTHING, onClose, onOpened }: OpenDialogProps) {
  const { t } = useTranslation('tickets');
  const [draft, setDraft] = useState({ ...BLANK, ...known.draft });
  const [asked, setAsked] = useState('');
  const { data } = useQuery(ask(listMerchants, { query: { q: asked, limit: 20 } }));
  const open = useChange(openTicket, { onDone: ({ id }) => onOpened(id) });
  const fieldText = useFieldText(open.error);
  const change = (next: Partial<OpenDraft>) => setDraft({ ...draft, ...next });
  // From which account something can go depends on the address.
  const changeField = (field: Typed, value: string) =>
    change({ [field]: value, ...(field === 'address' ? { sendFrom: null } : {}) });
  const bind = (field: Typed, ...names: string[]) => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => changeField(field, event.currentTarget.value),
    error: fieldText(...names),
  });
  const found = (data?.items ?? []).filter((merchant) => merchant.name !== null);
  const merchants = [...known.merchants.filter(({ id }) => found.every((one) => one.id !== id)), ...found];
  return (
    <Dialog title={t('open.title')} onClose={onClose} size={560}>
      <FormColumn onSubmit={() => open.mutate({ body: openInputOf(draft) })}>
        <div className={classes.pair}>
          <TextInput label={t('open.name')} data-autofocus {...bind('name', 'contact.name')} />
          <TextInput
            label={t('open.address')}
            description={t('open.addressHelp')}
            {...bind('address', 'contact.identity.value', 'contact.identity')}
          />
        </div>
        <SendFromSelect
          address={draft.address}
          value={draft.sendFrom}
          error={fieldText('sendFrom')}
          onChange={(sendFrom) => change({ sendFrom })}
        />
        <div className={classes.pair}>
          <Select
            label={t('open.side')}
            allowDeselect={false}
            data={WriterSide.options.map((value) => ({ value, label: t(`side.${value}`) }))}
            value={draft.side}
            onChange={(side) => side !== null && change({ side: WriterSide.parse(side) })}
          />
          <Select
            label={t('open.merchant')}
            clearable
            searchable
            placeholder={t('open.noMerchant')}
            onSearchChange={setAsked}
            filter={({ options }) => options}
            data={merchants.map(({ id, name }) => ({ value: id, label: name ?? '' }))}
            value={draft.merchantId}
            onChange={(id) => change({ merchantId: merchants.find((merchant) => merchant.id === id)?.id ?? null })}
          />
        </div>
        <div className={classes.pair}>
          <Select
            label={t('open.topic')}
            allowDeselect={false}
            data={Topic.options.map((value) => ({ value, label: t(`topic.${value}`) }))}
            value={draft.topic}
            onChange={(topic) => topic !== null && change({ topic: Topic.parse(topic) })}
          />
          <TextInput
            label={t('open.payment')}
            description={t('open.paymentHelp')}
            {...bind('payment', 'transactionUid')}
          />
        </div>
        <TextInput label={t('open.subject')} {...bind('subject', 'subject')} />
        <Textarea
          label={t(draft.sendFrom === null ? 'open.text' : 'open.message')}
          autosize
          minRows={3}
          maxRows={10}
          {...bind('text', 'text')}
        />
        <MaskHint texts={[draft.name, draft.subject, draft.text]} />
        <SendFault error={open.error} onClose={open.reset} />
        <Button
          type="submit"
          loading={open.isPending}
          disabled={draft.address !== '' && identityOf(draft.address) === undefined}
        >
          {t(draft.sendFrom === null ? 'open.make' : 'open.send')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
