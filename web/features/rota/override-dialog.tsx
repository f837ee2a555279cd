import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addOverride, getOnDuty, getRota, type Rota } from '#contract/rota';
import { useChange } from '../../lib/ask.ts';
import type { CallError } from '../../lib/call.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './lines.module.css';
import { type OverrideDraft, overrideInputOf } from './override-draft.rules.ts';
import { PersonSelect } from './person-select.tsx';
import { PlacePick } from './place-pick.tsx';

interface OverrideDialogProps {
  rota: Rota;
  draft: OverrideDraft;
  onClose(): void;
}

const KINDS = ['replace', 'remove', 'add'] as const;

/** Puts somebody on, takes somebody off, or lets one step in for another, for a while. */
export function OverrideDialog({ rota, draft: first, onClose }: OverrideDialogProps) {
  const { t } = useTranslation('rota');
  const [draft, setDraft] = useState(first);
  const add = useChange(addOverride, { refreshes: [getRota, getOnDuty], onDone: onClose });
  const body = overrideInputOf(draft);
  return (
    <Dialog title={t('override.newTitle')} onClose={onClose}>
      <FormColumn error={add.error} onSubmit={() => body !== undefined && add.mutate({ body })}>
        <SegmentedControl
          aria-label={t('override.kind')}
          value={draft.kind}
          onChange={(chosen) => setDraft({ ...draft, kind: KINDS.find((kind) => kind === chosen) ?? draft.kind })}
          data={KINDS.map((kind) => ({ value: kind, label: t(`override.kinds.${kind}`) }))}
        />
        <OverrideFields
          rota={rota}
          draft={draft}
          error={add.error}
          onChange={(next) => setDraft({ ...draft, ...next })}
        />
        <Button type="submit" disabled={body === undefined} loading={add.isPending}>
          {t('rule.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}

interface OverrideFieldsProps {
  rota: Rota;
  draft: OverrideDraft;
  error: CallError | null;
  onChange(next: Partial<OverrideDraft>): void;
}

function OverrideFields({ rota, draft, error, onChange }: OverrideFieldsProps) {
  const { t } = useTranslation('rota');
  const fieldText = useFieldText(error);
  const bind = (field: 'start' | 'end' | 'reason') => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
    error: fieldText(field),
  });
  return (
    <>
      {draft.kind === 'replace' && (
        <PersonSelect
          label={t('override.insteadOf')}
          people={rota.people}
          value={draft.insteadOf}
          error={fieldText('insteadOf')}
          onChange={(insteadOf) => onChange({ insteadOf })}
        />
      )}
      <PersonSelect
        label={draft.kind === 'replace' ? t('override.whoReplaces') : t('override.person')}
        people={rota.people.filter(({ personId }) => draft.kind !== 'replace' || personId !== draft.insteadOf)}
        value={draft.personId}
        error={fieldText('personId')}
        isFirst
        onChange={(personId) => onChange({ personId })}
      />
      <div className={classes.two}>
        <TextInput type="datetime-local" required label={t('override.start')} {...bind('start')} />
        <TextInput type="datetime-local" required label={t('override.end')} {...bind('end')} />
      </div>
      <p className={classes.hint}>{t('pattern.zone', { zone: rota.zone })}</p>
      {draft.kind !== 'remove' && <PlacePick value={draft.place} onChange={(place) => onChange({ place })} />}
      <TextInput label={t('override.reason')} description={t('override.reasonHint')} {...bind('reason')} />
    </>
  );
}
