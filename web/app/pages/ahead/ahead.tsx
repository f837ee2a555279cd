import { useTranslation } from 'react-i18next';
import { useMay } from '../../../lib/actor.ts';
import classes from './ahead.module.css';
import { DeliveriesAhead } from './deliveries-ahead.tsx';
import { IncidentsAhead } from './incidents-ahead.tsx';
import { LimitsAhead } from './limits-ahead.tsx';
import { ModulesAhead } from './modules-ahead.tsx';

/** What the shift should know before anybody writes: beside the queue while no ticket is open. */
export function Ahead() {
  const { t } = useTranslation('ahead');
  const may = useMay();
  return (
    <div className={classes.ahead}>
      <p className={classes.head}>{t('title')}</p>
      <p className={classes.quiet}>{t('text')}</p>
      {may('incident.read') && <IncidentsAhead />}
      {may('limit.read') && <LimitsAhead />}
      {may('delivery.read') && <DeliveriesAhead />}
      {may('module.read') && <ModulesAhead />}
    </div>
  );
}
