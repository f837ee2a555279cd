import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentRow } from '#contract/incidents';
import { IncidentLine } from '../../features/incidents/incident-line.tsx';
import { OpenDialog } from '../../features/incidents/open-dialog.tsx';
import { useIncidentNews, useOpenIncidents, usePastIncidents } from '../../features/incidents/use-incidents.ts';
import { WorksPanel } from '../../features/incidents/works-panel.tsx';
import { useMay } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useListCursor } from '../../ui/use-list-cursor.ts';
import classes from './incidents.module.css';

/** What is broken now, what was, and what banks have announced. */
export function IncidentsPage() {
  const { t } = useTranslation('incidents');
  const may = useMay();
  const navigate = useNavigate();
  const [isOpening, setIsOpening] = useState(false);
  useIncidentNews();
  const open = useOpenIncidents();
  const past = usePastIncidents();
  const openRows = open.data?.items ?? [];
  const pastRows = past.data?.pages.flatMap(({ items }) => items) ?? [];
  const rows = [...openRows, ...pastRows];
  const go = ({ id }: Pick<IncidentRow, 'id'>) =>
    void navigate({ to: '/incidents/$incidentId', params: { incidentId: id } });
  const cursor = useListCursor(t('keys.group'), rows.length, (at) => {
    const row = rows[at];
    if (row !== undefined) go(row);
  });
  const mayOpen = may('incident.change');
  useKeys(
    mayOpen ? [{ keys: 'KeyN', group: t('keys.group'), label: t('act.open'), run: () => setIsOpening(true) }] : [],
  );
  return (
    <Page
      title={t('title')}
      actions={
        mayOpen && (
          <Button onClick={() => setIsOpening(true)} rightSection={<KeyHint keys="KeyN" />}>
            {t('act.open')}
          </Button>
        )
      }
    >
      <div className={classes.scroll}>
        <Panel title={t('open')}>
          <ErrorNote error={open.error} onRetry={() => void open.refetch()} />
          {open.data?.items.length === 0 && <Empty title={t('emptyOpen')}>{t('emptyOpenText')}</Empty>}
          {openRows.map((incident, at) => (
            <IncidentLine key={incident.id} incident={incident} isCurrent={cursor.at === at} />
          ))}
        </Panel>
        <WorksPanel />
        <Panel title={t('past')}>
          <ErrorNote error={past.error} onRetry={() => void past.refetch()} />
          {past.data !== undefined && pastRows.length === 0 && <p>{t('emptyPast')}</p>}
          {pastRows.map((incident, at) => (
            <IncidentLine key={incident.id} incident={incident} isCurrent={cursor.at === openRows.length + at} />
          ))}
          <MoreButton query={past} />
        </Panel>
      </div>
      {isOpening && (
        <OpenDialog
          onClose={() => setIsOpening(false)}
          onOpened={(incident) => {
            setIsOpening(false);
            go(incident);
          }}
        />
      )}
    </Page>
  );
}
