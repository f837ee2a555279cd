import { useTranslation } from 'react-i18next';
import type { LimitDetail } from '#contract/limits';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Mark } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import { LOOK, STATE_OF } from './limit-state.ts';
import classes from './limits.module.css';
import { useValueText } from './use-value-text.ts';

/** What held when, and what was said about it. */
export function HistoryPanel({ detail }: { detail: LimitDetail }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const now = useNowMs();
  const valueText = useValueText(detail.limit);
  const span = (from: string, to: string | null) =>
    [
      t('history.since', { at: format.minute(from, now) }),
      to !== null && t('history.until', { at: format.minute(to, now) }),
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <>
      <Panel title={t('history.title')}>
        <ul>
          {detail.temporary.map(({ from, to, value }) => (
            <li key={`${from} ${to} ${value}`} className={classes.entry}>
              <span className={classes.figures}>{valueText(value)}</span>
              <span className={classes.grow}>
                {t('history.temporary')} <span className={classes.quiet}>{span(from, to)}</span>
              </span>
            </li>
          ))}
          {detail.versions.map((version) => (
            <li key={version.from} className={classes.entry}>
              <span className={classes.figures}>{valueText(version.value)}</span>
              <span className={classes.grow}>
                {span(version.from, version.to)}{' '}
                <span className={classes.quiet}>
                  {[
                    version.document,
                    version.agreedBy,
                    version.enteredBy !== null && t('history.by', { name: version.enteredBy }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('history.alerts')}>
        {detail.alerts.length === 0 && <p className={classes.hint}>{t('history.noAlerts')}</p>}
        <ul>
          {detail.alerts.map(({ level, windowStart, raisedAt, clearedAt }) => (
            <li key={`${level} ${windowStart}`} className={classes.entry}>
              <Mark {...LOOK[STATE_OF[level]]}>{t(`state.${STATE_OF[level]}`)}</Mark>
              <When at={raisedAt} />
              <span className={classes.quiet}>
                {clearedAt !== null && t('history.cleared', { at: format.minute(clearedAt, now) })}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
