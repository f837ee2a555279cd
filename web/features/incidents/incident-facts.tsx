import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contract/incidents';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './incident.module.css';

/** When, who, what suffers. */
export function IncidentFacts({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const { lead, calmSince, resolvedAt, mergedInto, components } = incident;
  return (
    <Panel title={t(`severity.${incident.severity}`)}>
      {mergedInto !== null && (
        <p>
          <Link to="/incidents/$incidentId" params={{ incidentId: mergedInto.id }}>
            {t('mergedInto', { number: mergedInto.number })}
          </Link>
        </p>
      )}
      <Facts>
        <Fact label={t('began')}>
          <When at={incident.startedAt} as="minute" />
        </Fact>
        <Fact label={t('found')}>
          <When at={incident.detectedAt} as="minute" />
        </Fact>
        <Fact label={t('calm')}>
          {calmSince !== null && resolvedAt === null && <When at={calmSince} as="minute" />}
        </Fact>
        <Fact label={t('ended')}>{resolvedAt !== null && <When at={resolvedAt} as="minute" />}</Fact>
        <Fact label={t('openedBy')}>{incident.openedBy ?? t('byProgram')}</Fact>
        <Fact label={t('lead')}>{lead?.name}</Fact>
        <Fact label={t('components')}>
          {components.map(({ name, impact }) => `${name}: ${t(`impact.${impact}`)}`).join(', ')}
        </Fact>
      </Facts>
      {lead !== null && resolvedAt === null && <p className={classes.quiet}>{t('taken')}</p>}
    </Panel>
  );
}
