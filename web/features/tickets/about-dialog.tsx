import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSuggestion } from '#contract/answers';
import { changeTicket, getTicket, listThread, type Ticket, WriterSide } from '#contract/tickets';
import { Language } from '#kernel/language';
import { refresh, useChange } from '../../lib/ask.ts';
import { call } from '../../lib/call.ts';
import { clockAt } from '../../lib/desk-day.rules.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { nowMs } from '../../lib/now.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { say } from '../../ui/toast.ts';
import { type AboutDraft, aboutOf, changeBetween, isOurs } from './about-draft.rules.ts';
import { MerchantSelect } from './merchant-select.tsx';
import { noteUndoable, UNDO_MS } from './undo.ts';

/** What is shown of a ticket depends on these. */
const READS = [getTicket, listThread, getSuggestion];

/** What a request is: whose, from whom, in which language, under which subject, by when. */
export function AboutDialog({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { t } = useTranslation('tickets');
  const { zone } = useFormat();
  const [before] = useState(() => aboutOf(ticket, zone));
  const [draft, setDraft] = useState(before);
  const [opened] = useState(nowMs);
  const params = { ticketId: ticket.id };
  const save = useChange(changeTicket, {
    refreshes: READS,
    onDone: () => {
      const words = t('about.done', { number: ticket.number });
      const back = changeBetween(draft, before, zone);
      noteUndoable({
        words,
        ticketIds: [ticket.id],
        untilMs: nowMs() + UNDO_MS,
        run: async () => {
          await call(changeTicket, { params, body: back });
          await refresh(...READS);
        },
      });
      say(words);
      onClose();
    },
  });
  const fieldText = useFieldText(save.error);
  const change = (next: Partial<AboutDraft>) => setDraft({ ...draft, ...next });
  const { merchantId } = ticket;
  const submit = () => {
    const body = changeBetween(before, draft, zone);
    if (Object.keys(body).length === 0) onClose();
    else save.mutate({ params, body });
  };
  return (
    <Dialog title={t('about.title', { number: ticket.number })} onClose={onClose} size={480}>
      <FormColumn error={save.error} onSubmit={submit}>
        <TextInput
          label={t('about.subject')}
          data-autofocus
          maxLength={300}
          value={draft.subject}
          onChange={(event) => change({ subject: event.currentTarget.value })}
          error={fieldText('subject')}
        />
        <MerchantSelect
          label={t('about.merchant')}
          none={t('open.noMerchant')}
          known={merchantId === null ? null : { id: merchantId, name: ticket.merchantName }}
          value={draft.merchantId}
          error={fieldText('merchantId')}
          onChange={(chosen) => change({ merchantId: chosen })}
        />
        <Select
          label={t('about.side')}
          description={t('about.sideHelp')}
          allowDeselect={false}
          data={WriterSide.options.map((value) => ({ value, label: t(`side.${value}`) }))}
          value={draft.side}
          onChange={(side) => side !== null && change({ side })}
        />
        <Select
          label={t('about.language')}
          allowDeselect={false}
          data={Language.options.map((value) => ({ value, label: t(`about.languages.${value}`) }))}
          value={draft.language}
          onChange={(language) => language !== null && change({ language })}
        />
        {isOurs(ticket.status) && (
          <TextInput
            type="datetime-local"
            label={t('about.due')}
            min={clockAt(opened, zone)}
            value={draft.due}
            onChange={(event) => change({ due: event.currentTarget.value })}
            error={fieldText('dueAt')}
          />
        )}
        <Button type="submit" loading={save.isPending}>
          {t('about.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
