import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IncidentRow } from '#contract/incidents';
import { useFormat } from '../../lib/format.ts';
import { When } from '../../ui/when.tsx';
import classes from './incident-line.module.css';
import { StateMark } from './state-mark.tsx';
import { useScopeName } from './use-scope-name.ts';

interface IncidentLineProps {
  incident: IncidentRow;
  isCurrent: boolean;
}

/** One incident in a list: what, how bad, since when, how many ask about it. */
export function IncidentLine({ incident, isCurrent }: IncidentLineProps) {
  const { t } = useTranslation('incidents');
  const format = useFormat();
  const nameOf = useScopeName();
  const { id, scope, evidence, severity, outcome, tickets, startedAt, resolvedAt } = incident;
  return (
    <Link
      to="/incidents/$incidentId"
      params={{ incidentId: id }}
      className={classes.line}
      data-current={isCurrent || undefined}
    >
      <StateMark state={incident.state} />
      <span className={classes.name}>{nameOf(scope)}</span>
      <span className={classes.figure}>
        {t(`severity.${severity}`)} · {t(`outcome.${outcome}`)}{' '}
        {evidence !== null &&
          t('rate', { rate: format.percent(evidence.rate), expected: format.percent(evidence.expected) })}
      </span>
      <span className={classes.figure}>{t('tickets', { count: tickets })}</span>
      <span className={classes.quiet}>
        <When at={startedAt} as="minute" />
        {resolvedAt !== null && (
          <>
            {' – '}
            <When at={resolvedAt} as="minute" />
          </>
        )}
      </span>
    </Link>
  );
}
