import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getIncident, type Incident, IncidentState, listIncidents, updateIncident } from '#contract/incidents';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { isUnsaid, type Telling, TellingFields } from './telling-fields.tsx';

interface UpdateDialogProps {
  incident: Incident;
  onClose(): void;
}

/** Tells how an incident stands: who does has it from then on. */
export function UpdateDialog({ incident, onClose }: UpdateDialogProps) {
  const { t } = useTranslation('incidents');
  const [state, setState] = useState<IncidentState>(incident.state === 'investigating' ? 'identified' : incident.state);
  const [telling, setTelling] = useState<Telling>({ severity: incident.severity, ru: '', en: '' });
  const [isPublic, setIsPublic] = useState(!incident.isKeptBack);
  const tell = useChange(updateIncident, { refreshes: [getIncident, listIncidents], onDone: onClose });
  const fieldText = useFieldText(tell.error);
  const submit = () => tell.mutate({ params: { incidentId: incident.id }, body: { state, ...telling, isPublic } });
  return (
    <Dialog title={t('act.update')} onClose={onClose}>
      <FormColumn error={tell.error} onSubmit={submit}>
        <NativeSelect
          label={t('updates.state')}
          value={state}
          onChange={({ currentTarget }) => setState(IncidentState.parse(currentTarget.value))}
          data={IncidentState.options.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <TellingFields value={telling} fieldText={fieldText} onChange={setTelling} />
        <Checkbox
          label={t('updates.isPublic')}
          checked={isPublic}
          onChange={({ currentTarget }) => setIsPublic(currentTarget.checked)}
        />
        <Button type="submit" disabled={isUnsaid(telling)} loading={tell.isPending}>
          {t('updates.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
