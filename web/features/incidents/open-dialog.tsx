import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Incident, listIncidents, type NamedScope, openIncident } from '#contract/incidents';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { nowMs } from '../../lib/now.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { instantOf, localOf } from './local-time.rules.ts';
import { ScopeSelect } from './scope-select.tsx';
import { isUnsaid, type Telling, TellingFields } from './telling-fields.tsx';

interface OpenDialogProps {
  onClose(): void;
  onOpened(incident: Incident): void;
}

/** An incident that a person sees before the figures do. */
export function OpenDialog({ onClose, onOpened }: OpenDialogProps) {
  const { t } = useTranslation('incidents');
  const [scope, setScope] = useState<NamedScope>();
  const [startedAt, setStartedAt] = useState(() => localOf(nowMs()));
  const [telling, setTelling] = useState<Telling>({ severity: 'major', ru: '', en: '' });
  const open = useChange(openIncident, { refreshes: [listIncidents], onDone: onOpened });
  const fieldText = useFieldText(open.error);
  const at = instantOf(startedAt);
  const submit = () => {
    if (scope === undefined || at === undefined) return;
    const { kind, id } = scope;
    open.mutate({ body: { scope: { kind, id }, startedAt: at, isPublic: false, ...telling } });
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
        <TextInput
          type="datetime-local"
          label={t('new.startedAt')}
          value={startedAt}
          error={fieldText('startedAt')}
          onChange={({ currentTarget }) => setStartedAt(currentTarget.value)}
        />
        <TellingFields value={telling} fieldText={fieldText} onChange={setTelling} />
        <Button
          type="submit"
          disabled={scope === undefined || at === undefined || isUnsaid(telling)}
          loading={open.isPending}
        >
          {t('new.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
