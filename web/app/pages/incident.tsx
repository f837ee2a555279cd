import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contract/incidents';
import type { IncidentId } from '#kernel/ids';
import { FiguresPanel } from '../../features/incidents/figures-panel.tsx';
import { HeldNote } from '../../features/incidents/held-note.tsx';
import classes from '../../features/incidents/incident.module.css';
import { IncidentActs, type IncidentDialog } from '../../features/incidents/incident-acts.tsx';
import { IncidentFacts } from '../../features/incidents/incident-facts.tsx';
import { MergeDialog } from '../../features/incidents/merge-dialog.tsx';
import { RoundDialog } from '../../features/incidents/round-dialog.tsx';
import { RoundsPanel } from '../../features/incidents/rounds-panel.tsx';
import { StateMark } from '../../features/incidents/state-mark.tsx';
import { TicketsPanel } from '../../features/incidents/tickets-panel.tsx';
import { UpdateDialog } from '../../features/incidents/update-dialog.tsx';
import { UpdatesPanel } from '../../features/incidents/updates-panel.tsx';
import { useIncident, useIncidentNews } from '../../features/incidents/use-incidents.ts';
import { useScopeName } from '../../features/incidents/use-scope-name.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Page } from '../../ui/page.tsx';

/** One incident: its figures, its tickets, what was told, and one answer to all. */
export function IncidentPage() {
  const { t } = useTranslation('incidents');
  const navigate = useNavigate();
  const nameOf = useScopeName();
  const { incidentId } = useParams({ from: '/shell/incidents/$incidentId' });
  useIncidentNews();
  const { data: incident, error, refetch } = useIncident(incidentId as IncidentId); // the server judges whether it is one
  const [dialog, setDialog] = useState<IncidentDialog>();
  useKeys([
    { keys: 'Escape', group: t('keys.group'), label: t('keys.list'), run: () => void navigate({ to: '/incidents' }) },
  ]);
  if (incident === undefined) {
    const isMissing = error?.status === 404 || error?.status === 400;
    return (
      <Page title={isMissing ? t('notFound') : t('title')}>
        {isMissing ? <Empty title={t('notFoundText')} /> : <ErrorNote error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  return (
    <Page
      title={`${t('number', { number: incident.number })} · ${nameOf(incident.scope)}`}
      aside={<StateMark state={incident.state} />}
      actions={<IncidentActs incident={incident} onOpen={setDialog} />}
    >
      <div className={classes.scroll}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
        <HeldNote incident={incident} />
        <div className={classes.panels}>
          <div className={classes.column}>
            <FiguresPanel incident={incident} />
            <TicketsPanel incident={incident} />
          </div>
          <div className={classes.column}>
            <IncidentFacts incident={incident} />
            <RoundsPanel incident={incident} />
            <UpdatesPanel incident={incident} />
          </div>
        </div>
      </div>
      <Opened incident={incident} dialog={dialog} onClose={() => setDialog(undefined)} />
    </Page>
  );
}

interface OpenedProps {
  incident: Incident;
  dialog: IncidentDialog | undefined;
  onClose(): void;
}

function Opened({ incident, dialog, onClose }: OpenedProps) {
  const navigate = useNavigate();
  if (dialog === 'update') return <UpdateDialog incident={incident} onClose={onClose} />;
  if (dialog === 'answer') return <RoundDialog incident={incident} onClose={onClose} />;
  if (dialog !== 'merge') return null;
  return (
    <MergeDialog
      incident={incident}
      onClose={onClose}
      onMerged={({ id }) => {
        onClose();
        void navigate({ to: '/incidents/$incidentId', params: { incidentId: id } });
      }}
    />
  );
}
