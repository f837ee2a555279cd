import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAcquirers, saveTerminal, type Terminal } from '#contract/acquirers';
import { listUnregisteredTerminals } from '#contract/limits';
import type { TerminalId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { useAcquirers } from './use-acquirers.ts';

interface TerminalDialogProps {
  /** What is known before anything is typed; a terminal of the register keeps its number. */
  known: Partial<Terminal>;
  onClose(): void;
}

/** Says which bank a terminal belongs to. */
export function TerminalDialog({ known, onClose }: TerminalDialogProps) {
  const { t } = useTranslation('acquirers');
  const { data } = useAcquirers();
  const [draft, setDraft] = useState({
    id: String(known.id ?? ''),
    acquirerId: known.acquirerId,
    name: known.name ?? '',
    currency: known.currency ?? '',
  });
  const save = useChange(saveTerminal, { refreshes: [listAcquirers, listUnregisteredTerminals], onDone: onClose });
  const fieldText = useFieldText(save.error);
  const change = (next: Partial<typeof draft>) => setDraft({ ...draft, ...next });
  const { acquirerId } = draft;
  const submit = () => {
    if (acquirerId === undefined) return;
    const currency = draft.currency.trim() === '' ? null : draft.currency.trim().toUpperCase();
    save.mutate({
      params: { terminalId: draft.id.trim() as TerminalId }, // the server judges whether it is one
      body: { acquirerId, name: draft.name, currency },
    });
  };
  return (
    <Dialog title={t('terminal.title')} onClose={onClose}>
      <FormColumn error={save.error} onSubmit={submit}>
        <TextInput
          label={t('terminal.id')}
          required
          disabled={known.id !== undefined}
          data-autofocus={known.id === undefined || undefined}
          value={draft.id}
          error={fieldText('terminalId')}
          onChange={(event) => change({ id: event.currentTarget.value })}
        />
        <Select
          label={t('terminal.bank')}
          required
          allowDeselect={false}
          data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={acquirerId ?? null}
          error={fieldText('acquirerId')}
          onChange={(id) => setDraft({ ...draft, acquirerId: data?.items.find((bank) => bank.id === id)?.id })}
        />
        <TextInput
          label={t('terminal.name')}
          value={draft.name}
          error={fieldText('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('terminal.currency')}
          description={t('terminal.currencyHelp')}
          value={draft.currency}
          error={fieldText('currency')}
          onChange={(event) => change({ currency: event.currentTarget.value })}
        />
        <Button type="submit" loading={save.isPending} disabled={acquirerId === undefined || draft.id.trim() === ''}>
          {t('terminal.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
