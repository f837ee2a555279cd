import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeskTimes, getDeskTimes, setDeskTimes } from '#contract/calendar';
import { useChange } from '../../lib/ask.ts';
import { dayName } from '../../lib/day-name.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { WEEK } from '../../lib/working-hours.rules.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './desk-times-dialog.module.css';
import { type DeskTimesDraft, draftOf, readDraft, WHOLE_DAY } from './desk-times-draft.rules.ts';

const KINDS = ['telegram', 'email', 'phone'] as const;

/** Changes the times to answer, working hours and holidays. */
export function DeskTimesDialog({ times, onClose }: { times: DeskTimes; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const [draft, setDraft] = useState(() => draftOf(times));
  const [faults, setFaults] = useState<readonly string[]>([]);
  const set = useChange(setDeskTimes, { refreshes: [getDeskTimes], onDone: onClose });
  const fieldText = useFieldText(set.error);
  const save = () => {
    const read = readDraft(draft);
    setFaults(read.faults);
    if (read.faults.length === 0) set.mutate({ body: read.times });
  };
  const change = (next: Partial<DeskTimesDraft>) => setDraft({ ...draft, ...next });
  return (
    <Dialog title={t('dialogTitle')} onClose={onClose}>
      <FormColumn error={set.error} onSubmit={save}>
        <p className={classes.hint}>{t('dialogText')}</p>
        <div className={classes.minutes}>
          {KINDS.map((kind) => (
            <TextInput
              key={kind}
              inputMode="numeric"
              label={t('firstIn', { kind: t(`kinds.${kind}`) })}
              value={draft.first[kind]}
              error={fieldText(`answers.first.${kind}`)}
              onChange={(event) => change({ first: { ...draft.first, [kind]: event.currentTarget.value } })}
            />
          ))}
          <TextInput
            inputMode="numeric"
            label={t('nextIn')}
            value={draft.next}
            error={fieldText('answers.next')}
            onChange={(event) => change({ next: event.currentTarget.value })}
          />
        </div>
        <Hours draft={draft} faults={faults} onChange={change} />
        <Textarea
          label={t('holidaysIn')}
          placeholder={t('holidaysHint')}
          autosize
          minRows={2}
          maxRows={8}
          value={draft.holidays}
          error={faults.includes('holidays') && t('holidaysWrong')}
          onChange={(event) => change({ holidays: event.currentTarget.value })}
        />
        <Button type="submit" loading={set.isPending}>
          {t('save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}

interface HoursProps {
  draft: DeskTimesDraft;
  faults: readonly string[];
  onChange(next: Partial<DeskTimesDraft>): void;
}

function Hours({ draft, faults, onChange }: HoursProps) {
  const { t } = useTranslation('calendar');
  const { language } = useFormat();
  const allDay = Object.fromEntries(WEEK.map((day) => [day, WHOLE_DAY])) as DeskTimesDraft['week']; // every day is there
  return (
    <fieldset className={classes.hours}>
      <legend className={classes.legend}>{t('hours')}</legend>
      <p className={classes.hint}>{t('hoursHint')}</p>
      <Button variant="default" size="compact-sm" onClick={() => onChange({ week: allDay })}>
        {t('allDay')}
      </Button>
      {WEEK.map((day) => (
        <div key={day} className={classes.day}>
          <span aria-hidden="true">{dayName(day, language, 'short')}</span>
          <TextInput
            aria-label={dayName(day, language, 'long')}
            placeholder={t('closed')}
            value={draft.week[day]}
            error={faults.includes(`week.${day}`) && t('hoursWrong')}
            onChange={(event) => onChange({ week: { ...draft.week, [day]: event.currentTarget.value } })}
          />
        </div>
      ))}
      <Select
        label={t('zone')}
        searchable
        allowDeselect={false}
        data={[...new Set([draft.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
        value={draft.zone}
        onChange={(zone) => zone !== null && onChange({ zone })}
      />
    </fieldset>
  );
}
