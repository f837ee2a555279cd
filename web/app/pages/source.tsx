import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getSource, listRefusedDocuments } from '#contract/gateways';
import { readSettings } from '#contract/platform';
import type { SourceId } from '#kernel/ids';
import { ProblemNote } from '../../features/gateways/problem-note.tsx';
import { RefusedDocuments } from '../../features/gateways/refused-documents.tsx';
import { SourceActions } from '../../features/gateways/source-actions.tsx';
import { SourceMark } from '../../features/gateways/source-mark.tsx';
import { SourceReadings } from '../../features/gateways/source-readings.tsx';
import { SourceSettingsPanel } from '../../features/gateways/source-settings.tsx';
import { TurnedAwayNote } from '../../features/gateways/turned-away-note.tsx';
import { ask, refresh } from '../../lib/ask.ts';
import { useStream } from '../../lib/live.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './source.module.css';

export function SourcePage() {
  const { t } = useTranslation('gateways');
  const params = useParams({ from: '/shell/sources/$sourceId' });
  const sourceId = params.sourceId as SourceId; // the server judges whether it is one
  const { data: source, error, refetch } = useQuery(ask(getSource, { params: { sourceId } }));
  const { data: settings } = useQuery(ask(readSettings, {}));
  const look = () => void refresh(getSource, listRefusedDocuments);
  useStream(`source:${sourceId}`, { onFrames: look, onReload: look });
  return (
    <Page
      title={source?.name ?? <Link to="/sources">{t('back')}</Link>}
      aside={
        source !== undefined && (
          <span className={classes.aside}>
            <SourceMark state={source.state} />
            <Link to="/sources">← {t('back')}</Link>
          </span>
        )
      }
      actions={source !== undefined && <SourceActions source={source} />}
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {source !== undefined && (
        <>
          {source.problem !== undefined && <ProblemNote problem={source.problem} failures={source.failures} />}
          <TurnedAwayNote notifications={source.notifications} />
          <SourceReadings source={source} />
          {source.enrichment.problem !== undefined && <ProblemNote problem={source.enrichment.problem} />}
          <SourceSettingsPanel source={source} publicUrl={settings?.publicUrl ?? location.origin} />
          <RefusedDocuments sourceId={sourceId} />
        </>
      )}
    </Page>
  );
}
