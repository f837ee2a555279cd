import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addShiftRule, changeShiftRule, getOnDuty, getRota, type Rota, type ShiftRule } from '#contract/rota';
import { useChange } from '../../lib/ask.ts';
import type { CallError } from '../../lib/call.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './lines.module.css';
import { PersonSelect } from './person-select.tsx';
import { PlacePick } from './place-pick.tsx';
import { clockIn, type RuleDraft, ruleDraftOf, ruleInputOf } from './rule-draft.rules.ts';
import { WeekdayPick } from './weekday-pick.tsx';

interface RuleDialogProps {
  rota: Rota;
  rule?: ShiftRule;
  onClose(): void;
}

const REFRESHES = [getRota, getOnDuty];

/** Adds a line of the weekly pattern, or changes one from the next shift on. */
export function RuleDialog({ rota, rule, onClose }: RuleDialogProps) {
  const { t } = useTranslation('rota');
  const [draft, setDraft] = useState(() => ruleDraftOf(rule));
  const add = useChange(addShiftRule, { refreshes: REFRESHES, onDone: onClose });
  const change = useChange(changeShiftRule, { refreshes: REFRESHES, onDone: onClose });
  const error = add.error ?? change.error;
  const body = ruleInputOf(draft);
  const save = () => {
    if (body === undefined) return;
    if (rule === undefined) add.mutate({ body });
    else change.mutate({ params: { ruleId: rule.id }, body });
  };
  const name = rota.people.find(({ personId }) => personId === rule?.personId)?.name ?? '';
  return (
    <Dialog title={rule === undefined ? t('rule.newTitle') : t('rule.editTitle', { name })} onClose={onClose}>
      <FormColumn error={error} onSubmit={save}>
        {rule !== undefined && <p className={classes.hint}>{t('rule.editText')}</p>}
        <RuleFields rota={rota} draft={draft} error={error} onChange={(next) => setDraft({ ...draft, ...next })} />
        <Button type="submit" disabled={body === undefined} loading={add.isPending || change.isPending}>
          {t('rule.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}

interface RuleFieldsProps {
  rota: Rota;
  draft: RuleDraft;
  error: CallError | null;
  onChange(next: Partial<RuleDraft>): void;
}

function RuleFields({ rota, draft, error, onChange }: RuleFieldsProps) {
  const { t } = useTranslation('rota');
  const fieldText = useFieldText(error);
  const bind = (field: 'from' | 'to') => ({
    value: draft[field] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value || null }),
    error: fieldText(field),
  });
  const [start, end] = [clockIn(draft.start), clockIn(draft.end)];
  const bindClock = (field: 'start' | 'end') => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
    onBlur: () => onChange({ [field]: clockIn(draft[field]) ?? draft[field] }),
    error: clockIn(draft[field]) === undefined ? t('rule.clockWrong') : fieldText(field),
  });
  return (
    <>
      <PersonSelect
        label={t('rule.person')}
        people={rota.people}
        value={draft.personId}
        error={fieldText('personId')}
        isFirst
        onChange={(personId) => onChange({ personId })}
      />
      <WeekdayPick value={draft.weekdays} onChange={(weekdays) => onChange({ weekdays })} />
      <div className={classes.two}>
        <TextInput inputMode="numeric" label={t('rule.start')} {...bindClock('start')} />
        <TextInput inputMode="numeric" label={t('rule.end')} {...bindClock('end')} />
      </div>
      {start !== undefined && end !== undefined && end <= start && (
        <p className={classes.hint}>{end === start ? t('rule.allDay') : t('rule.overnight')}</p>
      )}
      <PlacePick value={draft.place} onChange={(place) => onChange({ place })} />
      <div className={classes.two}>
        <TextInput type="date" label={t('rule.fromDay')} {...bind('from')} />
        <TextInput type="date" label={t('rule.toDay')} {...bind('to')} />
      </div>
    </>
  );
}
