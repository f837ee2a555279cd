import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { getIncident, type Incident, setIncidentPace } from '#contract/incidents';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useNowMs } from '../../lib/now.ts';
import { When } from '../../ui/when.tsx';
import classes from './incident.module.css';

const EVERY = [15, 30, 60, 120];

/** Nothing goes out by itself until somebody says something. */
const hasNothingNew = ({ pace, updates, rounds }: Incident) =>
  pace.isAutomatic && (updates.findLast(({ isPublic }) => isPublic)?.at ?? '') <= (rounds[0]?.at ?? '');

/** How often those who wait are told, and when that is due next. */
export function PaceLine({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const may = useMay();
  const now = useNowMs();
  const set = useChange(setIncidentPace, { refreshes: [getIncident] });
  const { pace, updateDueAt, state, id } = incident;
  if (state === 'resolved') return null;
  const change = (everyMinutes: number | null, isAutomatic: boolean) =>
    set.mutate({ params: { incidentId: id }, body: { everyMinutes, isAutomatic } });
  const isLate = updateDueAt !== null && Date.parse(updateDueAt) < now;
  return (
    <div className={classes.line}>
      {updateDueAt !== null && (
        <span className={isLate ? classes.late : classes.quiet}>
          {isLate ? t('updateLate') : t('updateDue')}: <When at={updateDueAt} as="in" />
        </span>
      )}
      {hasNothingNew(incident) && <span className={isLate ? classes.late : classes.quiet}>{t('pace.nothingNew')}</span>}
      {may('incident.change') && (
        <span className={classes.head}>
          <NativeSelect
            label={t('pace.title')}
            value={String(pace.everyMinutes ?? '')}
            onChange={({ currentTarget }) =>
              change(currentTarget.value === '' ? null : Number(currentTarget.value), pace.isAutomatic)
            }
            data={[
              { value: '', label: t('pace.none') },
              ...EVERY.map((minutes) => ({ value: String(minutes), label: t('pace.every', { minutes }) })),
            ]}
          />
          {pace.everyMinutes !== null && (
            <Checkbox
              label={t('pace.automatic')}
              description={t('pace.automaticHint')}
              checked={pace.isAutomatic}
              onChange={({ currentTarget }) => change(pace.everyMinutes, currentTarget.checked)}
            />
          )}
        </span>
      )}
    </div>
  );
}
