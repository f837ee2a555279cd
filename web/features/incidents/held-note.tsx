import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { getIncident, type Incident, listIncidents, showIncident } from '#contract/incidents';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { When } from '../../ui/when.tsx';
import classes from './incident.module.css';

/** Says that those outside do not know yet, why, and when they will; with what decides it at once. */
export function HeldNote({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const may = useMay();
  const { id, scope, isHeld, isKeptBack, heldUntil, state } = incident;
  const show = useChange(showIncident, { refreshes: [getIncident, listIncidents] });
  if (!isHeld) return null;
  const decide = (shown: boolean) => show.mutate({ params: { incidentId: id }, body: { isPublic: shown } });
  const isOver = state === 'resolved';
  return (
    <section className={classes.held} aria-label={t('held.title')}>
      <p>
        <strong>{t('held.title')}.</strong> {isOver ? t('held.over') : isKeptBack ? t('held.kept') : t('held.text')}{' '}
        {!isOver &&
          !isKeptBack &&
          (heldUntil === null ? (
            t('held.forPerson')
          ) : (
            <>
              {t('held.until')} <When at={heldUntil} as="minute" />.
            </>
          ))}
      </p>
      {may('incident.change') && !isOver && (
        <div className={classes.acts}>
          {scope.kind !== 'merchant' && (
            <Button size="compact-sm" loading={show.isPending} onClick={() => decide(true)}>
              {t('held.show')}
            </Button>
          )}
          {!isKeptBack && (
            <Button size="compact-sm" variant="default" loading={show.isPending} onClick={() => decide(false)}>
              {t('held.hide')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
