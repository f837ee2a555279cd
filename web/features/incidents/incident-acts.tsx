import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { getIncident, type Incident, listIncidents, showIncident, takeIncident } from '#contract/incidents';
import { useMay, useSelf } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { KeyHint } from '../../ui/key-hint.tsx';

export type IncidentDialog = 'update' | 'answer' | 'merge';

interface IncidentActsProps {
  incident: Incident;
  onOpen(dialog: IncidentDialog): void;
}

/** What can be done with an incident; each has its key. */
export function IncidentActs({ incident, onOpen }: IncidentActsProps) {
  const { t } = useTranslation('incidents');
  const may = useMay();
  const self = useSelf();
  const refreshes = [getIncident, listIncidents];
  const take = useChange(takeIncident, { refreshes });
  const show = useChange(showIncident, { refreshes });
  const params = { incidentId: incident.id };
  const isMine = incident.lead?.id === self.id;
  const isOver = incident.state === 'resolved';
  const mayChange = may('incident.change');
  const toggleLead = () => take.mutate({ params, body: { isMine: !isMine } });
  const group = t('keys.group');
  const leadWord = isMine ? t('act.giveBack') : t('act.take');
  useKeys([
    ...(may('incident.answer') ? [{ keys: 'KeyR', group, label: t('act.answer'), run: () => onOpen('answer') }] : []),
    ...(mayChange && !isOver
      ? [
          { keys: 'KeyU', group, label: t('act.update'), run: () => onOpen('update') },
          { keys: 'KeyI', group, label: leadWord, run: toggleLead },
          { keys: 'KeyM', group, label: t('act.merge'), run: () => onOpen('merge') },
        ]
      : []),
  ]);
  return (
    <>
      {mayChange && !isOver && (
        <>
          <Button
            variant="default"
            loading={take.isPending}
            onClick={toggleLead}
            rightSection={<KeyHint keys="KeyI" />}
          >
            {leadWord}
          </Button>
          <Button variant="default" onClick={() => onOpen('merge')} rightSection={<KeyHint keys="KeyM" />}>
            {t('act.merge')}
          </Button>
          <Button variant="default" onClick={() => onOpen('update')} rightSection={<KeyHint keys="KeyU" />}>
            {t('act.update')}
          </Button>
        </>
      )}
      {/* While it is held back the note above the figures asks. */}
      {mayChange && incident.scope.kind !== 'merchant' && !incident.isHeld && (
        <Button
          variant="subtle"
          loading={show.isPending}
          onClick={() => show.mutate({ params, body: { isPublic: !incident.isPublic } })}
        >
          {incident.isPublic ? t('act.hide') : t('act.show')}
        </Button>
      )}
      {may('incident.answer') && (
        <Button onClick={() => onOpen('answer')} rightSection={<KeyHint keys="KeyR" />}>
          {t('act.answer')}
        </Button>
      )}
    </>
  );
}
