import { useTranslation } from 'react-i18next';
import type { Incident } from '#contract/incidents';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './incident.module.css';
import { StateMark } from './state-mark.tsx';

/** What was told of an incident, the newest first, in both languages. */
export function UpdatesPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  return (
    <Panel title={t('updates.title')}>
      {incident.updates.length === 0 && <p className={classes.quiet}>{t('updates.none')}</p>}
      <ul>
        {incident.updates.toReversed().map((update) => (
          <li key={update.id} className={classes.line}>
            <span className={classes.head}>
              <StateMark state={update.state} />
              <When at={update.at} as="minute" />
              <span className={classes.quiet}>
                {[update.byName ?? t('byProgram'), !update.isPublic && t('updates.inside')].filter(Boolean).join(' · ')}
              </span>
            </span>
            {update.ru !== '' && (
              <span lang="ru" className={classes.text}>
                {update.ru}
              </span>
            )}
            {update.en !== '' && (
              <span lang="en" className={`${classes.text} ${classes.quiet}`}>
                {update.en}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
