import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listWorks, type NamedScope, planWorks, WorksScope } from '#contract/incidents';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { ScopeSelect } from './scope-select.tsx';

const KINDS = WorksScope.shape.kind.options;

/** Works as a bank announces them: a start by its own clock, and how long. */
export function WorksDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('incidents');
  const [scope, setScope] = useState<NamedScope>();
  const [draft, setDraft] = useState({ start: '', minutes: 120, zone: 'Europe/Minsk', ru: '', en: '' });
  const plan = useChange(planWorks, { refreshes: [listWorks], onDone: onClose });
  const fieldText = useFieldText(plan.error);
  const bind = (field: 'start' | 'zone' | 'ru' | 'en') => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [field]: event.currentTarget.value }),
    error: fieldText(field),
  });
  const about = WorksScope.safeParse(scope).data;
  return (
    <Dialog title={t('works.add')} onClose={onClose}>
      <FormColumn
        error={plan.error}
        onSubmit={() => about !== undefined && plan.mutate({ body: { ...draft, scope: about } })}
      >
        <ScopeSelect
          label={t('works.scope')}
          kinds={KINDS}
          value={scope === undefined ? null : `${scope.kind}:${scope.id}`}
          error={fieldText('scope')}
          onChange={setScope}
        />
        <TextInput type="datetime-local" required label={t('works.start')} {...bind('start')} />
        <NumberInput
          label={t('works.minutes')}
          min={1}
          max={20_160}
          value={draft.minutes}
          error={fieldText('minutes')}
          onChange={(value) => setDraft({ ...draft, minutes: Number(value) || 1 })}
        />
        <TextInput label={t('works.zone')} {...bind('zone')} />
        <Textarea label={t('works.ru')} autosize minRows={2} {...bind('ru')} />
        <Textarea label={t('works.en')} autosize minRows={2} {...bind('en')} />
        <Button type="submit" disabled={about === undefined || draft.start === ''} loading={plan.isPending}>
          {t('works.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
