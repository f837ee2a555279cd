import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Incident, listIncidents, type NamedScope, openIncident, Severity } from '#contract/incidents';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { nowMs } from '../../lib/now.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { instantOf, localOf } from './local-time.rules.ts';
import { ScopeSelect } from './scope-select.tsx';

interface OpenDialogProps {
  onClose(): void;
  onOpened(incident: Incident): void;
}

/** An incident that a person sees before the figures do. */
export function OpenDialog({ onClose, onOpened }: OpenDialogProps) {
  const { t } = useTranslation('incidents');
  const [scope, setScope] = useState<NamedScope>();
  const [severity, setSeverity] = useState<Severity>('major');
  const [startedAt, setStartedAt] = useState(() => localOf(nowMs()));
  const [ru, setRu] = useState('');
  const [en, setEn] = useState('');
  const open = useChange(openIncident, { refreshes: [listIncidents], onDone: onOpened });
  const fieldText = useFieldText(open.error);
  const at = instantOf(startedAt);
  const submit = () => {
    if (scope === undefined || at === undefined) return;
    const { kind, id } = scope;
    open.mutate({ body: { scope: { kind, id }, severity, startedAt: at, isPublic: false, ru, en } });
  };
  return (
    <Dialog title={t('new.title')} onClose={onClose}>
      <FormColumn error={open.error} onSubmit={submit}>
        <ScopeSelect
          label={t('new.scope')}
          value={scope === undefined ? null : `${scope.kind}:${scope.id}`}
          error={fieldText('scope')}
          onChange={setScope}
        />
        <NativeSelect
          label={t('updates.severity')}
          value={severity}
          onChange={({ currentTarget }) => setSeverity(Severity.parse(currentTarget.value))}
          data={Severity.options.map((value) => ({ value, label: t(`severity.${value}`) }))}
        />
        <TextInput
          type="datetime-local"
          label={t('new.startedAt')}
          value={startedAt}
          error={fieldText('startedAt')}
          onChange={({ currentTarget }) => setStartedAt(currentTarget.value)}
        />
        <Textarea
          label={t('updates.ru')}
          description={t('updates.hint')}
          autosize
          minRows={2}
          value={ru}
          error={fieldText('ru')}
          onChange={({ currentTarget }) => setRu(currentTarget.value)}
        />
        <Textarea
          label={t('updates.en')}
          autosize
          minRows={2}
          value={en}
          onChange={({ currentTarget }) => setEn(currentTarget.value)}
        />
        <Button
          type="submit"
          disabled={scope === undefined || at === undefined || (ru.trim() === '' && en.trim() === '')}
          loading={open.isPending}
        >
          {t('new.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
