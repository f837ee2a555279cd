import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AcquirerNow, addAcquirer, changeAcquirer, listAcquirers } from '#contract/acquirers';
import { useChange } from '../../lib/ask.ts';
import { dayName } from '../../lib/day-name.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { WEEK } from '../../lib/working-hours.rules.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { type AcquirerDraft, blankDraft, type DraftFault, draftOf, readDraft } from './acquirer-draft.rules.ts';
import classes from './acquirers.module.css';

type Change = (next: Partial<AcquirerDraft>) => void;

/** Enters a bank, or changes what is known of one. */
export function AcquirerDialog({ bank, onClose }: { bank?: AcquirerNow; onClose: () => void }) {
  const { t } = useTranslation('acquirers');
  const { zone } = useFormat();
  const [draft, setDraft] = useState(() => (bank === undefined ? blankDraft(zone) : draftOf(bank, t('form.night'))));
  const [faults, setFaults] = useState<readonly DraftFault[]>([]);
  const options = { refreshes: [listAcquirers], onDone: onClose };
  const add = useChange(addAcquirer, options);
  const edit = useChange(changeAcquirer, options);
  const { error, isPending } = bank === undefined ? add : edit;
  const fieldText = useFieldText(error);
  const change: Change = (next) => setDraft({ ...draft, ...next });
  const save = () => {
    const read = readDraft(draft);
    setFaults(read.faults);
    if (read.faults.length > 0) return;
    if (bank === undefined) add.mutate({ body: read.input });
    else edit.mutate({ params: { acquirerId: bank.id }, body: read.input });
  };
  const badLine = faults.find(({ field }) => field === 'contacts')?.line;
  return (
    <Dialog title={bank?.name ?? t('form.newTitle')} onClose={onClose} size={620}>
      <FormColumn error={error} onSubmit={save}>
        <TextInput
          label={t('form.name')}
          required
          data-autofocus
          value={draft.name}
          error={fieldText('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('form.codeBook')}
          description={t('form.codeBookHelp')}
          value={draft.codeBook}
          error={fieldText('codeBook')}
          onChange={(event) => change({ codeBook: event.currentTarget.value })}
        />
        <Textarea
          label={t('form.contacts')}
          description={t('form.contactsHelp')}
          autosize
          minRows={2}
          maxRows={8}
          value={draft.contacts}
          error={badLine === undefined ? fieldText('contacts') : t('form.contactsWrong', { line: badLine })}
          onChange={(event) => change({ contacts: event.currentTarget.value })}
        />
        <Hours draft={draft} faults={faults} onChange={change} />
        <Settlement draft={draft} onChange={change} />
        <Textarea
          label={t('form.note')}
          autosize
          minRows={1}
          maxRows={6}
          value={draft.note}
          error={fieldText('note')}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Button type="submit" loading={isPending} disabled={draft.name.trim() === ''}>
          {t('form.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}

interface HoursProps {
  draft: AcquirerDraft;
  faults: readonly DraftFault[];
  onChange: Change;
}

function Hours({ draft, faults, onChange }: HoursProps) {
  const { t } = useTranslation('acquirers');
  const { language } = useFormat();
  const isFaulty = (field: DraftFault['field']) => faults.some((fault) => fault.field === field);
  return (
    <>
      <fieldset className={classes.hours}>
        <legend>{t('form.hours')}</legend>
        <p className={classes.hint}>{t('form.hoursHelp')}</p>
        {WEEK.map((day) => (
          <div key={day} className={classes.day}>
            <span aria-hidden="true">{dayName(day, language, 'short')}</span>
            <TextInput
              aria-label={dayName(day, language, 'long')}
              placeholder={t('form.closed')}
              value={draft.week[day]}
              error={isFaulty(`week.${day}`) && t('form.hoursWrong')}
              onChange={(event) => onChange({ week: { ...draft.week, [day]: event.currentTarget.value } })}
            />
          </div>
        ))}
      </fieldset>
      <Select
        label={t('form.zone')}
        searchable
        allowDeselect={false}
        data={[...new Set([draft.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
        value={draft.zone}
        onChange={(zone) => zone !== null && onChange({ zone })}
      />
      <Textarea
        label={t('form.holidays')}
        description={t('form.holidaysHelp')}
        autosize
        minRows={1}
        maxRows={6}
        value={draft.holidays}
        error={isFaulty('holidays') && t('form.holidaysWrong')}
        onChange={(event) => onChange({ holidays: event.currentTarget.value })}
      />
      <Textarea
        label={t('form.workdays')}
        description={t('form.workdaysHelp')}
        autosize
        minRows={1}
        maxRows={6}
        value={draft.workdays}
        error={isFaulty('workdays') && t('form.holidaysWrong')}
        onChange={(event) => onChange({ workdays: event.currentTarget.value })}
      />
    </>
  );
}

function Settlement({ draft, onChange }: { draft: AcquirerDraft; onChange: Change }) {
  const { t } = useTranslation('acquirers');
  const bind = (field: 'cutOff' | 'acquirerDays' | 'providerDays') => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <>
      <div className={classes.two}>
        <TextInput label={t('form.cutOff')} placeholder="23:00" {...bind('cutOff')} />
        <TextInput inputMode="numeric" label={t('form.acquirerDays')} {...bind('acquirerDays')} />
        <TextInput inputMode="numeric" label={t('form.providerDays')} {...bind('providerDays')} />
      </div>
      <p className={classes.hint}>{t('form.settlementHelp')}</p>
    </>
  );
}
