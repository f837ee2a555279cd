import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { getIncident, type Incident, listIncidents, mergeIncident } from '#contract/incidents';
import { useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './incident.module.css';
import { useOpenIncidents } from './use-incidents.ts';

interface MergeDialogProps {
  incident: Incident;
  onClose(): void;
  onMerged(into: Incident): void;
}

/** Two incidents turn out to be one. */
export function MergeDialog({ incident, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation('incidents');
  const { data } = useOpenIncidents();
  const merge = useChange(mergeIncident, { refreshes: [listIncidents, getIncident], onDone: onMerged });
  const others = data?.items.filter(({ id }) => id !== incident.id) ?? [];
  return (
    <Dialog title={t('merge.title')} onClose={onClose}>
      <p className={classes.quiet}>{others.length === 0 ? t('merge.none') : t('merge.text')}</p>
      <ErrorNote error={merge.error} />
      <div className={classes.acts}>
        {others.map(({ id, number, scope }) => (
          <Button
            key={id}
            variant="default"
            loading={merge.isPending}
            onClick={() => merge.mutate({ params: { incidentId: incident.id }, body: { into: id } })}
          >
            {t('number', { number })} · {scope.name}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
