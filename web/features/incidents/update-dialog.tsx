import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getIncident,
  type Incident,
  IncidentState,
  listIncidents,
  Severity,
  updateIncident,
} from '#contract/incidents';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';

interface UpdateDialogProps {
  incident: Incident;
  onClose(): void;
}

/** Tells how an incident stands: who does has it from then on. */
export function UpdateDialog({ incident, onClose }: UpdateDialogProps) {
  const { t } = useTranslation('incidents');
  const [state, setState] = useState<IncidentState>(incident.state === 'investigating' ? 'identified' : incident.state);
  const [severity, setSeverity] = useState<Severity>(incident.severity);
  const [ru, setRu] = useState('');
  const [en, setEn] = useState('');
  const [isPublic, setIsPublic] = useState(true);
  const tell = useChange(updateIncident, { refreshes: [getIncident, listIncidents], onDone: onClose });
  const fieldText = useFieldText(tell.error);
  const submit = () =>
    tell.mutate({ params: { incidentId: incident.id }, body: { state, severity, ru, en, isPublic } });
  return (
    <Dialog title={t('act.update')} onClose={onClose}>
      <FormColumn error={tell.error} onSubmit={submit}>
        <NativeSelect
          label={t('updates.state')}
          value={state}
          onChange={({ currentTarget }) => setState(IncidentState.parse(currentTarget.value))}
          data={IncidentState.options.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <NativeSelect
          label={t('updates.severity')}
          value={severity}
          onChange={({ currentTarget }) => setSeverity(Severity.parse(currentTarget.value))}
          data={Severity.options.map((value) => ({ value, label: t(`severity.${value}`) }))}
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
          error={fieldText('en')}
          onChange={({ currentTarget }) => setEn(currentTarget.value)}
        />
        <Checkbox
          label={t('updates.isPublic')}
          checked={isPublic}
          onChange={({ currentTarget }) => setIsPublic(currentTarget.checked)}
        />
        <Button type="submit" disabled={ru.trim() === '' && en.trim() === ''} loading={tell.isPending}>
          {t('updates.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
