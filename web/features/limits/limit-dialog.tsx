import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAcquirers } from '#contract/acquirers';
import {
  addLimit,
  changeLimit,
  getLimit,
  type Limit,
  LimitKind,
  listLimits,
  listRecognisedLimits,
} from '#contract/limits';
import { ask, useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { MomentInput } from '../../ui/moment-input.tsx';
import { blankDraft, draftOf, type LimitDraft, newLimitIn, termsIn, valueIn } from './limit-draft.rules.ts';
import classes from './limits.module.css';
import { TermsFields } from './terms-fields.tsx';

interface LimitDialogProps {
  /** The limit whose terms change; absent: a new one. */
  limit?: Limit;
  /** What is known of a new one before anything is typed. */
  known?: Partial<LimitDraft>;
  onClose(): void;
}

/** Enters a limit, or new terms of one. */
export function LimitDialog({ limit, known, onClose }: LimitDialogProps) {
  const { t } = useTranslation('limits');
  const { zone } = useFormat();
  const [draft, setDraft] = useState<LimitDraft>(() =>
    limit === undefined ? { ...blankDraft(zone), ...known } : draftOf(limit),
  );
  const options = { refreshes: [listLimits, getLimit, listRecognisedLimits], onDone: onClose };
  const add = useChange(addLimit, options);
  const edit = useChange(changeLimit, options);
  const { error, isPending } = limit === undefined ? add : edit;
  const fieldText = useFieldText(error);
  const change = (next: Partial<LimitDraft>) => setDraft({ ...draft, ...next });
  const fresh = limit === undefined ? newLimitIn(draft, zone) : undefined;
  const terms = termsIn(draft, zone);
  const save = () => {
    if (limit !== undefined && terms !== undefined) edit.mutate({ params: { limitId: limit.id }, body: terms });
    if (fresh !== undefined) add.mutate({ body: fresh });
  };
  const isUnreadable = draft.value.trim() !== '' && valueIn(draft.value, draft) === undefined;
  return (
    <Dialog title={t(limit === undefined ? 'form.newTitle' : 'form.editTitle')} onClose={onClose} size={560}>
      <FormColumn error={error} onSubmit={save}>
        {limit === undefined ? (
          <WhatFields draft={draft} fieldText={fieldText} onChange={change} />
        ) : (
          <p className={classes.hint}>{t('form.editText')}</p>
        )}
        <TextInput
          label={t('form.value')}
          required
          inputMode="decimal"
          value={draft.value}
          error={isUnreadable ? t('form.valueWrong') : fieldText('value')}
          onChange={(event) => change({ value: event.currentTarget.value })}
        />
        <TermsFields draft={draft} fieldText={fieldText} onChange={change} />
        <MomentInput
          label={t('form.from')}
          help={t('form.fromHelp')}
          value={draft.from}
          error={fieldText('from')}
          onChange={(from) => change({ from })}
        />
        <Button
          type="submit"
          loading={isPending}
          disabled={limit === undefined ? fresh === undefined : terms === undefined}
        >
          {t('form.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}

interface WhatFieldsProps {
  draft: LimitDraft;
  fieldText: ReturnType<typeof useFieldText>;
  onChange(next: Partial<LimitDraft>): void;
}

/** What is limited: it stays for the life of a limit. */
function WhatFields({ draft, fieldText, onChange }: WhatFieldsProps) {
  const { t } = useTranslation('limits');
  const { data } = useQuery(ask(listAcquirers, {}));
  const banks = (data?.items ?? []).filter(({ terminals }) => terminals.length > 0);
  const terminals = banks.flatMap((bank) => bank.terminals);
  const pick = (id: string | null) => {
    const currency = terminals.find((terminal) => terminal.id === id)?.currency;
    onChange({ terminalId: id ?? '', ...(currency != null && { currency }) });
  };
  return (
    <>
      {data !== undefined && terminals.length === 0 && <p className={classes.hint}>{t('form.noTerminals')}</p>}
      <Select
        label={t('form.terminal')}
        required
        searchable
        data-autofocus
        allowDeselect={false}
        data={banks.map((bank) => ({
          group: bank.name,
          items: bank.terminals.map(({ id, name }) => ({
            value: String(id),
            label: name === '' ? id : `${name} (${id})`,
          })),
        }))}
        value={draft.terminalId === '' ? null : draft.terminalId}
        error={fieldText('terminalId')}
        onChange={pick}
      />
      <div className={classes.two}>
        <Select
          label={t('form.kind')}
          allowDeselect={false}
          data={LimitKind.options.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={draft.kind}
          onChange={(kind) => kind !== null && onChange({ kind: LimitKind.parse(kind) })}
        />
        <TextInput
          label={t('form.currency')}
          required
          maxLength={3}
          value={draft.currency}
          error={fieldText('currency')}
          onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
        />
      </div>
    </>
  );
}
