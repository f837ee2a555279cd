import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Source } from '#contract/gateways';
import { Card } from '../../ui/card.tsx';
import { ProblemNote } from './problem-note.tsx';
import { SourceActions } from './source-actions.tsx';
import { SourceMark } from './source-mark.tsx';
import { SourceReadings } from './source-readings.tsx';
import { TurnedAwayNote } from './turned-away-note.tsx';

/** One source on the list: whether it works, how far it is, what to do. */
export function SourceCard({ source }: { source: Source }) {
  const { t } = useTranslation('gateways');
  return (
    <Card
      name={
        <Link to="/sources/$sourceId" params={{ sourceId: source.id }} aria-label={t('open', { name: source.name })}>
          {source.name}
        </Link>
      }
      kind={t(`kind.${source.kind}`)}
      beside={
        <>
          <SourceMark state={source.state} />
          <SourceActions source={source} />
        </>
      }
    >
      {source.problem !== undefined && <ProblemNote problem={source.problem} failures={source.failures} />}
      <TurnedAwayNote notifications={source.notifications} />
      <SourceReadings source={source} />
    </Card>
  );
}
