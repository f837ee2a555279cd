import { useTranslation } from 'react-i18next';
import { getIncident, type Incident, stopRound } from '#contract/incidents';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './incident.module.css';
import { PaceLine } from './pace-line.tsx';
import { RoundTickets } from './round-tickets.tsx';

/** Answers to all, how far each has come, and how often those who wait hear of it. */
export function RoundsPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const may = useMay();
  const stop = useChange(stopRound, { refreshes: [getIncident] });
  return (
    <Panel title={t('round.past')}>
      <PaceLine incident={incident} />
      {incident.untold > 0 && <p className={classes.late}>{t('round.untold', { count: incident.untold })}</p>}
      <ErrorNote error={stop.error} />
      {incident.rounds.length === 0 && <p className={classes.quiet}>{t('round.none')}</p>}
      <ul>
        {incident.rounds.map((round) => (
          <li key={round.id} className={classes.line}>
            <span className={classes.head}>
              <span className={classes.strong}>{t('round.number', { number: round.number })}</span>
              <span>{t(`round.states.${round.state}`)}</span>
              <span className={classes.quiet}>
                {[
                  t('round.sent', { count: round.sent }),
                  round.waiting > 0 && t('round.waiting', { count: round.waiting }),
                  round.excluded > 0 && t('round.excluded', { count: round.excluded }),
                  round.isClosing && t('round.isClosing'),
                  round.byName,
                ]
                  .filter(Boolean)
                  .join(' · ')}{' '}
                <When at={round.at} as="minute" />
              </span>
              {round.state === 'running' && may('incident.answer') && (
                <button
                  type="button"
                  className={classes.act}
                  onClick={() => stop.mutate({ params: { incidentId: incident.id, roundId: round.id } })}
                >
                  {t('round.stop')}
                </button>
              )}
            </span>
            <RoundTickets incidentId={incident.id} roundId={round.id} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
